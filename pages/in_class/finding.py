"""What a class expected, in sentences, and what is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from dashboard.analysis.expected.drawn import distance, is_near, predicted, truth_at_positions
from dashboard.analysis.expected.prediction import PREDICTIONS, Prediction, outcome_of
from dashboard.analysis.outcome import VALIDATION, loss
from dashboard.analysis.words import listed
from dashboard.experiment.record import Record
from dashboard.ui.questions.question import Question

Entries = Sequence[tuple[float, ...]]
_ENDS: dict[Prediction, str] = {"fall": "lower than before", "stay about the same": "about as before", "rise": "higher"}
_CAME: dict[Prediction, str] = {"fall": "fell", "stay about the same": "stayed about the same", "rise": "rose"}


def count(number: int, what: str) -> str:
    """Such as "1 answer" or "2 answers"."""
    return f"{number} {what}{'s' * (number != 1)}"


def drawn_in_words(curves: Entries, before: Record, after: Record) -> str:
    """How many expected a fall, no change or a rise, what came of it, and how far off they were."""
    was, came = loss(before, VALIDATION), loss(after, VALIDATION)
    true = f"Validation loss {_CAME[outcome_of(was, came)]}, from {was:.2f} to {came:.2f}."
    if not curves:
        return f"Nobody has drawn a curve. {true}"
    expected = Counter(predicted(curve, was) for curve in curves)
    parts = [f"{expected[one]} {_verb(expected[one])} {_ENDS[one]}" for one in PREDICTIONS if expected[one]]
    return f"Of {count(len(curves), 'curve')}, {listed(parts)}. {true} {_how_far(curves, truth_at_positions(after))}"


def picked_in_words(question: Question, counts: Sequence[int]) -> str:
    """How many picked the right answer, and which other one was picked more often."""
    texts = [answer.text for answer in question.answers]
    right = counts[texts.index(str(question.right))]
    if not sum(counts):
        return f"Nobody has answered. Right is: {question.right}."
    said = f"{right} of {sum(counts)} picked the right answer: {question.right}."
    most = int(np.argmax(counts))
    return said if counts[most] == right else f"{said} Most picked: {texts[most]}."


def counted(question: Question, entries: Entries) -> list[int]:
    """How often each answer was picked, in their order."""
    places = Counter(int(entry[0]) for entry in entries)
    return [places[place] for place in range(len(question.answers))]


def _how_far(curves: Entries, truth: np.ndarray) -> str:
    offs = [distance(curve[: len(truth)], truth) for curve in curves]
    near = sum(is_near(off, truth) for off in offs)
    whose = "Half of the curves are at most" if len(curves) > 1 else "The curve is"
    close = f"{near or 'None'} came close" if len(curves) > 1 else "It came close" if near else "It did not come close"
    off = f"{np.median(offs):.2f} away from the true one on average, which moves over {np.ptp(truth):.2f}"
    return f"{whose} {off}. {close}."


def _verb(number: int) -> str:
    return "ends" if number == 1 else "end"
