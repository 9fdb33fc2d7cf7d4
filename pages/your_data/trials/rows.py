"""The same network on a quarter, a half and all of the training rows: whether more rows would help."""

from __future__ import annotations

from dashboard.experiment.arms import Arm
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import OWN_TRAIN, change
from dashboard.experiment.splits import split_sizes
from language.say import t

SHARES = (0.25, 0.5, 1.0)
QUARTER, HALF, ALL = "quarter", "half", "all"
# With fewer, a quarter of the training rows says nothing.
FEWEST_ROWS = 100


def row_arms(experiment: Experiment) -> tuple[Arm, ...]:
    """No arms where there are too few rows, or where they are in an order: fewer would then be older ones."""
    if experiment.dataset.ordered or sum(split_sizes(experiment)) < FEWEST_ROWS:
        return ()
    arms = zip((QUARTER, HALF, ALL), (_with(experiment, OWN_TRAIN * share) for share in SHARES), strict=True)
    return tuple(Arm(name, t("{rows:,} training rows", rows=split_sizes(one)[0]), one) for name, one in arms)


def _with(experiment: Experiment, fraction: float) -> Experiment:
    """Stopped early, so that a network of this size is at its best with each number of rows."""
    return change(experiment, train_fraction=fraction, early_stopping=True)
