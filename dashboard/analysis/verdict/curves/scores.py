"""When the scores of both sets parted. A network that grows surer moves losses, and no score."""

from __future__ import annotations

from typing import Literal

import numpy as np

Scores = Literal["unknown", "parted at once", "parted later"]

# A difference of scores counts from here on. It was there at once if it had this share of itself after the first epoch,
# and came later if it had no more than that one.
COUNTS, AT_ONCE, LATER = 0.05, 0.75, 0.4
# A metric of which one epoch is more than 1 is in percent.
PERCENT = 100.0
# The last score is the median of the last epochs: this share of them, and no fewer than so many.
LAST, FEWEST = 0.1, 3


def all_of_it(highest: float) -> float:
    """What a metric is where all rows are right, by its highest value: 1, or 100 where it is in percent."""
    return PERCENT if highest > 1.0 else 1.0


def scores_of(train: np.ndarray, validation: np.ndarray) -> Scores:
    """Of shares of rows that were right, or percents, at each epoch (n,); unknown where one is not given."""
    if not len(train) or not len(validation) or min(train.min(), validation.min()) < 0:
        return "unknown"
    most = max(train.max(), validation.max())
    unit = all_of_it(most)
    last = max(round(LAST * len(train)), FEWEST)
    if most > PERCENT or np.median(train[-last:]) < train[0]:
        return "unknown"
    first = (train[0] - validation[0]) / unit
    now = float(np.median(train[-last:]) - np.median(validation[-last:])) / unit
    if now < COUNTS:
        return "unknown"
    if first >= max(COUNTS, AT_ONCE * now):
        return "parted at once"
    return "parted later" if first <= LATER * now else "unknown"
