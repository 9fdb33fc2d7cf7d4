"""What the lesson replies is true of the network that its trial is of."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.results import Results
from dashboard.experiment.arms import BASELINE, Arm
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from pages.which_fix.questions import ALL, how_many
from tests.made import made_record

EPOCHS = 60
EXPERIMENT = change(Experiment(), epochs=EPOCHS)
TIME = np.arange(EPOCHS)
# Validation loss falls and rises; and it falls with training loss, to where both are small and stay.
OVERFITTING, FLAT = 0.4 + 0.02 * np.abs(TIME - 10), 0.06 + 0.6 * np.exp(-TIME / 3)


@pytest.mark.parametrize(("curve", "overfits"), [(OVERFITTING, True), (FLAT, False)])
def test_that_a_network_has_too_much_freedom_is_said_only_of_one_that_overfits(
    curve: np.ndarray, *, overfits: bool
) -> None:
    sizes = {BASELINE: 1.0, "l2": 0.5}
    rows = tuple(
        tuple(
            made_record((size * seed * curve).tolist(), experiment=EXPERIMENT, constant_loss=0.7)
            for seed in (1.0, 1.02, 0.98)
        )
        for size in sizes.values()
    )
    question = how_many(Results(tuple(Arm(name, name, EXPERIMENT) for name in sizes), rows))
    assert question.right == ALL
    assert ("far too much freedom" in question.reply_to(ALL)[1]) == overfits
