"""How far above a constant prediction's loss a training stands, or once stood."""

from __future__ import annotations

from dashboard.analysis.verdict.evidence import Evidence

# Training has diverged above this multiple of a constant prediction's loss, unless more epochs would halve it ...
DIVERGED = 3.0
# ... and weights were blown up where training loss was ever above this one.
BLOWN_UP = 10.0
# A loss below this share of its highest has come down: it has diverged only above BLOWN_UP.
CAME_DOWN = 0.1
# Training is worse than no training at all from this multiple of a constant prediction's loss.
WORSE_THAN_CONSTANT = 1.15


def highest_loss(evidence: Evidence) -> float:
    """The highest training loss up to the epoch judged."""
    return float(evidence.case.train[: evidence.case.count].max())


def came_down(evidence: Evidence) -> bool:
    return evidence.case.knows_constant and evidence.gap.train < CAME_DOWN * highest_loss(evidence)


def was_blown_up(evidence: Evidence) -> bool:
    """Whether training loss was once many times a constant prediction's, and validation loss still is."""
    case = evidence.case
    still = evidence.gap.validation > DIVERGED * case.validation_scale
    return case.knows_constant and still and highest_loss(evidence) > BLOWN_UP * case.scale


def fits_training_rows_alone(evidence: Evidence) -> bool:
    """Whether only training loss has ever come down from there: a rise since is then no overfitting."""
    never = evidence.rise.lowest > DIVERGED * evidence.case.validation_scale
    return never and came_down(evidence) and was_blown_up(evidence)
