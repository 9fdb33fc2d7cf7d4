"""The sentence beside a prediction is that of the curves, whatever was said."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.expected.prediction import Prediction
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History
from dashboard.experiment.record import Record
from pages.first_steps.finding import compare, on_test

TRAINING = "training loss went from 0.100 to 0.200."


def record(train: float, validation: float, restored: int | None = None, test: float = 9.0) -> Record:
    """Two epochs, the first with these losses and the second with ten times as much, or the other way round."""
    rows = np.array([[train, validation, test], [10.0 * train, 10.0 * validation, 10.0 * test]])
    history = History(rows if restored else rows[::-1], rows, rows[:, 0], rows[:, 1])
    return Record.of(Experiment()).with_epochs(history, 1, {}).with_ending(Ending("finished", 2, restored))


@pytest.mark.parametrize(
    ("said", "after", "right", "sentence"),
    [
        ("fall", 0.26, True, f"You said: fall. It fell, from 0.420 to 0.260; {TRAINING}"),
        ("rise", 0.26, False, f"You said: rise. It fell, from 0.420 to 0.260; {TRAINING}"),
        ("fall", 0.60, False, f"You said: fall. It rose, from 0.420 to 0.600; {TRAINING}"),
        (
            "stay about the same",
            0.43,
            True,
            f"You said: stay about the same. It stayed about the same: 0.420, then 0.430; {TRAINING}",
        ),
    ],
)
def test_a_prediction_stands_beside_what_came_out(said: Prediction, after: float, right: bool, sentence: str) -> None:
    assert compare(said, record(0.1, 0.42), record(0.2, after)) == (right, sentence)


def test_with_early_stopping_the_kept_epoch_counts() -> None:
    assert "from 0.420 to 0.260" in compare("fall", record(0.1, 0.42), record(0.2, 0.26, restored=1))[1]


def test_what_test_says_is_kept_for_the_answer_and_told_where_an_epoch_was_restored() -> None:
    before = record(0.1, 0.42)
    restored, not_restored = record(0.2, 0.26, restored=1, test=8.0), record(0.2, 0.26)
    assert "Test loss" not in compare("fall", before, restored)[1]
    assert on_test(before, restored) == "Test loss, which was not used for any choice, went from 9.000 to 8.000."
    assert on_test(before, not_restored) == ""
