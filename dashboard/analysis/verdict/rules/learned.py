"""Whether anything was learned, and whether it holds for more than the rows at hand."""

from __future__ import annotations

from dashboard.analysis.verdict.above_constant import WORSE_THAN_CONSTANT
from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.gap import LEARNED, OF_SCALE

# A loss that fell by less than this share of its first value may have come down to guessing, and no further: of 11 such
# trainings in regression that were called a good fit, one was.
LITTLE = 0.1
# With fewer validation rows no good fit is claimed.
FEWEST_ROWS = 5


def may_have_learned(found: Evidence) -> bool:
    """Whether validation rows alone, which may be easy ones, show that anything was learned."""
    knows = found.case.knows_constant and found.rows is not None
    alone = hardly_moved(found) or found.gap.train > WORSE_THAN_CONSTANT * found.case.scale
    return alone and knows and found.may_have_learned


def may_not_hold(found: Evidence) -> bool:
    """Whether validation loss is above a constant prediction's, or is far above training loss and may be."""
    case = found.case
    worse = found.gap.validation >= case.validation_scale
    far = found.rows is not None and found.gap.last >= OF_SCALE * case.scale
    return case.knows_constant and (worse or (far and found.validation_at_most >= case.validation_scale))


def may_be_easy(found: Evidence) -> bool:
    """Whether the rows that were predicted well are so few that they say next to nothing of others."""
    return found.rows is not None and found.rows.count < FEWEST_ROWS


def hardly_moved(found: Evidence) -> bool:
    """Whether next to nothing was learned."""
    return found.learned_share < LEARNED


def no_more_than_a_constant(found: Evidence) -> bool:
    return hardly_moved(found) and found.case.knows_constant


def moved_little(found: Evidence) -> bool:
    """Whether all that was learned may be to guess, by losses without a score beside them."""
    little = found.learned_share < LITTLE and not len(found.case.metric)
    return not found.case.knows_constant and (little or hardly_moved(found))


def guesses(found: Evidence) -> bool:
    return found.guessing is not None and found.guessing.sure
