"""What a student sends to a question: a few plain numbers, checked before anything else is done with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from language.say import t, tn

# Of a drawn value, as many as a chart on a screen can show.
DIGITS = 3


class Refused(Exception):  # noqa: N818 - who asks reads it as a sentence; nothing has gone wrong
    """What was asked for can't be done; the message is a sentence that says why."""


@dataclass(frozen=True)
class Form:
    """What an entry has to look like: `length` numbers, each between `low` and `high`, and `whole` ones if so said."""

    length: int
    low: float
    high: float
    whole: bool = False

    def checked(self, numbers: Any) -> tuple[float, ...]:
        """Checks what a browser sent, and returns the numbers to store. Raises Refused."""
        if not isinstance(numbers, Sequence) or isinstance(numbers, str | bytes) or len(numbers) != self.length:
            raise Refused(
                tn(
                    "An answer here is {count} number. What was sent was not saved.",
                    "An answer here is {count} numbers. What was sent was not saved.",
                    self.length,
                )
            )
        if not all(map(self._fits, numbers)):
            bounds = {"low": f"{self.low:g}", "high": f"{self.high:g}"}
            raise Refused(t("Each number has to lie between {low} and {high}. What was sent was not saved.", **bounds))
        return tuple(round(float(number), DIGITS) for number in numbers)

    def _fits(self, number: Any) -> bool:
        # NaN and infinity fail the comparison with the bounds.
        plain = isinstance(number, int | float) and not isinstance(number, bool)
        return plain and self.low <= number <= self.high and (not self.whole or number == int(number))


def one_of(answers: int) -> Form:
    """The place of one of these answers, by their number."""
    return Form(1, 0, answers - 1, whole=True)
