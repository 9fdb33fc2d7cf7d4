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


def may_have_learned(evidence: Evidence) -> bool:
    """Whether validation rows alone, which may be easy ones, show that anything was learned."""
    knows = evidence.case.knows_constant and evidence.rows is not None
    alone = hardly_moved(evidence) or evidence.gap.train > WORSE_THAN_CONSTANT * evidence.case.scale
    return alone and knows and evidence.may_have_learned


def may_not_hold(evidence: Evidence) -> bool:
    """Whether validation loss is above a constant prediction's, or is far above training loss and may be."""
    case = evidence.case
    worse = evidence.gap.validation >= case.validation_scale
    far = evidence.rows is not None and evidence.gap.last >= OF_SCALE * case.scale
    return case.knows_constant and (worse or (far and evidence.validation_at_most >= case.validation_scale))


def may_be_easy(evidence: Evidence) -> bool:
    """Whether the rows that were predicted well are so few that they say next to nothing of others."""
    return evidence.rows is not None and evidence.rows.count < FEWEST_ROWS


def hardly_moved(evidence: Evidence) -> bool:
    """Whether next to nothing was learned."""
    return evidence.learned_share < LEARNED


def no_more_than_a_constant(evidence: Evidence) -> bool:
    return hardly_moved(evidence) and evidence.case.knows_constant


def moved_little(evidence: Evidence) -> bool:
    """Whether all that was learned may be to guess, by losses without a score beside them."""
    little = evidence.learned_share < LITTLE and not len(evidence.case.metric)
    return not evidence.case.knows_constant and (little or hardly_moved(evidence))


def guesses(evidence: Evidence) -> bool:
    return evidence.guessing is not None and evidence.guessing.sure
