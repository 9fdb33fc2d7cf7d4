"""The ratio of two losses in words: in percent up to twice, and from there on in times."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from language.numbers import in_digits
from language.say import mark, t

# From here on, what rounds to 100% included, "twice as high" reads better than "100% higher".
TIMES = 1.995
MOST_TIMES = 100
CROSS = "\N{MULTIPLICATION SIGN}"
# What is lower by more percent than this is said to be: nothing is 100% lower.
MOST_PERCENT = 99.9
Size = Literal["beyond", "times", "vanishing", "lower", "higher", "equal"]
_ALONE: dict[Size, str] = {
    "beyond": mark("more than {most} times as high"),
    "times": mark("{times} times as high"),
    "vanishing": mark("more than {percent}% lower"),
    "lower": mark("{percent}% lower"),
    "higher": mark("{percent}% higher"),
    # "Equal to 7% higher" would be read as equal to that.
    "equal": mark("the same"),
}
WITH_REACH: dict[Size, str] = {
    "beyond": mark("more than {most} times as high ({reach})"),
    "times": mark("{times} times as high ({reach})"),
    "vanishing": mark("more than {percent}% lower ({reach})"),
    "lower": mark("{percent}% lower ({reach})"),
    "higher": mark("{percent}% higher ({reach})"),
    "equal": mark("equal ({reach})"),
}
BESIDE: dict[Size, str] = {
    "beyond": mark("more than {most} times as high as {other} ({reach})"),
    "times": mark("{times} times as high as {other} ({reach})"),
    "vanishing": mark("more than {percent}% lower than {other} ({reach})"),
    "lower": mark("{percent}% lower than {other} ({reach})"),
    "higher": mark("{percent}% higher than {other} ({reach})"),
    "equal": mark("equal to {other} ({reach})"),
}


def in_a_column(ratio: float) -> str:
    """A change by this ratio as a table and an axis have it, such as "\N{MINUS SIGN}38.2%"; from twice on, in times."""
    if ratio >= MOST_TIMES:
        return f">{CROSS}{MOST_TIMES}"
    if ratio >= TIMES:
        return f"{CROSS}{_times(ratio)}"
    return f"{in_digits(max(100.0 * (ratio - 1.0), -MOST_PERCENT), '+.1f')}%"


def said(sentences: Mapping[Size, str], ratio: float, **values: str) -> str:
    """The sentence for a ratio of this size."""
    numbers = {"percent": _percent(ratio), "times": _times(ratio), "most": MOST_TIMES}
    return t(sentences[_size(ratio)], **numbers, **values)


def reach_in_words(low: float, high: float) -> str:
    """An interval of ratios: in percent alone where both ends are on one side of 1."""
    if {_size(low), _size(high)} == {"equal"}:
        return t("less than 1% either way")
    if high < 1.0:
        return _reach_below(low, high)
    if low > 1.0 and high < TIMES:
        return t("{low} to {high}%", low=_near(low), high=_percent(high))
    if low >= TIMES:
        return _reach_in_times(low, high)
    lowest = t(_ALONE["higher"], percent=_near(low)) if low > 1.0 else said(_ALONE, low)
    return t("{low} to {high}", low=lowest, high=said(_ALONE, high))


def _size(ratio: float) -> Size:
    if ratio >= TIMES:
        return "beyond" if ratio >= MOST_TIMES else "times"
    if _percent(ratio) == "0":
        return "equal"
    if 100.0 * (1.0 - ratio) > MOST_PERCENT:
        return "vanishing"
    return "lower" if ratio < 1.0 else "higher"


def _reach_below(low: float, high: float) -> str:
    if _size(high) == "vanishing":
        return t("more than {percent}%", percent=_percent(high))
    if _size(low) == "vanishing":
        return t("{low} to more than {percent}%", low=_near(high), percent=_percent(low))
    return t("{low} to {high}%", low=_near(high), high=_percent(low))


def _reach_in_times(low: float, high: float) -> str:
    if low >= MOST_TIMES:
        return t("more than {most} to more than {most} times", most=MOST_TIMES)
    if high >= MOST_TIMES:
        return t("{low} to more than {most} times", low=_times(low), most=MOST_TIMES)
    return t("{low} to {high} times", low=_times(low), high=_times(high))


def _times(ratio: float) -> str:
    return f"{ratio:.0f}" if ratio >= 10.0 else f"{ratio:.1f}"


def _near(ratio: float) -> str:
    """By how many percent the end of an interval that leaves 1 out differs from it: more than 0, however rounded."""
    percent = _percent(ratio)
    return f"{100.0 * abs(ratio - 1.0):.1g}" if percent == "0" else percent


def _percent(ratio: float) -> str:
    """By how many percent it differs from 1; digits enough that nothing rounds onto 100."""
    percent = 100.0 * abs(ratio - 1.0)
    return f"{min(percent, MOST_PERCENT):.1f}" if ratio < 0.01 else f"{percent:.0f}"
