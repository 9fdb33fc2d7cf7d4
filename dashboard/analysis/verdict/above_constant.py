"""How far above a constant prediction's loss a training stands, or once was."""

from __future__ import annotations

from dashboard.analysis.verdict.evidence import Evidence

# Training has diverged at so many times the loss of a constant prediction, unless more epochs would halve it.
DIVERGED = 3.0
# Weights were blown up where training loss was once so many times that.
BLOWN_UP = 10.0
# What came down to this share of its highest loss has diverged only above as many times a constant's.
CAME_DOWN = 0.1
# Training is worse than not to train at all from this multiple of the loss of a constant prediction.
WORSE_THAN_CONSTANT = 1.15


def most(found: Evidence) -> float:
    """The highest training loss up to the epoch judged."""
    return float(found.case.train[: found.case.count].max())


def came_down(found: Evidence) -> bool:
    return found.case.knows_constant and found.gap.train < CAME_DOWN * most(found)


def was_blown_up(found: Evidence) -> bool:
    """Whether training loss once was many times a constant prediction's, and validation loss is yet."""
    case = found.case
    there = found.gap.validation > DIVERGED * case.scale_there
    return case.knows_constant and there and most(found) > BLOWN_UP * case.scale


def fits_training_rows_alone(found: Evidence) -> bool:
    """Whether training loss came down from there and validation loss never did: no rise since makes it overfitting."""
    never = found.rise.lowest > DIVERGED * found.case.scale_there
    return never and came_down(found) and was_blown_up(found)
