"""Which training rows a network still got wrong where its validation loss was lowest: later it only memorizes them.

Trainings of a batch keep no weights on the way, and so this is found while they are trained.
"""

from __future__ import annotations

import numpy as np

from dashboard.analysis.networks.network import network
from dashboard.analysis.networks.outputs import predicted_classes
from dashboard.data.parts import VALIDATION, Part
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import History


class Unlearned:
    """Sees the epochs of a training, and keeps the weights of the one with the lowest validation loss so far."""

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self._loss, self._weights = np.inf, np.zeros(0, np.float32)

    def see(self, history: History, weights: np.ndarray) -> None:
        """Takes in further epochs, with the weights (epochs, parameters) after each."""
        losses = history.losses[:, VALIDATION]
        if len(losses) and losses.min() < self._loss:
            self._loss, self._weights = losses.min(), weights[losses.argmin()].copy()

    def rows(self, train: Part) -> np.ndarray | None:
        """Whether each training row was wrong there; None where nothing is classified, or no epoch was seen."""
        if not self.experiment.dataset.classifies or not len(self._weights):
            return None
        outputs = network(self.experiment, self._weights)(train.x)
        return np.asarray(predicted_classes(self.experiment, outputs) != train.y)
