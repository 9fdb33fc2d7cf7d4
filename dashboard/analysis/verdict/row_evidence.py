"""How sure a rise and a gap are, by the losses of single validation rows."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy import special

from dashboard.analysis.statistics import LARGEST_LOG, LEVEL, student_quantile
from dashboard.experiment.row_losses import RowLosses

# Few rows carry a rise where half of it comes from at most this share of them.
FEW = 0.1


@dataclass(frozen=True, kw_only=True)
class ScoreChanges:
    """How many rows were `lost`, right at the lowest point and wrong now, or `won`, the other way round, and are right.

    `still_wrong` were wrong and still are; `their_share` is what they contribute to the rise, more than 1 where the
    loss of the other rows fell.
    """

    lost: int
    won: int
    right: int
    rows: int
    still_wrong: int
    their_share: float

    @property
    def changed(self) -> bool:
        """Whether more rows were lost than won, or fewer, beyond chance: McNemar's exact test."""
        moved = self.lost + self.won
        return moved > 0 and 2.0 * float(special.bdtr(min(self.lost, self.won), moved, 0.5)) < 1.0 - LEVEL


@dataclass(frozen=True, kw_only=True)
class RowEvidence:
    """Mean losses `before` and `after` the rise over `count` rows, and what the spread of the rows says of them.

    `low` and `high` bound the ratio of the two in 95 of 100 draws of rows; `ratio_error` is the standard error of its
    logarithm, `change_error` that of their difference, and `error` that of the mean loss now. `surely_rose` is a
    one-sided test at the same level. `carriers` is the smallest number of rows that make up half of the rise.
    """

    count: int
    before: float
    after: float
    ratio_error: float
    low: float
    high: float
    change_error: float
    surely_rose: bool
    error: float
    carriers: int
    scores: ScoreChanges | None

    @property
    def few_carry_it(self) -> bool:
        return 0 < self.carriers <= FEW * self.count


def row_evidence(rows: RowLosses | None) -> RowEvidence | None:
    """None where there are fewer than two rows to go by."""
    if rows is None or len(rows) < 2 or not (np.isfinite(rows.kept).all() and np.isfinite(rows.lowest).all()):
        return None
    change = rows.kept - rows.lowest
    ratio_error, low, high = _ratio_interval(rows.lowest, rows.kept)
    root = math.sqrt(len(rows))
    change_error = float(change.std(ddof=1)) / root
    reach = student_quantile(len(rows), LEVEL) * change_error
    return RowEvidence(
        count=len(rows),
        before=float(rows.lowest.mean()),
        after=float(rows.kept.mean()),
        ratio_error=ratio_error,
        low=low,
        high=high,
        change_error=change_error,
        surely_rose=float(change.mean()) > reach,
        error=float(rows.kept.std(ddof=1)) / root,
        carriers=_carriers(change),
        scores=_score_changes(rows),
    )


def _ratio_interval(before: np.ndarray, after: np.ndarray) -> tuple[float, float, float]:
    """The error of the logarithm of the ratio of two means of the same rows (delta method), and Student's interval."""
    first, last = float(before.mean()), float(after.mean())
    if first <= 0 or last <= 0:
        return math.nan, math.nan, math.nan
    spread = float((after / last - before / first).std(ddof=1)) / math.sqrt(len(after))
    reach = student_quantile(len(after), 0.5 + LEVEL / 2) * spread
    middle = math.log(last / first)
    low, high = (math.exp(min(end, LARGEST_LOG)) for end in (middle - reach, middle + reach))
    return spread, low, high


def _carriers(change: np.ndarray) -> int:
    total = float(change.sum())
    if total <= 0:
        return 0
    return int(np.searchsorted(np.cumsum(np.sort(change)[::-1]), total / 2)) + 1


def _score_changes(rows: RowLosses) -> ScoreChanges | None:
    if not rows.classified:
        return None
    before, after = rows.lowest_score > 0.5, rows.kept_score > 0.5
    change, wrong = rows.kept - rows.lowest, ~before & ~after
    return ScoreChanges(
        lost=int((before & ~after).sum()),
        won=int((~before & after).sum()),
        right=int(after.sum()),
        rows=len(rows),
        still_wrong=int(wrong.sum()),
        their_share=float(change[wrong].sum() / change.sum()) if change.sum() > 0 else math.nan,
    )
