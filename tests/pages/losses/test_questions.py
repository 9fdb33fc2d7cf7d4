"""The numbers in a question's answers are those of the losses."""

from __future__ import annotations

import numpy as np
import pytest

from pages.losses.figures.losses import REACH
from pages.losses.finding.loss_curves import Question, loss_curves
from pages.losses.questions import CROSS, SQUARED, surer_of_a_mistake
from pages.losses.trials import PAIR


@pytest.mark.parametrize(("loss", "told"), [("binary_crossentropy", CROSS), ("sigmoid_mse", SQUARED)])
def test_what_a_mistake_costs_before_and_after_is_the_loss_of_its_probability(
    loss: str, told: tuple[float, float]
) -> None:
    p = np.array([0.01, 0.0001])
    curves = {curve.loss.name: curve for curve in loss_curves(Question("binary", 1), np.log(p / (1 - p)))}
    assert tuple(curves[loss].values.round(2)) == told


def test_the_left_end_of_the_first_chart_shows_what_the_hint_sends_there_for() -> None:
    left = np.array([-REACH, -REACH / 2])
    cross, squared = (
        {curve.loss.name: curve.values for curve in loss_curves(Question("binary", 1), left)}[name] for name in PAIR
    )
    assert cross[0] > 1.9 * cross[1]
    assert squared[0] < 1.1 * squared[1] < 1.1
    hints = [answer.see for answer in surer_of_a_mistake().answers if answer.see]
    assert hints == ["Choose **One of two classes** with true class 1, and look at the left end of the first chart."]
