"""What would keep a gradient from vanishing is answered by the networks that are compared."""

from __future__ import annotations

import numpy as np
import pytest

from pages.activations.finding.vanishing import GradientSizes
from pages.activations.questions import ANOTHER, HARD, NOTHING, UNNEEDED, vanishing


def of_ratios(*ratios: float) -> list[GradientSizes]:
    return [GradientSizes("sigmoid", np.array([ratio, 1.0])) for ratio in ratios]


@pytest.mark.parametrize(
    ("ratios", "right"), [((0.001, 0.8), ANOTHER), ((0.001, 0.05), HARD), ((0.05,), HARD), ((0.2, 0.8), UNNEEDED)]
)
def test_another_activation_helps_where_one_of_those_compared_lets_the_gradient_through(
    ratios: tuple[float, ...], right: str
) -> None:
    assert vanishing(of_ratios(*ratios)).right == right


def test_what_is_said_to_a_wrong_answer_fits_the_right_one() -> None:
    _, reply = vanishing(of_ratios(0.2, 0.8)).reply_to(NOTHING)
    assert reply == "It needs no remedy, and more epochs would not be one: no curve falls to less than a tenth."
    _, reply = vanishing(of_ratios(0.001, 0.05)).reply_to(NOTHING)
    assert reply.startswith("This is the gradient of the very first step.")
