"""What a class expected, in sentences, and what is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from dashboard.analysis.expected.drawn import distance, is_near, predicted, truth_at_positions
from dashboard.analysis.expected.prediction import PREDICTIONS, Prediction, outcome_of
from dashboard.analysis.outcome import loss
from dashboard.analysis.words import listed
from dashboard.data.parts import VALIDATION
from dashboard.experiment.record import Record
from dashboard.ui.questions.question import Question
from language.say import mark, t, tn

Entries = Sequence[tuple[float, ...]]
# By what a loss does.
_TRUE = dict(
    zip(
        PREDICTIONS,
        (
            mark("Validation loss fell, from {was:.2f} to {came:.2f}."),
            mark("Validation loss stayed about the same: {was:.2f}, then {came:.2f}."),
            mark("Validation loss rose, from {was:.2f} to {came:.2f}."),
        ),
        strict=True,
    )
)
_OFF = mark(
    "The curve is on average {off:.2f} away from the true one, which lies between {lowest:.2f} and {highest:.2f}."
)
_HALF_OFF = mark(
    "Half of the curves are within {off:.2f} of the true one, averaged over the epochs; it lies between {lowest:.2f} "
    "and {highest:.2f}."
)


def drawn_in_words(curves: Entries, before: Record, after: Record) -> str:
    """How many expected a fall, no change or a rise, what came of it, and how far off they were."""
    was, came = loss(before, VALIDATION), loss(after, VALIDATION)
    true = t(_TRUE[outcome_of(was, came)], was=was, came=came)
    if not curves:
        nobody = t("Nobody has drawn a curve.")
        return f"{nobody} {true}"
    ends = listed(_ends(Counter(predicted(curve, was) for curve in curves)))
    said = tn("Of {count} curve, {ends}.", "Of {count} curves, {ends}.", len(curves), ends=ends)
    return f"{said} {true} {_how_far(curves, truth_at_positions(after))}"


def picked_in_words(question: Question, counts: Sequence[int]) -> str:
    """How many picked the right answer, and which others were picked more often."""
    texts = [answer.text for answer in question.answers]
    right = counts[texts.index(str(question.right))]
    answer = question.right
    if not sum(counts):
        return t("Nobody has answered. The right answer: {answer}.", answer=answer)
    said = t("{right} of {count} picked the right answer: {answer}.", right=right, count=sum(counts), answer=answer)
    most = max(counts)
    if most == right:
        return said
    others = listed([text for text, count in zip(texts, counts, strict=True) if count == most])
    return f"{said} {t('Picked most often: {answers} ({count}).', answers=others, count=most)}"


def counted(question: Question, entries: Entries) -> list[int]:
    """How often each answer was picked, in their order."""
    places = Counter(int(entry[0]) for entry in entries)
    return [places[place] for place in range(len(question.answers))]


def _how_far(curves: Entries, truth: np.ndarray) -> str:
    offs = [distance(curve[: len(truth)], truth) for curve in curves]
    near = sum(is_near(off, truth) for off in offs)
    said = _OFF if len(curves) == 1 else _HALF_OFF
    off = t(said, off=np.median(offs), lowest=truth.min(), highest=truth.max())
    return f"{off} {_close(near, len(curves))}"


def _close(near: int, curves: int) -> str:
    if curves == 1:
        return t("It came close.") if near else t("It did not come close.")
    return t("{count} came close.", count=near) if near else t("None came close.")


def _ends(expected: Counter[Prediction]) -> list[str]:
    """How many expected each of what a loss can do, where anybody did."""
    lower, same, higher = (expected[one] for one in PREDICTIONS)
    said = (
        (lower, tn("{count} ends lower than before", "{count} end lower than before", lower)),
        (same, tn("{count} ends about as before", "{count} end about as before", same)),
        (higher, tn("{count} ends higher", "{count} end higher", higher)),
    )
    return [ending for number, ending in said if number]
