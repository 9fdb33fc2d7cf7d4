"""What is said of a visitor's data follows from the numbers."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.data.dataset import Dataset, Task
from pages.your_data.finding import finding, guess, overfits
from tests.made import made_record, made_results


@pytest.mark.parametrize(("validation", "risen"), [((1.0, 0.5, 0.56), True), ((1.0, 0.5, 0.54), False)])
def test_overfitting_is_a_rise_by_a_tenth_from_the_lowest(validation: tuple[float, ...], *, risen: bool) -> None:
    assert overfits(made_record(validation)) is risen


def test_the_best_is_named_with_what_cannot_be_told_from_it_and_its_score_on_test() -> None:
    said = finding(made_results({"small": [1.0, 1.1, 1.0], "baseline": [2.0, 2.2, 2.1], "l2": [1.1, 1.0, 1.0]}))
    assert "does not overfit these data" in said
    assert "**Small** has the lowest validation loss, 1.03; L2 can't be told from it" in said
    assert "accuracy on the test set, which took no part in that choice, is 89 %" in said


@pytest.mark.parametrize(
    ("task", "y", "said"),
    [
        ("binary", [0, 1, 1, 1], "Always answering yes is right for 75 % of them."),
        ("regression", [1.0, 2.0], "Always answering the mean has an R² of 0."),
    ],
)
def test_what_knowing_only_the_targets_gets_is_said(task: Task, y: list[float], said: str) -> None:
    rows = (np.zeros((len(y), 1)), np.array(y))
    assert guess(Dataset("x", "x", "x.", "x", task, 1, lambda *_: rows, class_names=("no", "yes"))) == said


def test_nothing_is_said_before_there_are_enough_seeds() -> None:
    assert finding(made_results({"small": [1.0, None], "baseline": [2.0, 2.0]})).startswith("Training.")
