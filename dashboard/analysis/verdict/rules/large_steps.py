"""What too large steps do: the loss grows, rises again, or swings from epoch to epoch."""

from __future__ import annotations

from dashboard.analysis.verdict.above_constant import BLOWN_UP, DIVERGED, WORSE_THAN_CONSTANT, came_down, was_blown_up
from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.rise import WORSE

# No target has a unit in which a loss, even a squared one, is this large: that tells without a constant prediction's
# loss. A loss beyond it that has settled is left alone; one that still comes down has exploded before.
BEYOND = 1e20
# Steps are too large where training loss swings by this share of its level from one epoch to the next ...
SWINGS = 0.2
# ... and may be from this share on ...
MAY_SWING = 0.1
# ... if that is also this share of a constant prediction's loss.
SWINGS_OF_SCALE = 0.05


def diverged(evidence: Evidence) -> bool:
    if evidence.gap.train > BEYOND and not evidence.case.knows_constant:
        has_halved = evidence.gap.train < 0.5 * evidence.case.train[0]
        return not has_halved or evidence.train_swings >= SWINGS or _comes_down(evidence)
    halves = evidence.fall.counts and evidence.fall.expected_later >= 0.5 * evidence.fall.loss
    least = BLOWN_UP if came_down(evidence) else DIVERGED
    return evidence.gap.train > least * evidence.case.scale and not (halves or _comes_down(evidence))


def _comes_down(evidence: Evidence) -> bool:
    """Whether training loss halved once more within its last half, as after an explosion."""
    losses = evidence.case.train[: evidence.case.count]
    return bool(losses[-1] < 0.5 * losses[len(losses) // 2])


def blown_up(evidence: Evidence) -> bool:
    """Whether weights that were once blown up fit the training rows again, and no others."""
    return was_blown_up(evidence) and evidence.gap.train <= DIVERGED * evidence.case.scale


def unstable(evidence: Evidence) -> bool:
    return evidence.rise.both_rose or (evidence.rise_counts and evidence.rise.training_is_worse)


def may_be_unstable(evidence: Evidence) -> bool:
    """Whether training loss rose, and validation loss with it, as far as the chance of epochs or rows leaves open."""
    rise = evidence.rise
    return rise.training_is_worse and (rise.ends_above or (rise.training_surely_rose and evidence.may_have_risen))


def worse_than_constant(evidence: Evidence) -> bool:
    """Whether training loss is back above a constant prediction's: one that only ever fell has yet to get below it."""
    above = evidence.case.knows_constant and evidence.gap.train > WORSE_THAN_CONSTANT * evidence.case.scale
    return above and (evidence.rise.train_rise > WORSE * evidence.case.scale or evidence.train_swings >= MAY_SWING)


def swings(evidence: Evidence) -> bool:
    return _training_swings(evidence, SWINGS)


def may_swing(evidence: Evidence) -> bool:
    """Whether training loss swings by less, or validation loss by as much, which few rows may do by themselves."""
    size = evidence.validation_swings
    by_validation = size >= SWINGS and size * evidence.gap.validation >= SWINGS_OF_SCALE * evidence.case.scale
    return _training_swings(evidence, MAY_SWING) or by_validation


def _training_swings(evidence: Evidence, least: float) -> bool:
    size = evidence.train_swings
    return size >= least and size * evidence.gap.train >= SWINGS_OF_SCALE * evidence.case.scale
