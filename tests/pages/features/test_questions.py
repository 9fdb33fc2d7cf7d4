"""What is asked of the approaches is counted seed by seed."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.ui.questions.one_seed import ALL, HALF, MOST
from language.say import mark
from pages.features.finding import Approach
from pages.features.questions import at_one_seed

NETWORK, SVM = (0.94, 0.92, 0.95, 0.90, 0.97), (0.90, 0.92, 0.94, 0.91, 0.96)


def approaches(network: tuple[float, ...]) -> list[Approach]:
    scores = {"Raw inputs, linear SVM": (0.5,) * 5, "Hand-made features, linear SVM": SVM, "Network": network}
    return [Approach(mark(name), (), each) for name, each in scores.items()]


@pytest.mark.parametrize(
    ("network", "right", "count"),
    [
        # At the second seed two are level, and neither is ahead of the other.
        (NETWORK, MOST, "Network it is 4 of 5"),
        (tuple(score + 0.01 for score in SVM), ALL, "Network it is 5 of 5"),
        ((0.99, 0.91, 0.93, 0.90, 0.95), HALF, "Network it is 1 of 5"),
    ],
)
def test_the_seeds_are_counted_at_which_the_highest_mean_is_the_highest(
    network: tuple[float, ...], right: str, count: str
) -> None:
    question = at_one_seed("circles", approaches(network))
    assert question.right == right
    assert question.because == f"With {count}."


def test_of_two_with_as_many_rows_right_none_has_the_highest_mean_whatever_the_last_bits_say() -> None:
    counts = (149, 149, 150, 150, 149, 147, 149, 149), (150, 148, 149, 149, 148, 150, 149, 149)
    network, svm = ([count / 150 for count in each] for each in counts)
    level = [
        Approach(mark("Network"), (), tuple(float(np.float32(x)) for x in network)),
        Approach(mark("SVM"), (), (*svm,)),
    ]
    asked = at_one_seed("spirals", level)
    assert asked.text.startswith("SVM and Network have the same mean accuracy, and none has a higher one.")
    assert (asked.right, asked.because) == (HALF, "With SVM it is 4 of 8.")


@pytest.mark.parametrize("network", [(), (0.9, 0.8)])
def test_nothing_is_right_while_a_score_is_missing(network: tuple[float, ...]) -> None:
    assert at_one_seed("circles", approaches(network)).right is None
