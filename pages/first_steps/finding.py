"""What came out, beside what was predicted."""

from __future__ import annotations

from dashboard.analysis import outcome
from dashboard.analysis.expected.prediction import Prediction, outcome_of
from dashboard.experiment.record import Record

_PAST: dict[Prediction, str] = {"fall": "fell", "stay about the same": "stayed about the same", "rise": "rose"}


def compare(said: Prediction, before: Record, after: Record) -> tuple[bool, str]:
    """Whether a prediction about validation loss came true, and a sentence that says so with the numbers.

    Both losses are those of the weights that are kept at the end.
    """
    losses = outcome.loss(before, outcome.VALIDATION), outcome.loss(after, outcome.VALIDATION)
    came = outcome_of(*losses)
    moved = "from {:.2f} to {:.2f}".format(*losses)
    training = f"training loss went from {outcome.train_loss(before):.2f} to {outcome.train_loss(after):.2f}"
    sentence = f"You said: {said}. It {_PAST[came]}, {moved}; {training}."
    return came == said, f"{sentence} {_on_test(before, after)}".strip()


def _on_test(before: Record, after: Record) -> str:
    """Where validation chose the epoch, what the set says that chose nothing."""
    if not after.experiment.training.early_stopping.enabled:
        return ""
    return (
        f"Test loss, which chose nothing, went from {outcome.test_loss(before):.2f} to {outcome.test_loss(after):.2f}."
    )
