"""The numbers of an experiment that can be swept, and the values to try.

They follow from the controls of the settings: a new numeric setting can be swept without further code.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial

import numpy as np

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Control, Layers, Slider
from dashboard.experiment.settings import SETTINGS, Setting, change
from language.say import t

# The most values of a number, the experiment's own not counted.
MOST = 24
# On a linear scale, where there are more steps than that.
EVENLY = 21
# Digits that are tried in each power of ten on a log scale: as many as leave at most MOST values.
_DIGITS = ((1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8), (1, 1.5, 2, 3, 5, 7), (1, 2, 5), (1, 3), (1,))
# Units of a first hidden layer where there was none.
UNITS = 16


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
    found = (number for setting in shown for number in _of_control(setting, most))
    return {number.name: number for number in found}


@cache
def number_names() -> frozenset[str]:
    """The names of all numbers, including those without effect in some experiments."""
    return frozenset(number.name for setting in SETTINGS.values() for number in _of_control(setting, MOST))


def _of_control(setting: Setting, most: int) -> Sequence[Number]:
    make = _NUMBERS.get(type(setting.control))
    return make(setting, most) if make else ()


def _slider(setting: Setting, most: int) -> Sequence[Number]:
    control = setting.control
    assert isinstance(control, Slider)
    if not control.ordered:
        return ()
    whole = isinstance(setting.default, int)
    values = _log_values(control, most) if control.scale == "log" else _linear_values(control, most)
    kept = tuple(sorted({round(value) if whole else float(f"{value:.6g}") for value in values}))
    put = partial(_put, setting.name, int if whole else float)
    return (Number(setting.name, control.label, control.group, setting, setting.of, put, kept, control.written),)


def _put(name: str, kind: type, experiment: Experiment, value: float) -> Experiment:
    return change(experiment, **{name: kind(value)})


def _linear_values(control: Slider, most: int) -> np.ndarray:
    """Values at multiples of the control's step, as evenly spaced as these allow."""
    steps = round((control.maximum - control.minimum) / control.step)
    places = np.arange(steps + 1) if steps < most else np.unique(np.linspace(0, steps, min(most, EVENLY)).round())
    return control.minimum + control.step * places


def _log_values(control: Slider, most: int) -> list[float]:
    """The same few digits in each power of ten; and off, where the control has that."""
    off = [0.0] if control.off else []
    tried = (off + _within(control, digits) for digits in _DIGITS)
    return next((values for values in tried if len(values) <= most), _thin_out(off + _within(control, (1,)), most))


def _thin_out(values: Sequence[float], most: int) -> list[float]:
    """`most` of the values, including the first and the last."""
    places = np.linspace(0, len(values) - 1, most).round().astype(int)
    return [values[place] for place in places]


def _within(control: Slider, digits: Sequence[float]) -> list[float]:
    powers = range(int(np.floor(np.log10(control.minimum))), int(np.ceil(np.log10(control.maximum))) + 1)
    values = (digit * 10.0**power for power in powers for digit in digits)
    return [value for value in values if control.minimum * (1 - 1e-9) <= value <= control.maximum * (1 + 1e-9)]


def _layers(setting: Setting, most: int) -> Sequence[Number]:
    """Width and depth; all hidden layers get the same width."""
    control = setting.control
    assert isinstance(control, Layers)
    bounds = Slider(label="", help="", group="", minimum=control.min_units, maximum=control.max_units)
    widths = _log_values(bounds, most)

    def width(experiment: Experiment) -> float:
        return max(setting.of(experiment), default=0)

    def depth(experiment: Experiment) -> float:
        return len(setting.of(experiment))

    def with_width(experiment: Experiment, units: float) -> Experiment:
        layers = max(1, len(setting.of(experiment))) if units else 0
        return change(experiment, **{setting.name: (int(units),) * layers})

    def with_depth(experiment: Experiment, layers: float) -> Experiment:
        units = (*setting.of(experiment), UNITS)[0]
        return change(experiment, **{setting.name: (units,) * int(layers)})

    whole = tuple(sorted({round(units) for units in widths}))
    depths = _thin_out(range(control.max_layers + 1), min(most, control.max_layers + 1))
    return (
        Number("width", t("Units per hidden layer"), control.group, setting, width, with_width, whole, bounds.written),
        Number("depth", control.label, control.group, setting, depth, with_depth, tuple(depths), bounds.written),
    )


_NUMBERS: dict[type[Control], Callable[[Setting, int], Sequence[Number]]] = {Slider: _slider, Layers: _layers}
