"""The shares of each schedule, against Keras's own class."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import schedule
from dashboard.experiment.settings import change
from dashboard.experiment.splits import all_steps
from dashboard.functions.schedules import CONSTANT, SCHEDULES
from dashboard.training.model import build


@pytest.mark.parametrize("name", [name for name in SCHEDULES if name != CONSTANT])
def test_shares_are_those_of_the_keras_schedule(name: str) -> None:
    experiment = change(Experiment(), schedule=name, epochs=10)
    call = schedule(experiment)
    assert call
    rates = build(call)
    done = np.linspace(0.0, 1.0, 11)
    expected = [float(rates(step)) for step in np.round(done * all_steps(experiment))]
    shares = SCHEDULES[name].shares(done, experiment.training.rate_at_end)
    assert experiment.training.learning_rate * shares == pytest.approx(expected, rel=0.02, abs=1e-6)


def test_without_a_schedule_the_rate_stays() -> None:
    assert SCHEDULES[CONSTANT].shares(np.linspace(0.0, 1.0, 5), 0.1).tolist() == [1.0] * 5
