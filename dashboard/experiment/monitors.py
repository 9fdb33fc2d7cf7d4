"""The curves that early stopping can watch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dashboard.experiment.history import History


@dataclass(frozen=True)
class Monitor:
    """A curve (epochs,) to watch, whether it has to fall or to rise, and its name in the logs of Keras's `fit`.

    `{metric}` in that name stands for the experiment's metric.
    """

    name: str
    logged: str
    mode: Literal["min", "max"]
    curve: Callable[[History], np.ndarray]

    @property
    def needs_metric(self) -> bool:
        """Whether `fit` has to compute the metric."""
        return "{metric}" in self.logged


_ALL = (
    Monitor("validation_loss", "val_loss", "min", lambda history: history.val_loss),
    Monitor("validation_metric", "val_{metric}", "max", lambda history: history.metrics[:, 1]),
)

MONITORS: dict[str, Monitor] = {monitor.name: monitor for monitor in _ALL}
