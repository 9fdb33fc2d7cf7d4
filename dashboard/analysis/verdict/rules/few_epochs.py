"""Curves of too few epochs to have a shape, and those that have one all the same."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.rise import OF_LOWEST, SEVERAL

# With fewer epochs a curve has no shape.
FEWEST_EPOCHS = 5
# A short curve that rises does so over at least this many, counted from its lowest.
FEWEST_TO_RISE = 3


def short(evidence: Evidence) -> bool:
    return evidence.case.trained < FEWEST_EPOCHS and not evidence.case.stopped_early


def cut_short(evidence: Evidence) -> bool:
    """Whether early stopping left too few epochs, and they do more than rise."""
    case = evidence.case
    return case.trained < FEWEST_EPOCHS and case.stopped_early and not _rises(case.validation)


def rose_at_once(evidence: Evidence) -> bool:
    """Whether a short curve, such as that of a pretrained network, has a shape all the same.

    Validation loss rises from epoch to epoch, and plainly in all, while training loss only falls.
    """
    case = evidence.case
    train, validation = case.train[: case.count], case.validation[: case.count]
    lowest, last = float(validation.min()), float(validation[-1])
    if lowest <= 0 or not _rises(validation) or np.diff(train).max() >= 0:
        return False
    plain = last > (1.0 + SEVERAL * OF_LOWEST) * lowest and evidence.rise.is_enough(lowest, last)
    return bool(plain and evidence.rise_is_sure)


def _rises(validation: np.ndarray) -> bool:
    """Whether it rises from epoch to epoch, from its lowest on."""
    rising = validation[int(validation.argmin()) :]
    return len(rising) >= FEWEST_TO_RISE and bool(np.diff(rising).min() > 0)
