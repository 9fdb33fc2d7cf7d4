"""What the page on remedies says of the lab's default experiment."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis import outcome
from dashboard.analysis.table import typical_gap
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.experiment.remedies import REMEDIES
from tests.trained import holds, records

# Four times the data is drawn anew, validation set and all: its losses are compared by their gap.
SAME_DATA = sorted(set(REMEDIES) - {"more_data"})


@pytest.mark.parametrize("name", SAME_DATA)
def test_a_remedy_lowers_validation_loss(name: str) -> None:
    pairs = zip(records(REMEDIES[name](Experiment())), records(Experiment()), strict=True)
    assert holds([outcome.validation_loss(fixed) < outcome.validation_loss(plain) for fixed, plain in pairs])


def test_more_data_closes_the_gap() -> None:
    pairs = zip(records(REMEDIES["more_data"](Experiment())), records(Experiment()), strict=True)
    assert holds([typical_gap([more]) < typical_gap([plain]) for more, plain in pairs])


def test_with_batch_normalization_the_averages_of_the_losses_lag_behind_the_objective_at_first() -> None:
    normalized, plain = (records(one) for one in (REMEDIES["batch_normalization"](Experiment()), Experiment()))
    assert holds([objective_above_loss(record) < 0.0 for record in normalized])
    assert holds([objective_above_loss(record) > 0.0 for record in plain])


def objective_above_loss(record: Record) -> float:
    """On average over the first ten epochs."""
    curves = record.history.first(10)
    return float(np.mean(curves.objective - curves.losses[:, 0]))
