"""How one loss compares with another over the same seeds, and what may be said of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dashboard.analysis.statistics import LEVEL, Interval, interval, seeds_to_confine, seeds_to_tell
from dashboard.language.say import mark, t

Kind = Literal["lower", "higher", "same", "slight", "unsure"]
# Within so much either way, two losses count as equal.
CLOSE = 0.05
# From here on "twice as high" reads better than "100 % higher".
TIMES = 2.0
MOST_TIMES = 100
MINUS, CROSS = "\N{MINUS SIGN}", "\N{MULTIPLICATION SIGN}"
# A ratio whose logarithm is larger is infinite.
LARGEST = 700.0
Size = Literal["beyond", "times", "lower", "higher", "equal"]
_ALONE: dict[Size, str] = {
    "beyond": mark("more than {most} times as high"),
    "times": mark("{times} times as high"),
    "lower": mark("{percent}% lower"),
    "higher": mark("{percent}% higher"),
    "equal": mark("equal"),
}
_WITH_REACH: dict[Size, str] = {
    "beyond": mark("more than {most} times as high ({reach})"),
    "times": mark("{times} times as high ({reach})"),
    "lower": mark("{percent}% lower ({reach})"),
    "higher": mark("{percent}% higher ({reach})"),
    "equal": mark("equal ({reach})"),
}
_BRIEF: dict[Size, str] = {
    "beyond": mark("more than {most} times as high, {reach}"),
    "times": mark("{times} times as high, {reach}"),
    "lower": mark("{percent}% lower, {reach}"),
    "higher": mark("{percent}% higher, {reach}"),
    "equal": mark("equal, {reach}"),
}
_BESIDE: dict[Size, str] = {
    "beyond": mark("more than {most} times as high as {other} ({reach})"),
    "times": mark("{times} times as high as {other} ({reach})"),
    "lower": mark("{percent}% lower than {other} ({reach})"),
    "higher": mark("{percent}% higher than {other} ({reach})"),
    "equal": mark("equal to {other} ({reach})"),
}


@dataclass(frozen=True)
class Change:
    """A loss in relation to another one, seed by seed: the interval of the logarithm of their ratio.

    Ratios of losses are nearly symmetric on a log scale, where Student's interval covers what it should; differences of
    losses are not. `spread` is the standard deviation of the logarithms. `negligible` is a share of the other loss: a
    difference that is smaller than 2 % of what a constant prediction loses is none, however many percent it is. Where
    it is beyond chance and yet so small, it is "slight": too few seeds are not what leaves it open.
    """

    logs: Interval
    spread: float
    level: float
    negligible: float = 0.0

    @classmethod
    def of(cls, logs: np.ndarray, level: float = LEVEL, negligible: float = 0.0) -> Change:
        """From the logarithms (n,) of the paired ratios."""
        spread = float(np.std(logs, ddof=1)) if len(logs) > 1 else math.inf
        return cls(interval(logs, level), spread, level, negligible)

    @property
    def ratio(self) -> float:
        """The geometric mean of the ratios."""
        return math.exp(self.logs.mean)

    @property
    def bounds(self) -> tuple[float, float]:
        """Of the ratio."""
        return math.exp(self.logs.low), math.exp(self.logs.high) if self.logs.high < LARGEST else math.inf

    @property
    def margin(self) -> float:
        """The largest change, as a share, that counts as none."""
        return max(CLOSE, self.negligible)

    @property
    def kind(self) -> Kind:
        """What the seeds bear out."""
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
        found = (
            None if self._is_negligible else seeds_to_tell(mean, self.spread, self.level),
            seeds_to_confine(room, self.spread, self.level) if room > 0 else None,
        )
        return min((count for count in found if count is not None), default=None)

    @property
    def _is_negligible(self) -> bool:
        return abs(self.ratio - 1.0) < self.negligible

    def beside(self, other: str) -> str:
        """The change and its interval in words, such as "38 % lower than the baseline's (25 to 49 %)".

        In Korean all of these are nouns: "기준 모델의 손실보다 38% 낮은 수준(…)", to be followed by 입니다.
        """
        return _said(_BESIDE, self.ratio, other=other, reach=self.reach)

    def __str__(self) -> str:
        """Such as "38 % lower (25 to 49 %)"."""
        return _said(_WITH_REACH, self.ratio, reach=self.reach)

    @property
    def brief(self) -> str:
        """The same for a bracket."""
        return _said(_BRIEF, self.ratio, reach=self.reach)

    @property
    def reach(self) -> str:
        """The interval in words, in percent alone where both ends are on the side of the ratio."""
        low, high = self.bounds
        if not math.isfinite(self.logs.low):
            return t("one seed")
        if {_size(low), _size(high)} == {"equal"}:
            return t("less than 1% either way")
        if high < 1.0:
            return t("{low} to {high}%", low=_near(high), high=_percent(low))
        if low > 1.0 and high < TIMES:
            return t("{low} to {high}%", low=_near(low), high=_percent(high))
        if low >= TIMES:
            return _reach_in_times(low, high)
        return t("{low} to {high}", low=_said(_ALONE, low), high=_said(_ALONE, high))


def in_a_column(ratio: float) -> str:
    """A change by this ratio as a table and an axis have it, such as "-38.2%"; from twice on, in times."""
    if ratio >= MOST_TIMES:
        return f">{CROSS}{MOST_TIMES}"
    if ratio >= TIMES:
        return f"{CROSS}{_times(ratio)}"
    return f"{100.0 * (ratio - 1.0):+.1f}%".replace("-", MINUS)


def _said(sentences: Mapping[Size, str], ratio: float, **values: str) -> str:
    numbers = {"percent": _percent(ratio), "times": _times(ratio), "most": MOST_TIMES}
    return t(sentences[_size(ratio)], **numbers, **values)


def _size(ratio: float) -> Size:
    if ratio >= TIMES:
        return "beyond" if ratio >= MOST_TIMES else "times"
    if _percent(ratio) == "0":
        return "equal"
    return "lower" if ratio < 1.0 else "higher"


def _log(ratio: float) -> float:
    return math.log(ratio) if ratio > 0 else -math.inf


def _reach_in_times(low: float, high: float) -> str:
    if low >= MOST_TIMES:
        return t("more than {most} to more than {most} times", most=MOST_TIMES)
    if high >= MOST_TIMES:
        return t("{low} to more than {most} times", low=_times(low), most=MOST_TIMES)
    return t("{low} to {high} times", low=_times(low), high=_times(high))


def _times(ratio: float) -> str:
    return f"{ratio:.0f}" if ratio >= 10.0 else f"{ratio:.1f}"


def _near(ratio: float) -> str:
    """The same for the end of an interval that leaves 1 out, which no rounding brings back to it."""
    percent = _percent(ratio)
    return f"{100.0 * abs(ratio - 1.0):.1g}" if percent == "0" else percent


def _percent(ratio: float) -> str:
    """By how many percent it differs from 1; digits enough that nothing rounds onto 100."""
    percent = 100.0 * abs(ratio - 1.0)
    return f"{min(percent, 99.9):.1f}" if ratio < 0.01 else f"{percent:.0f}"
