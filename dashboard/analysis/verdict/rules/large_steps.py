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


def diverged(found: Evidence) -> bool:
    if found.gap.train > BEYOND and not found.case.knows_constant:
        has_halved = found.gap.train < 0.5 * found.case.train[0]
        return not has_halved or found.train_swings >= SWINGS or _comes_down(found)
    halves = found.fall.counts and found.fall.expected_later >= 0.5 * found.fall.loss
    least = BLOWN_UP if came_down(found) else DIVERGED
    return found.gap.train > least * found.case.scale and not (halves or _comes_down(found))


def _comes_down(found: Evidence) -> bool:
    """Whether training loss halved once more within its last half, as after an explosion."""
    losses = found.case.train[: found.case.count]
    return bool(losses[-1] < 0.5 * losses[len(losses) // 2])


def blown_up(found: Evidence) -> bool:
    """Whether weights that were once blown up fit the training rows again, and no others."""
    return was_blown_up(found) and found.gap.train <= DIVERGED * found.case.scale


def unstable(found: Evidence) -> bool:
    return found.rise.both_rose or (found.rise_counts and found.rise.training_is_worse)


def may_be_unstable(found: Evidence) -> bool:
    """Whether training loss rose, and validation loss with it, as far as the chance of epochs or rows leaves open."""
    rise = found.rise
    return rise.training_is_worse and (rise.ends_above or (rise.training_surely_rose and found.may_have_risen))


def worse_than_constant(found: Evidence) -> bool:
    """Whether training loss is back above a constant prediction's: one that only ever fell has yet to get below it."""
    above = found.case.knows_constant and found.gap.train > WORSE_THAN_CONSTANT * found.case.scale
    return above and (found.rise.train_rise > WORSE * found.case.scale or found.train_swings >= MAY_SWING)


def swings(found: Evidence) -> bool:
    return found.train_swings >= SWINGS and found.train_swings * found.gap.train >= SWINGS_OF_SCALE * found.case.scale


def may_swing(found: Evidence) -> bool:
    """Whether training loss swings by less, or validation loss by as much, which few rows may do by themselves."""
    least, gap = SWINGS_OF_SCALE * found.case.scale, found.gap
    by_training = found.train_swings >= MAY_SWING and found.train_swings * gap.train >= least
    return by_training or (found.validation_swings >= SWINGS and found.validation_swings * gap.validation >= least)
