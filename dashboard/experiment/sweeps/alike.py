"""Values of a setting that train the very same network: from some value on, more of it changes nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import SETTINGS, change
from dashboard.experiment.splits import split_sizes

# From these values on a training stays the same: one mini-batch holds all rows; patience lasts to the end.
_ENOUGH: Mapping[str, Callable[[Experiment], int]] = {
    "batch_size": lambda experiment: split_sizes(experiment)[0],
    "patience": lambda experiment: experiment.training.epochs,
    "start_from_epoch": lambda experiment: experiment.training.epochs,
}


def enough(name: str, experiment: Experiment) -> float:
    """The value of a setting from which on it makes no difference, if there is one."""
    return _ENOUGH[name](experiment) if name in _ENOUGH else math.inf


def training_key(experiment: Experiment) -> Hashable:
    """Equal for experiments that train alike to the last bit, even where their settings differ."""
    same = {name: min(SETTINGS[name].of(experiment), max(1, enough(name, experiment))) for name in _ENOUGH}
    # With a patience of 0 as of 1, Keras stops after the first epoch without an improvement.
    same["patience"] = max(1, same["patience"])
    # Of the two fractions, only the sizes of the parts that they make count; of samples, the rows that there are.
    data = {name: SETTINGS[name].default for name in ("train_fraction", "validation_fraction")}
    data["samples"] = experiment.rows
    return change(experiment, **same, **data), split_sizes(experiment)
