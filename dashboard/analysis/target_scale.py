"""How the target of a regression was standardized, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.data.splitting import spread_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import raw_parts


@dataclass(frozen=True)
class TargetScale:
    """Mean and spread of the training targets, in their own unit."""

    mean: float
    spread: float

    def inverse_transform(self, values: np.ndarray) -> np.ndarray:
        """Standardized targets, or answers to them, in the target's own unit."""
        return values if self == OF_CLASSES else values * self.spread + self.mean


# Classes and their probabilities are not standardized.
OF_CLASSES = TargetScale(0.0, 1.0)


def target_scale(experiment: Experiment) -> TargetScale:
    if experiment.dataset.classifies:
        return OF_CLASSES
    y = raw_parts(experiment)[0].y
    return TargetScale(float(y.mean()), float(spread_of(y[:, None])[0]))
