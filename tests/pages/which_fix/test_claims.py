"""What the page on remedies says of the lab's default experiment."""

from __future__ import annotations

import pytest

from dashboard.analysis import outcome
from dashboard.analysis.table import typical_gap
from dashboard.experiment.experiment import Experiment
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
