"""The numbers in a question's answers are those of the losses."""

from __future__ import annotations

import numpy as np
import pytest

from pages.losses.finding.loss_curves import Question, loss_curves
from pages.losses.questions import CROSS, SQUARED


@pytest.mark.parametrize(("loss", "told"), [("binary_crossentropy", CROSS), ("sigmoid_mse", SQUARED)])
def test_what_a_mistake_costs_before_and_after_is_the_loss_of_its_probability(
    loss: str, told: tuple[float, float]
) -> None:
    p = np.array([0.01, 0.0001])
    curves = {curve.loss.name: curve for curve in loss_curves(Question("binary", 1), np.log(p / (1 - p)))}
    assert tuple(curves[loss].values.round(2)) == told
