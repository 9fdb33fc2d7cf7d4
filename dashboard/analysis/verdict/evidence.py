"""All that a verdict is found from, measured once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.analysis.statistics import ONE_SIDED
from dashboard.analysis.verdict.ahead import ahead_of
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

# The one-sided 90% quantile: what one draw of rows in ten would show counts as often.
OFTEN = 1.282
# Initial weights alone may be this share below a constant prediction's loss, at most.
BY_CHANCE = 0.15
# A difference this many times the least that counts is a plain one.
PLAINLY = 1.5
# The objective did not rise if it ends above its lowest by less than this share of what training loss rose, was not
# thrown back by this share of its own fall, and training loss was never so many times a constant prediction's.
OF_TRAINING, BLOWN = 0.25, 3.0


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

    @cached_property
    def objective_fell(self) -> bool:
        """Whether what training lowers stays low while training loss rises: dropout, noise and penalty are in it alone.

        Steps may have blown up what was far above a constant prediction's; an objective there may be all penalty.
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
        return 1.0 - min(self.gap.train / self.case.scale, self.validation_at_most / self.case.scale_there)

    @property
    def fell(self) -> float:
        """How far either loss fell since its first epoch, as a share of a constant prediction's."""
        case = self.case
        train, validation = case.train[0] - self.gap.train, case.validation[0] - self.gap.validation
        return float(max(train / case.scale, validation / case.scale_there))

    @cached_property
    def has_only_begun(self) -> bool:
        """Whether its first weights may have been that little below a constant prediction's loss by chance.

        Both losses hardly fell since, and as steadily in their last half: what learned all of it in one epoch settles.
        """
        case = self.case
        little = case.knows_constant and self._below < BY_CHANCE and self.fell < LEARNED
        return little and falls_steadily(case.smooth_train) and falls_steadily(case.smooth_validation)

    @property
    def validation_at_most(self) -> float:
        """What validation loss is 95 times out of 100 at most, by the chance of rows and epochs."""
        of_rows = self.rows.error if self.rows else 0.0
        return self.gap.validation + ONE_SIDED * math.hypot(of_rows, float(self.case.smooth_validation.errors[-1]))

    @property
    def learned_loss(self) -> float:
        """The validation loss from which on down something was learned."""
        case = self.case
        begins = min(case.scale_there, float(case.validation[0])) if self.has_only_begun else case.scale_there
        return begins - LEARNED * case.scale_there

    @property
    def may_have_learned(self) -> bool:
        """Whether validation loss is below a constant prediction's where its rows leave open whether it surely is."""
        return self.gap.validation <= self.learned_loss

    @property
    def rise_counts(self) -> bool:
        """Whether the rise counts, on rows that its lowest point was not chosen on too, where there are any."""
        return self.rise.counts and (self.rows is None or self.rise.is_enough(self.rows.before, self.rows.after))

    @property
    def rise_is_sure(self) -> bool:
        """Whether the validation rows confirm a rise: by the interval beside the verdict, where there is one.

        Without rows it has to count plainly, or training loss has to have fallen by as much as counts meanwhile.
        """
        if self.rows is None:
            return self.rise.parts or self.rise.last >= self.rise.least(self.rise.lowest, PLAINLY)
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
    def begins(self) -> float:
        """How likely a network that has learned next to nothing begins to, given up to four times its epochs."""
        if self.learned_share >= LEARNED:
            return 0.0
        return self.fall.chance_below(self.learned_loss)

    @property
    def more_would_help(self) -> float:
        """How likely it is that more epochs would help; no shape that slows down fits a fall that speeds up."""
        ends_fast = self.fall.ahead is None and speeds_up(self.case.train, self.case.validation, self.fall.least)
        return SUREST if ends_fast else max(self.fall.likely, self.begins)

    @property
    def gap_in_errors(self) -> float:
        """How many standard errors of so many rows, and of so noisy epochs, the gap is."""
        of_rows = self.rows.error if self.rows else 0.0
        error = math.hypot(of_rows, self.gap.last_error)
        return self.gap.last / max(error, np.finfo(float).tiny)


def evidence_of(case: Case) -> Evidence | None:
    """None where training or validation loss is missing."""
    if not case.complete:
        return None
    rows = row_evidence(case.rows)
    count = rows.count if rows else math.inf
    whole, loss = case.to_the_end, case.smooth_validation.last
    curves = whole.smooth_validation, whole.smooth_train
    fall = fall_of(*curves, case.scale, whole.clock, count, loss, ahead_of(case.rows))
    return Evidence(case, rise_of(case), gap_of(case), fall, rows)
