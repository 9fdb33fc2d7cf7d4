"""The numbers in a question's answers are those of the losses."""

from __future__ import annotations

import numpy as np

from pages.losses.finding.loss_curves import Question, loss_curves
from pages.losses.questions import CROSS, SQUARED


def test_the_gradients_of_a_confident_mistake_are_those_of_the_losses() -> None:
    curves = {curve.loss.name: curve for curve in loss_curves(Question("binary", 1), np.log([0.01 / 0.99]))}
    cross, squared = (abs(curves[name].gradients[0]) for name in ("binary_crossentropy", "sigmoid_mse"))
    assert (round(cross, 2), round(squared, 2)) == (CROSS, SQUARED)
