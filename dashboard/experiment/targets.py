"""Targets in the form each loss wants."""

from __future__ import annotations

import numpy as np

from dashboard.experiment.spec import Experiment


def encode(experiment: Experiment, y: np.ndarray) -> np.ndarray:
    """Targets of shape (n, outputs): one-hot, 0/1, -1/+1, or the values themselves."""
    form = experiment.loss.targets
    if form == "one_hot":
        one_hot: np.ndarray = np.eye(experiment.outputs, dtype=np.float32)[y]
        return one_hot
    column = y[:, None].astype(np.float32)
    return 2.0 * column - 1.0 if form == "plus_minus" else column
