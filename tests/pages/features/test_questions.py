"""What is asked of the approaches is counted seed by seed."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.ui.questions.one_seed import ALL, HALF, MOST
from language.say import mark
from pages.features.finding import Approach
from pages.features.questions import at_one_seed

NAN = float("nan")
NETWORK, SVM = (0.94, 0.92, 0.95, 0.90, 0.97), (0.90, 0.92, 0.94, 0.91, 0.96)


def approaches(network: tuple[float, ...]) -> list[Approach]:
    scores = {"Raw inputs, linear SVM": (0.5,) * 5, "Hand-made features, linear SVM": SVM, "Network": network}
    return [Approach(mark(name), (), each) for name, each in scores.items()]


@pytest.mark.parametrize(
    ("network", "right", "count"),
    [
        # At the second seed two are level, and neither is ahead of the other.
        (NETWORK, MOST, "“Network” it is 4 of 5"),
        (tuple(score + 0.01 for score in SVM), ALL, "“Network” it is 5 of 5"),
        ((0.99, 0.91, 0.93, 0.90, 0.95), HALF, "“Network” it is 1 of 5"),
    ],
)
def test_the_seeds_are_counted_at_which_the_highest_mean_is_the_highest(
    network: tuple[float, ...], right: str, count: str
) -> None:
    question = at_one_seed("circles", approaches(network))
    assert question.right == right
    assert question.because == f"With {count}."


def test_seeds_are_left_out_at_which_one_has_no_score() -> None:
    question = at_one_seed("circles", approaches((0.99, NAN, NAN, 0.90, 0.95)))
    assert question.because == "With “Network” it is 1 of 3."


@pytest.mark.parametrize("network", [(NAN,) * 5, (0.94, NAN, NAN, NAN, NAN), (0.94, 0.92, NAN, NAN, NAN)])
def test_nothing_is_right_where_fewer_than_three_seeds_can_be_compared(network: tuple[float, ...]) -> None:
    assert at_one_seed("circles", approaches(network)).right is None


def test_approaches_that_are_right_about_as_many_rows_are_level_however_they_are_stored() -> None:
    # Of 150 rows: level at the fourth seed, and over all of them.
    of_svm, of_network = (150, 148, 149, 149, 148), (149, 150, 148, 149, 148)
    stored = tuple(float(np.float32(right / 150)) for right in of_network)
    scores = {"SVM": tuple(right / 150 for right in of_svm), "Network": stored, "Raw": (0.5,) * 5}
    question = at_one_seed("spirals", [Approach(mark(name), (), each) for name, each in scores.items()])
    assert question.text.startswith("“SVM” and another approach share the highest mean accuracy.")
    assert question.because == "With “SVM” it is 4 of 5."
