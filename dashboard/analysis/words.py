"""Numbers and names as parts of a sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

from dashboard.analysis.statistics import Interval
from language.numbers import NO_BREAK, in_digits, three_digits, two_digits
from language.say import Message, later, t

# The most that "less than 10⁻⁹" is said of.
TINY = 1e-9
# As English and Korean have them.
_QUOTED = "[“\u2018][^”\u2019]*[”\u2019]"


def listed(names: Sequence[str]) -> str:
    """Joins names as a sentence does: with commas, and "and" before the last; what has such inside, with semicolons.

    What is in quotation marks keeps apart from the sentence and from the others.
    """
    if len(names) == 1:
        return names[0]
    if any(re.search(", | and ", re.sub(_QUOTED, "", name)) for name in names):
        return t("{names}; and {last}", names="; ".join(names[:-1]), last=names[-1])
    return t("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def quoted(name: str) -> str:
    """A name as it stands in a sentence that could be misread without quotation marks: on one line."""
    return t("“{name}”", name=name.replace(" ", NO_BREAK))


def percent(share: float) -> str:
    """A share as a percentage; shares near an end never round onto it."""
    return str(percentage(share))


def percentage(share: float) -> Message:
    """The same, to be said later."""
    # A mean of ones in 32 bits may miss 1 by its last bit.
    value = round(100.0 * share, 4)
    if 0.0 < value < 1.0 or 99.0 < value < 100.0:
        return later("{number}%", number=f"{min(max(value, 0.1), 99.9):.1f}")
    return later("{number}%", number=f"{value:.0f}")


def points_apart(one: float, other: float, decimals: int = 1) -> float:
    """By how many points one share is above another, as a reader works it out from what is written of the two."""
    return round(round(100 * one, decimals) - round(100 * other, decimals), decimals)


def with_interval(found: Interval) -> str:
    """A mean and its interval, with as many digits in each."""
    mean, low, high = map(two_digits, (found.mean, found.low, found.high))
    return t("{mean} ({low} to {high})", mean=mean, low=low, high=high)


def end_in_words(value: float, form: str) -> str:
    """The end of an interval in a format, with digits enough that none which leaves 0 out seems to begin there."""
    text = in_digits(value, form)
    if re.search("[1-9]", text) or math.isclose(value, 0.0, abs_tol=1e-9):
        return text
    return in_digits(value, "+.1g" if form.startswith("+") else ".1g")


def loss_in_words(value: float, written: Callable[[float], str] = three_digits) -> str | Message:
    """A loss, as all sentences say it; one beside which rounding is large has no digits."""
    return later("less than 10⁻⁹") if 0.0 < value < TINY else written(value)


def score_in_words(value: float, metric: str) -> str:
    """The value of an experiment's metric."""
    return percent(value) if metric == "accuracy" else in_digits(value, ".2f")


def joined(*sentences: Message) -> Message:
    """Sentences one after the other, without those that are empty."""
    said = {f"sentence_{place}": one for place, one in enumerate(sentences) if one.sentence}
    return Message(" ".join(f"{{{name}}}" for name in said), tuple(said.items()))


def capital(text: str) -> str:
    """The text with its first letter as at the start of a sentence."""
    return text[:1].upper() + text[1:]
