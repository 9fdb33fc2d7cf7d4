"""Curves of a known shape, as a log would hold them."""

from __future__ import annotations

import numpy as np

from dashboard.data.curves.log import Log, series
from dashboard.data.curves.roles import recognize
from dashboard.experiment.logged import LoggedCurves, logged_curves


def curves(validation: np.ndarray, train: np.ndarray | None = None, **more: np.ndarray) -> LoggedCurves:
    columns = {} if train is None else {"loss": train}
    log = Log("run", {name: series(values) for name, values in {**columns, "val_loss": validation, **more}.items()})
    return logged_curves(log, recognize(log))


def noise(epochs: int, size: float, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(0.0, size, epochs)


TIME = np.arange(100)
FALLING = 0.2 + np.exp(-TIME / 20)
RISING = 0.4 + np.exp(-TIME / 10) + 0.01 * np.maximum(TIME - 25, 0)
