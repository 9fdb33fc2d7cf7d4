"""When the scores of both sets parted. A network that grows surer moves losses, and no score."""

from __future__ import annotations

from typing import Literal

import numpy as np

ScoresParted = Literal["unknown", "parted at once", "parted later"]

# The least difference of scores that counts.
COUNTS = 0.05
# The share of it that is there after the first epoch, at least, where the scores parted at once ...
AT_ONCE = 0.75
# ... and at most, where they parted later.
LATER = 0.4
# A metric of which one epoch is more than 1 is in percent.
PERCENT = 100.0
# The last score is the median of this share of the epochs ...
LAST = 0.1
# ... and of this many at least.
FEWEST_LAST = 3


def perfect_score(highest: float) -> float:
    """The metric if all rows were right, judged by its highest value: 1, or 100 if it is in percent."""
    return PERCENT if highest > 1.0 else 1.0


def when_scores_parted(train: np.ndarray, validation: np.ndarray) -> ScoresParted:
    """When two metrics parted: shares of rows that were right, or percents, by epoch (n,); unknown without both."""
    if not len(train) or not len(validation) or min(train.min(), validation.min()) < 0:
        return "unknown"
    most = max(train.max(), validation.max())
    unit = perfect_score(most)
    last = max(round(LAST * len(train)), FEWEST_LAST)
    if most > PERCENT or np.median(train[-last:]) < train[0]:
        return "unknown"
    first = (train[0] - validation[0]) / unit
    now = float(np.median(train[-last:]) - np.median(validation[-last:])) / unit
    if now < COUNTS:
        return "unknown"
    if first >= max(COUNTS, AT_ONCE * now):
        return "parted at once"
    return "parted later" if first <= LATER * now else "unknown"
