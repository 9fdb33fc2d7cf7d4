"""All that a verdict is found from, measured once."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.analysis.verdict.case import Case
from dashboard.analysis.verdict.fall import Fall, fall_of
from dashboard.analysis.verdict.gap import Gap, gap_of
from dashboard.analysis.verdict.rise import Rise, rise_of
from dashboard.analysis.verdict.row_evidence import RowEvidence, row_evidence

# Next to nothing was learned when neither loss is this share below a constant prediction's.
LEARNED = 0.05
# The one-sided quantile of the normal distribution.
ONE_SIDED = 1.645


@dataclass(frozen=True)
class Evidence:
    """A case with what was measured on its curves, which needs both of them, and on its rows, where they are known."""

    case: Case
    rise: Rise
    gap: Gap
    fall: Fall
    train_fall: Fall
    rows: RowEvidence | None

    @property
    def learned_share(self) -> float:
        """How far below a constant prediction training loss is, or validation loss surely is, as a share of it."""
        surely = self.gap.validation + (ONE_SIDED * self.rows.error if self.rows else 0.0)
        return 1.0 - min(self.gap.train, surely) / self.case.scale

    @property
    def rises(self) -> bool:
        """Whether the rise counts, on rows that its lowest point was not chosen on too, where there are any."""
        return self.rise.counts and (self.rows is None or self.rise.is_enough(self.rows.before, self.rows.after))

    @property
    def begins(self) -> bool:
        """Whether a network that has learned next to nothing is about to: a fall leads below a constant prediction."""
        falls = [fall for fall in (self.fall, self.train_fall) if fall.seen]
        return self.learned_share < LEARNED and any(
            fall.loss - fall.later < (1.0 - LEARNED) * fall.scale for fall in falls
        )

    @property
    def gap_is_sure(self) -> bool:
        """Whether the gap is more than what chance puts into so many validation rows, 95 times out of 100."""
        return self.rows is None or self.gap.last > ONE_SIDED * self.rows.error


def evidence_of(case: Case) -> Evidence | None:
    """None where training or validation loss is missing."""
    if not case.complete:
        return None
    train_fall = fall_of(case.smooth_train, case.scale)
    fall = fall_of(case.smooth_validation, case.scale, train_fall)
    return Evidence(case, rise_of(case), gap_of(case), fall, train_fall, row_evidence(case.rows))
