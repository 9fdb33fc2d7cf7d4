"""The numbers of a step, as they are printed."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.one_step import Learner, OneStep, next_step
from dashboard.experiment.settings import change
from dashboard.experiment.spec import Experiment
from dashboard.figures.one_step import batch_rows

PLAIN = change(Experiment(), hidden_layers=(3,), optimizer="sgd", momentum=0.0, batch_size=4, learning_rate=0.5)


def after(steps: int, **settings: object) -> OneStep:
    learner = Learner.new(change(PLAIN, **settings))
    for _ in range(steps):
        learner = next_step(learner).taken
    return next_step(learner)


# The output unit's sums are so large that their probability is rounded to 0 or 1, some of them on the wrong side.
SATURATED = {"activation": "relu", "learning_rate": 5.0}


@pytest.mark.parametrize("step", [after(0), *(after(steps, **SATURATED) for steps in (5, 6, 7))])
def test_the_printed_losses_have_the_mini_batch_s_mean(step: OneStep) -> None:
    losses = [float(row["Loss"]) for row in batch_rows(step)]
    assert np.mean(losses) == pytest.approx(step.back.loss, abs=0.0005)


def test_a_loss_is_a_number_where_the_probability_of_the_truth_is_rounded_to_zero() -> None:
    rows = [row for steps in range(12) for row in batch_rows(after(steps, **SATURATED))]
    wrong = [row for row in rows if float(row["Probability p"]) == 1.0 - float(row["Truth y"])]
    assert max(float(row["Sum u"]) for row in wrong) > 40.0
    assert all(np.isfinite(float(row["Loss"])) for row in rows)
