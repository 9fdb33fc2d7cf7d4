"""What may keep a network from learning is named by what its curve shows."""

from __future__ import annotations

import re

import numpy as np
import pytest

from dashboard.analysis.verdict import judge
from dashboard.analysis.verdict.gap import LEARNED
from dashboard.analysis.verdict.known import Known
from dashboard.experiment.history import Ending, History

EPOCHS = np.arange(1, 101)
LEVEL = np.ones(100)


@pytest.mark.parametrize(
    ("train", "says"),
    [
        (LEVEL, "or the steps are too large, or it needs many more epochs"),
        (1.31 - 0.0001 * EPOCHS, "It has hardly fallen from 1.31: the steps are too small or too few"),
        (
            1.4 + 60.0 * np.exp(-EPOCHS / 3),
            "It came down from 44.4: the steps are too large, or else too small or too few.",
        ),
    ],
)
def test_steps_are_among_the_causes_of_a_loss_at_or_above_a_constant_prediction_s(train: np.ndarray, says: str) -> None:
    losses = np.column_stack([train, train, train])
    history = History(losses, np.full_like(losses, np.nan), train, train)
    verdict = judge(history, Ending("finished", len(train)), 1.0)
    assert verdict.kind == "underfitting"
    assert says in verdict.sentence
    assert ("even come down to a constant prediction's (1.00)" in verdict.sentence) == (train[-1] > 1.15)


def test_a_loss_that_came_down_after_the_weights_restored_is_not_said_to_have_hardly_fallen() -> None:
    """The network learned: no step was too small, and none too few."""
    train, validation = np.array([0.472, 0.39, 0.354, 0.337, 0.322, 0.315]), np.linspace(0.68, 1.14, 6)
    losses = np.column_stack([train, validation, validation])
    history = History(losses, np.full_like(losses, np.nan), train, train)
    verdict = judge(history, Ending("early stopping", 6, restored=1), 0.367)
    assert verdict.kind == "underfitting"
    assert "not even come down" not in verdict.sentence
    assert "hardly fallen" not in verdict.sentence
    assert "Later epochs took training loss down to 0.315, but not what early stopping watches." in verdict.sentence


@pytest.mark.parametrize("own", np.linspace(0.9, 1.1, 9))
@pytest.mark.parametrize("share", [0.955, 0.97, 1.0])
def test_validation_loss_is_beside_a_constant_that_it_is_hardly_below(own: float, share: float) -> None:
    """0.758 is 8% below the 0.821 of training rows, and 3% below the 0.782 of its own."""
    validation = share * own * LEVEL
    losses = np.column_stack([LEVEL, validation, validation])
    history = History(losses, np.full_like(losses, np.nan), LEVEL, validation)
    said = judge(history, Ending("finished", 100), 1.0, known=Known(validation_constant=own)).sentence
    assert said.startswith("Underfitting:")
    named = float(re.findall(r"(?:constant prediction|where it) has (\d\.\d+)", said)[-1])
    assert share * own > (1.0 - LEARNED) * named - 0.001
