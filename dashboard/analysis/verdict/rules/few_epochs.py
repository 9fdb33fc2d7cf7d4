"""Curves of so few epochs that they have no shape, and those that have one all the same."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.rise import OF_LOWEST, SEVERAL

# With fewer epochs a curve has no shape.
FEWEST_EPOCHS = 5
# A short one that rises has so many, from its lowest on.
FEWEST_TO_RISE = 3


def short(found: Evidence) -> bool:
    return found.case.count < FEWEST_EPOCHS and not found.case.stopped_early


def rose_at_once(found: Evidence) -> bool:
    """Whether a short curve, as of a network that was trained before, has a shape all the same.

    Validation loss rises from epoch to epoch, and plainly in all, while training loss only falls.
    """
    case = found.case
    train, validation = case.train[: case.count], case.validation[: case.count]
    rising = validation[int(validation.argmin()) :]
    if len(rising) < FEWEST_TO_RISE or rising[0] <= 0 or np.diff(train).max() >= 0 or np.diff(rising).min() <= 0:
        return False
    plain = rising[-1] > (1.0 + SEVERAL * OF_LOWEST) * rising[0] and found.rise.is_enough(rising[0], rising[-1])
    return bool(plain and found.rise_is_sure)
