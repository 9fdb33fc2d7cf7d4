"""All that a verdict is found from, measured once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.analysis.statistics import ONE_SIDED
from dashboard.analysis.verdict.case import Case
from dashboard.analysis.verdict.curves.guessing import Guessing, guessing_at
from dashboard.analysis.verdict.curves.swings import swings_of
from dashboard.analysis.verdict.fall import Fall, fall_of
from dashboard.analysis.verdict.gap import LEARNED, Gap, gap_of
from dashboard.analysis.verdict.interval import interval_of
from dashboard.analysis.verdict.rise import Rise, rise_of
from dashboard.analysis.verdict.row_evidence import RowEvidence, row_evidence

# The one-sided 90% quantile: what one draw of rows in ten would show counts as often.
OFTEN = 1.282
# A difference this many times the least that counts is a plain one.
PLAINLY = 1.5


@dataclass(frozen=True)
class Evidence:
    """A case with what was measured on its curves, which needs both of them, and on its rows, where they are known."""

    case: Case
    rise: Rise
    gap: Gap
    fall: Fall
    rows: RowEvidence | None

    @cached_property
    def guessing(self) -> Guessing | None:
        """What guessing has, if these losses are that and no one says what a constant prediction loses."""
        if self.case.knows_constant:
            return None
        last = np.array([self.case.smooth_train.last, self.case.smooth_validation.last])
        return guessing_at(last, self.case.metric[: self.case.count])

    @cached_property
    def train_swings(self) -> float:
        """How far training loss swings from epoch to epoch, as a share of its level."""
        return swings_of(self.case.train[: self.case.count])

    @cached_property
    def validation_swings(self) -> float:
        return swings_of(self.case.validation[: self.case.count])

    @property
    def learned_share(self) -> float:
        """How far below a constant prediction training loss is, or validation loss surely is, as a share of it."""
        of_rows = self.rows.error if self.rows else 0.0
        surely = self.gap.validation + ONE_SIDED * math.hypot(of_rows, float(self.case.smooth_validation.errors[-1]))
        return 1.0 - min(self.gap.train / self.case.scale, surely / self.case.scale_there)

    @property
    def learned_loss(self) -> float:
        """The validation loss from which on down something was learned."""
        return (1.0 - LEARNED) * self.case.scale_there

    @property
    def may_have_learned(self) -> bool:
        """Whether validation loss is below a constant prediction's where its rows leave open whether it surely is."""
        return self.gap.validation <= self.learned_loss

    @property
    def rises(self) -> bool:
        """Whether the rise counts, on rows that its lowest point was not chosen on too, where there are any."""
        return self.rise.counts and (self.rows is None or self.rise.is_enough(self.rows.before, self.rows.after))

    @property
    def surely_rose(self) -> bool:
        """Whether its rows bear a rise out: by the interval that stands beside the verdict, where there is one.

        Where no one knows how many they are, it has to be one that plainly counts, or from which training loss parts.
        """
        if self.rows is None:
            return self.rise.parts or self.rise.last >= self.rise.least(self.rise.lowest, PLAINLY)
        low = self.interval[0]
        return low > 1.0 if math.isfinite(low) else self.rows.surely_rose

    @property
    def may_have_risen(self) -> bool:
        """Whether other rows would often show a rise that plainly counts."""
        rows = self.rows
        return rows is not None and rows.after + OFTEN * rows.change_error >= self.rise.least(rows.before, PLAINLY)

    @property
    def may_be_wide(self) -> bool:
        """Whether other rows would often show a gap that opened and is plainly wide."""
        if self.rows is None or self.gap.origin != "opened":
            return False
        return self.gap.validation + OFTEN * self.rows.error >= self.gap.least(PLAINLY)

    @cached_property
    def interval(self) -> tuple[float, float]:
        """Bounds on how many times its lowest the loss is now; both NaN where no rows are known."""
        return interval_of(self.rise, self.rows) if self.rows else (math.nan, math.nan)

    @cached_property
    def begins(self) -> float:
        """How likely a network that has learned next to nothing begins to, given up to four times its epochs."""
        if self.learned_share >= LEARNED:
            return 0.0
        return self.fall.chance_below(self.learned_loss)

    @property
    def more_would_help(self) -> float:
        """How likely it is that more epochs would help."""
        return max(self.fall.likely, self.begins)

    @property
    def gap_is_sure(self) -> bool:
        """Whether the gap is more than chance puts into so many rows and into so noisy epochs, 95 times out of 100."""
        of_rows = self.rows.error if self.rows else 0.0
        return self.gap.last > ONE_SIDED * math.hypot(of_rows, self.gap.last_error)


def evidence_of(case: Case) -> Evidence | None:
    """None where training or validation loss is missing."""
    if not case.complete:
        return None
    rows = row_evidence(case.rows)
    count = rows.count if rows else math.inf
    fall = fall_of(case.smooth_validation, case.smooth_train, case.scale, case.clock, count)
    return Evidence(case, rise_of(case), gap_of(case), fall, rows)
