"""What came out, beside what was predicted."""

from __future__ import annotations

from dashboard.analysis import outcome
from dashboard.analysis.expected.prediction import Prediction, outcome_of
from dashboard.data.parts import VALIDATION
from dashboard.experiment.record import Record
from language.say import mark, t

_CAME: dict[Prediction, str] = {
    "fall": mark("It fell, from {was:.3f} to {came:.3f}; training loss went from {trained:.3f} to {training:.3f}."),
    "stay about the same": mark(
        "It stayed about the same: {was:.3f}, then {came:.3f}; training loss went from {trained:.3f} to {training:.3f}."
    ),
    "rise": mark("It rose, from {was:.3f} to {came:.3f}; training loss went from {trained:.3f} to {training:.3f}."),
}


def in_a_word(prediction: Prediction) -> str:
    """A prediction as it is read."""
    return t(prediction)


def compare(said: Prediction, before: Record, after: Record) -> tuple[bool, str]:
    """Whether a prediction about validation loss came true, and a sentence that says so with the numbers.

    Both losses are those of the weights that are kept at the end.
    """
    was, came = (outcome.loss(record, VALIDATION) for record in (before, after))
    trained, training = outcome.train_loss(before), outcome.train_loss(after)
    happened = outcome_of(was, came)
    sentences = (
        t("You said: {prediction}.", prediction=in_a_word(said)),
        t(_CAME[happened], was=was, came=came, trained=trained, training=training),
    )
    return happened == said, " ".join(sentences)


def on_test(before: Record, after: Record) -> str:
    """Where validation chose the epoch, what the set says that chose nothing; it is said with the answer to why."""
    if after.ending is None or after.ending.restored is None:
        return ""
    return t(
        "Test loss, which was not used for any choice, went from {was:.3f} to {came:.3f}.",
        was=outcome.test_loss(before),
        came=outcome.test_loss(after),
    )
