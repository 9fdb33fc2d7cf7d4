"""How one loss compares with another over the same seeds, and what may be said of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dashboard.analysis.change.words import BESIDE, WITH_REACH, reach_in_words, said
from dashboard.analysis.statistics import LARGEST_LOG, LEVEL, Interval, interval, seeds_to_decide
from language.say import t

Kind = Literal["lower", "higher", "same", "slight", "unsure", "diverged"]
# Within so much either way, two losses count as equal.
CLOSE = 0.05


@dataclass(frozen=True)
class Change:
    """A loss in relation to another one, seed by seed: the interval of the logarithm of their ratio.

    Ratios of losses are nearly symmetric on a log scale, where Student's interval covers what it should; differences of
    losses are not. `spread` is the standard deviation of the logarithms. `negligible` is a share of the other loss: a
    difference that is smaller than 2 % of what a constant prediction loses is none, however many percent it is. Where
    it is beyond chance and yet so small, it is "slight": too few seeds are not what leaves it open.
    `diverged` says of this loss and the other whether a training of it diverged at any seed. Beside another that did
    there is no loss to compare with; one that did itself may be higher, as that is worse than any loss, and no more.
    """

    logs: Interval
    spread: float
    level: float
    negligible: float = 0.0
    diverged: tuple[bool, bool] = (False, False)

    @classmethod
    def of(
        cls,
        logs: np.ndarray,
        level: float = LEVEL,
        negligible: float = 0.0,
        diverged: tuple[bool, bool] = (False, False),
    ) -> Change:
        """From the logarithms (n,) of the paired ratios."""
        spread = float(np.std(logs, ddof=1)) if len(logs) > 1 else math.inf
        return cls(interval(logs, level), spread, level, negligible, diverged)

    @property
    def ratio(self) -> float:
        """The geometric mean of the ratios."""
        return math.exp(self.logs.mean)

    @property
    def bounds(self) -> tuple[float, float]:
        """The interval of the ratio."""
        return math.exp(self.logs.low), math.exp(self.logs.high) if self.logs.high < LARGEST_LOG else math.inf

    @property
    def margin(self) -> float:
        """The largest change, as a share, that counts as none."""
        return max(CLOSE, self.negligible)

    @property
    def kind(self) -> Kind:
        """What the seeds bear out."""
        found, (this, other) = self._of_losses, self.diverged
        return "diverged" if other or (this and found != "higher") else found

    @property
    def _of_losses(self) -> Kind:
        low, high = self.bounds
        if low >= 1.0 - self.margin and high <= 1.0 + self.margin:
            return "same"
        if not self.logs.clear:
            return "unsure"
        if self._is_negligible:
            return "slight"
        return "lower" if self.ratio < 1.0 else "higher"

    @property
    def is_small(self) -> bool:
        """Whether it is smaller than what counts: surely, or as it stands."""
        return self.kind in ("same", "slight")

    @property
    def is_close(self) -> bool:
        """Whether it is within what counts as none as it stands, however sure."""
        return abs(self.ratio - 1.0) <= self.margin

    @property
    def never_lower(self) -> bool:
        """Whether it is sure not to be lower by more than the margin."""
        return self.bounds[0] >= 1.0 - self.margin

    @property
    def seeds_needed(self) -> int | None:
        """Seeds that would decide it if mean and spread stay as they are; None for more than MOST_SEEDS.

        What is negligible as it stands is decided only by an interval within the margin.
        """
        mean = self.logs.mean
        room = min(math.log1p(self.margin) - mean, mean - _log(1.0 - self.margin))
        return seeds_to_decide(0.0 if self._is_negligible else mean, room, self.spread, self.level)

    @property
    def _is_negligible(self) -> bool:
        return abs(self.ratio - 1.0) < self.negligible

    @property
    def _is_worst(self) -> bool:
        """Whether it is higher for what diverged, too: by how much, nobody can say."""
        return self.diverged[0] and self.kind == "higher"

    @property
    def _both_vanish(self) -> bool:
        """Whether at every seed both losses count as what is negligible, and are equal for that alone."""
        return self.ratio == 1.0 and self.spread == 0.0 and math.isclose(self.negligible, 1.0)

    def beside(self, other: str) -> str:
        """The change and its interval in words, such as "38% lower than the baseline's (25 to 49%)".

        In Korean all of these are predicates, which end a sentence: "기준 모델의 손실보다 38% 낮습니다(…)".
        """
        if self._is_worst:
            return t("higher than {other} (what diverged counts as worse than any loss)", other=other)
        if self._both_vanish:
            return t("next to nothing, as is {other} (both are too small to count)", other=other)
        return said(BESIDE, self.ratio, other=other, reach=self.reach)

    def __str__(self) -> str:
        """Such as "38% lower (25 to 49%)"."""
        if self._is_worst:
            return t("higher (what diverged counts as worse than any loss)")
        return said(WITH_REACH, self.ratio, reach=self.reach)

    @property
    def reach(self) -> str:
        """The interval in words."""
        return reach_in_words(*self.bounds) if math.isfinite(self.logs.low) else t("one seed")


def _log(ratio: float) -> float:
    return math.log(ratio) if ratio > 0 else -math.inf
