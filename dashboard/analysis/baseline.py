"""The loss of the best constant prediction: what a network that has learned nothing reaches."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dashboard.experiment.spec import Experiment


def constant_loss(experiment: Experiment, y: np.ndarray) -> float:
    """Smallest mean loss over targets `y` (n,) that one output for all samples can reach.

    For cross-entropy that is the entropy of the class shares; for squared error, the variance.
    """
    return _CONSTANT[experiment.loss.name](y, experiment.classes)


def _shares(y: np.ndarray, classes: int) -> np.ndarray:
    return np.bincount(y, minlength=classes) / len(y)


def _entropy(y: np.ndarray, classes: int) -> float:
    shares = _shares(y, classes)
    shares = shares[shares > 0]
    return float(-np.sum(shares * np.log(shares)))


def _hinge(y: np.ndarray, classes: int) -> float:
    return float(2.0 * _shares(y, classes).min())


def _categorical_hinge(y: np.ndarray, classes: int) -> float:
    return float(min(1.0, 2.0 * (1.0 - _shares(y, classes).max())))


def _mean_gini(y: np.ndarray, classes: int) -> float:
    shares = _shares(y, classes)
    return float(np.mean(shares * (1.0 - shares)))


def _huber(y: np.ndarray, _: int) -> float:
    error = np.abs(y[None, :] - np.linspace(y.min(), y.max(), 201)[:, None])
    return float(np.where(error <= 1.0, 0.5 * error**2, error - 0.5).mean(1).min())


_CONSTANT: dict[str, Callable[[np.ndarray, int], float]] = {
    "binary_crossentropy": _entropy,
    "sparse_categorical_crossentropy": _entropy,
    "hinge": _hinge,
    "categorical_hinge": _categorical_hinge,
    "sigmoid_mse": _mean_gini,
    "softmax_mse": _mean_gini,
    "mse": lambda y, _: float(np.var(y)),
    "mae": lambda y, _: float(np.mean(np.abs(y - np.median(y)))),
    "huber": _huber,
}
