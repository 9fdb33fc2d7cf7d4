"""What the outputs of a network say: the class, and the probability of a class."""

from __future__ import annotations

import numpy as np

from dashboard.experiment.experiment import Experiment
from dashboard.functions.activations import activate


def predicted_classes(experiment: Experiment, outputs: np.ndarray) -> np.ndarray:
    """The class (n,) that outputs (n, outputs) stand for."""
    if experiment.outputs > 1:
        return np.asarray(outputs.argmax(-1))
    return np.asarray(outputs[:, 0] > experiment.loss.threshold, int)


def positive_probability(experiment: Experiment, outputs: np.ndarray) -> np.ndarray:
    """For a binary network, the probability (n,) of class 1; hinge scores from -1 to 1 stand for 0 to 1."""
    if experiment.loss.targets == "plus_minus":
        return np.clip(0.5 + 0.5 * outputs[:, 0], 0.0, 1.0)
    return activate(experiment.loss.probability_activation, outputs)[:, 0]


def probability_of(experiment: Experiment, outputs: np.ndarray, classes: np.ndarray) -> np.ndarray:
    """The probability (n,) that outputs (n, outputs) give to one class each, `classes` (n,)."""
    if experiment.outputs > 1:
        return np.take_along_axis(activate(experiment.loss.probability_activation, outputs), classes[:, None], -1)[:, 0]
    first = positive_probability(experiment, outputs)
    return np.where(classes == 1, first, 1.0 - first)
