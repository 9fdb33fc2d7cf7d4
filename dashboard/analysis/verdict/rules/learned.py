"""Whether anything was learned, and whether it holds for more than the rows at hand."""

from __future__ import annotations

from dashboard.analysis.verdict.above_constant import WORSE_THAN_CONSTANT
from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.gap import LEARNED, OF_SCALE

# A loss that fell by less than this share of its first one may have come down to guessing, and no further: of 11 such
# trainings in regression that were called a good fit, one was.
LITTLE = 0.1
# No good fit is claimed with fewer validation rows.
FEWEST_ROWS = 5


def may_have_learned(found: Evidence) -> bool:
    """Whether validation rows alone speak of anything learned, which may be easy ones."""
    knows = found.case.knows_constant and found.rows is not None
    alone = hardly_moved(found) or found.gap.train > WORSE_THAN_CONSTANT * found.case.scale
    return alone and knows and found.may_have_learned


def may_not_hold(found: Evidence) -> bool:
    """Whether validation is no better than a constant prediction, or may be far above a training loss that is."""
    case = found.case
    worse = found.gap.validation >= case.scale_there
    far = found.rows is not None and found.gap.last >= OF_SCALE * case.scale
    return case.knows_constant and (worse or (far and found.validation_at_most >= case.scale_there))


def may_be_easy(found: Evidence) -> bool:
    """Whether so few rows were all well predicted that this says next to nothing of others."""
    return found.rows is not None and found.rows.count < FEWEST_ROWS


def hardly_moved(found: Evidence) -> bool:
    return found.learned_share < LEARNED


def no_more_than_a_constant(found: Evidence) -> bool:
    return hardly_moved(found) and found.case.knows_constant


def moved_little(found: Evidence) -> bool:
    """Whether all that was learned may have been to guess, by losses that no score stands beside."""
    little = found.learned_share < LITTLE and not len(found.case.metric)
    return not found.case.knows_constant and (little or hardly_moved(found))


def guesses(found: Evidence) -> bool:
    return found.guessing is not None and found.guessing.sure
