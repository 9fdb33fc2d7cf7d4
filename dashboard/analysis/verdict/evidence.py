"""All that a verdict rests on, measured once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.analysis.statistics import ONE_SIDED
from dashboard.analysis.verdict.case import Case
from dashboard.analysis.verdict.curves.forecast import SUREST
from dashboard.analysis.verdict.curves.guessing import Guessing, guessing_at
from dashboard.analysis.verdict.curves.smoothing import smooth
from dashboard.analysis.verdict.curves.steady import falls_steadily, speeds_up
from dashboard.analysis.verdict.curves.swings import swings_of
from dashboard.analysis.verdict.fall import Fall, fall_of
from dashboard.analysis.verdict.gap import LEARNED, Gap, gap_of
from dashboard.analysis.verdict.interval import interval_of
from dashboard.analysis.verdict.rise import Rise, rise_of
from dashboard.analysis.verdict.row_evidence import RowEvidence, row_evidence

# The one-sided 90 % quantile of the normal distribution: one draw of rows in ten goes beyond it.
OFTEN = 1.282
# Initial weights alone may be this share below a constant prediction's loss, at most.
BY_CHANCE = 0.15
# A difference is plain from this multiple of the least that counts.
PLAINLY = 1.5
# The objective did not rise if it ends above its lowest by less than this share of what training loss rose, was not
# thrown back by this share of its own fall, and training loss was never above BLOWN times a constant prediction's.
OF_TRAINING, BLOWN = 0.25, 3.0


@dataclass(frozen=True)
class Evidence:
    """A case, with what is measured on both of its curves, and on its validation rows, where their losses are known."""

    case: Case
    rise: Rise
    gap: Gap
    fall: Fall
    rows: RowEvidence | None

    @cached_property
    def guessing(self) -> Guessing | None:
        """The guess whose losses these are, if any, where the loss of a constant prediction is not known."""
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

    @cached_property
    def objective_fell(self) -> bool:
        """Whether the objective stays low while training loss rises, as dropout, noise or a penalty makes it do.

        Not where training loss was far above a constant prediction's: steps may have blown up the weights, and the
        objective may be all penalty.
        """
        case = self.case
        blown = case.train[: case.count].max() > BLOWN * case.scale
        if blown or not (case.known.held_back and len(case.objective)):
            return False
        objective, least = smooth(case.objective, case.judged).values, OF_TRAINING * self.rise.train_rise
        rises = objective - np.minimum.accumulate(objective)
        return bool(rises[-1] < least and rises.max() < max(least, OF_TRAINING * np.ptp(objective)))

    @property
    def learned_share(self) -> float:
        """How far below a constant prediction training loss is, or validation loss surely is, as a share of it."""
        return self.fell if self.has_only_begun else self._below

    @property
    def _below(self) -> float:
        return 1.0 - min(self.gap.train / self.case.scale, self.validation_at_most / self.case.validation_scale)

    @property
    def fell(self) -> float:
        """How far either loss fell since its first epoch, as a share of a constant prediction's."""
        case = self.case
        train, validation = case.train[0] - self.gap.train, case.validation[0] - self.gap.validation
        return float(max(train / case.scale, validation / case.validation_scale))

    @cached_property
    def has_only_begun(self) -> bool:
        """Whether its initial weights may have been this little below a constant prediction's loss by chance.

        Both losses have hardly fallen since, but steadily: a network that learned all of it in one epoch settles.
        """
        case = self.case
        little = case.knows_constant and self._below < BY_CHANCE and self.fell < LEARNED
        return little and falls_steadily(case.smooth_train) and falls_steadily(case.smooth_validation)

    @property
    def validation_at_most(self) -> float:
        """The one-sided upper 95 % bound of validation loss, by the chance of rows and epochs."""
        of_rows = self.rows.error if self.rows else 0.0
        return self.gap.validation + ONE_SIDED * math.hypot(of_rows, float(self.case.smooth_validation.errors[-1]))

    @property
    def learned_loss(self) -> float:
        """The validation loss from which down something was learned."""
        case = self.case
        start = min(case.validation_scale, float(case.validation[0])) if self.has_only_begun else case.validation_scale
        return start - LEARNED * case.validation_scale

    @property
    def may_have_learned(self) -> bool:
        """Whether validation loss is clearly below a constant prediction's, whether or not its rows make that sure."""
        return self.gap.validation <= self.learned_loss

    @property
    def rise_counts(self) -> bool:
        """Whether the rise counts, also on rows that its lowest point was not chosen on, where there are any."""
        return self.rise.counts and (self.rows is None or self.rise.is_enough(self.rows.before, self.rows.after))

    @property
    def rise_is_sure(self) -> bool:
        """Whether the validation rows confirm a rise: by the interval beside the verdict, where there is one.

        Without rows the rise has to be plain, or training loss has to have fallen meanwhile by as much as counts.
        """
        if self.rows is None:
            return self.rise.training_fell or self.rise.last >= self.rise.least(self.rise.lowest, PLAINLY)
        low = self.interval[0]
        return low > 1.0 if math.isfinite(low) else self.rows.surely_rose

    @property
    def has_risen(self) -> bool:
        return self.rise_counts and self.rise_is_sure

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
    def late_start(self) -> float:
        """How likely a network that has learned next to nothing begins to learn within four times its epochs."""
        if self.learned_share >= LEARNED:
            return 0.0
        return self.fall.probability_below(self.learned_loss)

    @property
    def more_would_help(self) -> float:
        """How likely it is that more epochs would help: all but certain where the fall speeds up, as no shape does."""
        ends_fast = self.fall.ahead is None and speeds_up(self.case.train, self.case.validation, self.fall.least)
        return SUREST if ends_fast else max(self.fall.probability, self.late_start)

    @property
    def gap_in_errors(self) -> float:
        """The gap in its standard errors, by the chance of rows and epochs."""
        of_rows = self.rows.error if self.rows else 0.0
        error = math.hypot(of_rows, self.gap.last_error)
        return self.gap.last / max(error, np.finfo(float).tiny)


def evidence_of(case: Case) -> Evidence | None:
    """None where training or validation loss is missing."""
    if not case.complete:
        return None
    rows = row_evidence(case.rows)
    return Evidence(case, rise_of(case), gap_of(case), fall_of(case, rows.count if rows else math.inf), rows)
