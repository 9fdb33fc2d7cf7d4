"""Experiments to test with, drawn from the registries so that a new setting is tested without a new test."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from dashboard.data.datasets import DATASETS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Choice, Layers, Slider, Toggle
from dashboard.experiment.groups.training_settings import AUTO
from dashboard.experiment.settings import SETTINGS, Setting, change, from_settings
from dashboard.functions.losses import fitting

# Between them, each control applies in one of these.
CONTEXTS: tuple[dict[str, Any], ...] = (
    {},
    {"early_stopping": True},
    {"optimizer": "sgd"},
    {"optimizer": "adamw"},
    {"dataset": "blobs"},
    {"l1": 0.01},
    {"dataset": "sine"},
    {"schedule": "cosine"},
)


def where_it_applies(setting: Setting, base: Experiment | None = None) -> Experiment:
    """`base` in the first context that shows the setting's control."""
    contexts = (change(base or Experiment(), **context) for context in CONTEXTS)
    return next(experiment for experiment in contexts if setting.control.when(experiment))


def another(setting: Setting, experiment: Experiment) -> Any:
    """A value that the setting may take in place of the one it has in `experiment`."""
    candidates = _ANOTHER[type(setting.control)](setting, experiment)
    return next(value for value in candidates if value != setting.of(experiment))


def changed(setting: Setting, experiment: Experiment) -> Experiment:
    return change(experiment, **{setting.name: another(setting, experiment)})


def _numbers_between(setting: Any, _: Experiment) -> tuple[float, ...]:
    low, high = setting.control.minimum, setting.control.maximum
    middle = math.sqrt(low * high) if setting.control.scale == "log" else (low + high) / 2
    return (round(middle) if isinstance(setting.default, int) else middle), high


def _fitting_options(setting: Any, experiment: Experiment) -> tuple[str, ...]:
    return setting.control.offered(experiment)


_ANOTHER: dict[type, Callable[[Any, Experiment], tuple[Any, ...]]] = {
    Slider: _numbers_between,
    Choice: _fitting_options,
    Toggle: lambda *_: (False, True),
    Layers: lambda *_: ((5,), (6, 3)),
}


def values(setting: Setting) -> st.SearchStrategy[Any]:
    """Any value that the setting's control allows."""
    return _VALUES[type(setting.control)](setting.control, type(setting.default))


def _numbers(control: Slider, kind: type) -> st.SearchStrategy[Any]:
    if kind is int:
        return st.integers(int(control.minimum), int(control.maximum))
    within = st.floats(control.minimum, control.maximum)
    return st.just(0.0) | within if control.off else within


_VALUES: dict[type, Callable[[Any, type], st.SearchStrategy[Any]]] = {
    Slider: _numbers,
    Choice: lambda control, _: st.sampled_from(control.names),
    Toggle: lambda control, _: st.booleans(),
    Layers: lambda control, _: st.lists(
        st.integers(control.min_units, control.max_units), max_size=control.max_layers
    ).map(tuple),
}


@st.composite
def experiments(draw: st.DrawFn) -> Experiment:
    """Any experiment: some settings anywhere within their bounds, and a loss that fits."""
    names = draw(st.sets(st.sampled_from(sorted(SETTINGS))))
    chosen = {name: draw(values(SETTINGS[name])) for name in sorted(names)}
    task = DATASETS[chosen.get("dataset", SETTINGS["dataset"].default)].task
    return from_settings(chosen | {"loss": draw(st.sampled_from((AUTO, *fitting(task))))})
