"""When the scores of both sets parted. A network that grows more confident moves its losses, and no score."""

from __future__ import annotations

from typing import Literal

import numpy as np

ScoresParted = Literal["unknown", "parted at once", "parted later"]

# The least difference of scores that counts.
COUNTS = 0.05
# The scores parted at once where at least this share of their difference was there after the first epoch, and later
# where at most this one was.
AT_ONCE, LATER = 0.75, 0.4
# A metric that is above 1 in any epoch is in percent.
PERCENT = 100.0
# The last score is the median of this share of the epochs, and of at least this many.
LAST, FEWEST_LAST = 0.1, 3


def perfect_score(highest: float) -> float:
    """What the metric would be if all rows were right, by its highest value: 1, or 100 if it is in percent."""
    return PERCENT if highest > 1.0 else 1.0


def when_scores_parted(train: np.ndarray, validation: np.ndarray) -> ScoresParted:
    """When two accuracies (n,), as shares or in percent, parted; unknown without both."""
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
