"""The numbers of an experiment that can be swept, and the values to try.

They follow from the controls of the settings: a new numeric setting can be swept without further code.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial

import numpy as np

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Control, Layers, Slider
from dashboard.experiment.settings import SETTINGS, Setting, change
from dashboard.experiment.sweeps.alike import enough
from language.say import t

# The most values of a number, the experiment's own not counted.
MOST = 24
# The values of a linear scale that has more steps than MOST.
EVENLY = 21
# The digits tried in each power of ten, or of two: the longest of these lists that leaves no more values than wanted.
_DIGITS = {
    10: ((1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8), (1, 1.5, 2, 3, 5, 7), (1, 2, 5), (1, 3), (1,)),
    2: ((1, 1.25, 1.5, 1.75), (1, 1.5), (1,)),
}
# Units of a first hidden layer where there was none.
UNITS = 16
# The base whose powers the values of a scale are.
_BASES = {"linear": None, "log": 10, "doubling": 2}


@dataclass(frozen=True)
class Number:
    """A number of an experiment that can be varied by itself; `setting` is the setting that it is or is part of.

    `of` is its value in an experiment, `put` the experiment with another, and `values` those to try; `written` is a
    value in words.
    """

    name: str
    label: str
    group: str
    setting: Setting
    of: Callable[[Experiment], float]
    put: Callable[[Experiment, float], Experiment]
    values: tuple[float, ...]
    written: Callable[[float], str]


def numbers(experiment: Experiment, most: int = MOST) -> dict[str, Number]:
    """All numbers that have an effect in an experiment, each with at most `most` values; seeds have no order."""
    shown = (setting for setting in SETTINGS.values() if setting.control.when(experiment))
    found = (number for setting in shown for number in _of_control(setting, most, experiment))
    return {number.name: number for number in found}


@cache
def number_settings() -> Mapping[str, Setting]:
    """The names of all numbers, including those without effect in some experiments, each with its setting."""
    found = (number for setting in SETTINGS.values() for number in _of_control(setting, MOST, Experiment()))
    return {number.name: number.setting for number in found}


def _of_control(setting: Setting, most: int, experiment: Experiment) -> Sequence[Number]:
    make = _NUMBERS.get(type(setting.control))
    return make(setting, most, experiment) if make else ()


def _slider(setting: Setting, most: int, experiment: Experiment) -> Sequence[Number]:
    control = setting.control
    assert isinstance(control, Slider)
    if not control.ordered:
        return ()
    whole = isinstance(setting.default, int)
    values = _values(control, most, max(control.minimum, enough(setting.name, experiment)), whole=whole)
    put = partial(_put, setting.name, int if whole else float)
    return (Number(setting.name, control.label, control.group, setting, setting.of, put, values, control.written),)


def _put(name: str, kind: type, experiment: Experiment, value: float) -> Experiment:
    return change(experiment, **{name: kind(value)})


# The sidebar asks for all of them whenever it is drawn.
@lru_cache(maxsize=256)
def _values(control: Slider, most: int, end: float, *, whole: bool) -> tuple[float, ...]:
    """Values up to and including `end`, from which on they make no difference."""
    ends = [end] if end < control.maximum else []
    bounded = replace(control, maximum=min(control.maximum, end))
    base = _BASES[control.grid or control.scale]
    make = _linear_values if base is None else partial(_log_values, base=base)
    return _rounded([*make(bounded, most - len(ends), whole=whole), *ends], whole=whole)


def _rounded(values: Iterable[float], *, whole: bool) -> tuple[float, ...]:
    return tuple(sorted({round(value) if whole else float(f"{value:.6g}") for value in values}))


def _linear_values(control: Slider, most: int, *, whole: bool) -> tuple[float, ...]:
    """Values at multiples of the control's step, as evenly spaced as these allow."""
    steps = round((control.maximum - control.minimum) / control.step)
    places = np.arange(steps + 1) if steps < most else np.unique(np.linspace(0, steps, min(most, EVENLY)).round())
    return _rounded(control.minimum + control.step * places, whole=whole)


def _log_values(control: Slider, most: int, *, whole: bool, base: int = 10) -> Sequence[float]:
    """The same few digits in each power of a base; and 0, where the control has that."""
    zero = [0.0] if control.off or control.minimum == 0 else []
    tried = [_rounded(zero + _within(control, digits, base), whole=whole) for digits in _DIGITS[base]]
    return next((values for values in tried if len(values) <= most), _thin_out(tried[-1], most))


def _thin_out(values: Sequence[float], most: int) -> list[float]:
    """`most` of the values, including the first and the last."""
    places = np.linspace(0, len(values) - 1, most).round().astype(int)
    return [values[place] for place in places]


def _within(control: Slider, digits: Sequence[float], base: int) -> list[float]:
    low, high = control.minimum or control.step, control.maximum
    powers = range(math.floor(math.log(low, base)), math.ceil(math.log(high, base)) + 1)
    values = (digit * float(base) ** power for power in powers for digit in digits)
    return [value for value in values if low * (1 - 1e-9) <= value <= high * (1 + 1e-9)]


def _layers(setting: Setting, most: int, experiment: Experiment) -> Sequence[Number]:
    """Width and depth; all hidden layers get the same width."""
    control, own = setting.control, setting.of(experiment)
    assert isinstance(control, Layers)
    bounds = Slider(label="", help="", group="", minimum=control.min_units, maximum=control.max_units)
    widths = tuple(_log_values(bounds, most, whole=True))

    def width(experiment: Experiment) -> float:
        return max(setting.of(experiment), default=0)

    def depth(experiment: Experiment) -> float:
        return len(setting.of(experiment))

    def with_width(experiment: Experiment, units: float) -> Experiment:
        layers = max(1, len(setting.of(experiment))) if units else 0
        return change(experiment, **{setting.name: (int(units),) * layers})

    def with_depth(experiment: Experiment, layers: float) -> Experiment:
        units = next(iter(setting.of(experiment)), UNITS)
        return change(experiment, **{setting.name: (units,) * int(layers)})

    def written(units: float) -> str:
        """The experiment's own layers may be of several widths, and stay so."""
        several = len(set(own)) > 1 and units == max(own)
        return t("up to {units}", units=bounds.written(units)) if several else bounds.written(units)

    depths = _thin_out(range(control.max_layers + 1), min(most, control.max_layers + 1))
    return (
        Number("width", t("Units per hidden layer"), control.group, setting, width, with_width, widths, written),
        Number("depth", control.label, control.group, setting, depth, with_depth, tuple(depths), bounds.written),
    )


_Make = Callable[[Setting, int, Experiment], Sequence[Number]]
_NUMBERS: dict[type[Control], _Make] = {Slider: _slider, Layers: _layers}
