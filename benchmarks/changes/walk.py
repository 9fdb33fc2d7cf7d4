"""Visits to the lab: experiments of which each differs from the one before in one setting of the sidebar."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from dashboard.data.dataset import DataError
from dashboard.engine.scheduling.pace import Pace
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Choice, Control, Layers, Slider, Toggle
from dashboard.experiment.groups.training_settings import AUTO
from dashboard.experiment.limits import LimitError, Limits
from dashboard.experiment.settings import SETTINGS, Setting, change
from dashboard.experiment.splits import make_splits
from dashboard.ui.controls.widgets import stops

# The lab trains at once what is expected to take so long at most, compiling included.
QUICK_SECONDS = 2.0
# A person adds a few units to a layer, takes some away, or doubles or halves them.
UNITS: tuple[Callable[[int], int], ...] = (
    lambda units: units + 1,
    lambda units: units - 1,
    lambda units: units + 8,
    lambda units: units - 8,
    lambda units: units * 2,
    lambda units: units // 2,
)


def visits(number: int, changes: int, seed: int = 0) -> Iterator[tuple[str, Experiment]]:
    """The name of the setting that changes, and the experiment then; each visit starts at the default."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(number):
        experiment = Experiment()
        for _ in range(changes):
            name, experiment = _next(experiment, chance)
            yield name, experiment


def _next(experiment: Experiment, chance: random.Random) -> tuple[str, Experiment]:
    shown = [one for one in SETTINGS.values() if one.control.when(experiment)]
    # Settings that are seen at once change twice as often as those that are folded away.
    weights = [1 + one.control.essential for one in shown]
    while True:
        (setting,) = chance.choices(shown, weights)
        values = [value for value in _near(setting, experiment) if value != setting.of(experiment)]
        changed = _trainable(experiment, setting.name, chance.choice(values)) if values else None
        if changed is not None:
            return setting.name, changed


def _trainable(experiment: Experiment, name: str, value: Any) -> Experiment | None:
    """None where the value is refused, or the lab would wait for a click."""
    try:
        # Another data set gets the loss that suits it, as in the lab.
        loss = {"loss": AUTO} if name == "dataset" else {}
        changed = change(experiment, **{name: value, **loss})
        Limits().check(changed)
        make_splits(changed)
    except (LimitError, DataError, ValueError):
        return None
    return changed if Pace().seconds(changed) <= QUICK_SECONDS else None


def _near(setting: Setting, experiment: Experiment) -> Sequence[Any]:
    """The values that are one gesture away."""
    return _NEAR[type(setting.control)](setting.control, experiment, setting.of(experiment))


def _slider(control: Any, _: Experiment, value: float) -> Sequence[float]:
    if control.scale == "log":
        places = stops(control, value, whole=isinstance(value, int))
        here = places.index(value)
        return places[max(0, here - 2) : here + 3]
    step = control.step if control.ordered else 1
    moved = (round(value + step * count, 9) for count in (-2, -1, 1, 2))
    return [type(value)(one) for one in moved if control.minimum <= one <= control.maximum]


def _layers(control: Any, _: Experiment, value: tuple[int, ...]) -> Sequence[tuple[int, ...]]:
    """One layer more or less, or other units in one or in all of them."""
    other = [(*value, value[-1] if value else 16), value[:-1]]
    for resize in UNITS:
        other.append(tuple(map(resize, value)))
        other += [(*value[:i], resize(units), *value[i + 1 :]) for i, units in enumerate(value)]
    return other


_NEAR: dict[type[Control], Callable[[Any, Experiment, Any], Sequence[Any]]] = {
    Slider: _slider,
    Choice: lambda control, experiment, _: control.offered(experiment),
    Toggle: lambda *_: (False, True),
    Layers: _layers,
}
