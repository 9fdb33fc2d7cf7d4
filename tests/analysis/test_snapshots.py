"""The weights that a picture of a training goes through."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.snapshots import MOST_DRAWN, numbers_at, onset_of, weights_by_epoch, weights_to_draw
from dashboard.data.parts import SPLITS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from language.numbers import NO_BREAK
from tests.made import made_record
from tests.trained import trained


@pytest.fixture(scope="module", params=[{}, {"epochs": 70, "early_stopping": True}, {"epochs": 20}], ids=str)
def record(request: pytest.FixtureRequest) -> Record:
    return trained(change(Experiment(), **request.param), keep_weights=True)


def test_of_many_epochs_some_are_drawn_the_marked_ones_among_them(record: Record) -> None:
    kept, drawn = (list(choose(record)) for choose in (weights_by_epoch, weights_to_draw))
    assert set(drawn) <= set(kept)
    assert drawn == sorted(drawn)
    assert len(drawn) <= MOST_DRAWN + 2
    assert {kept[0], kept[-1]} <= set(drawn)
    onset = onset_of(record)
    assert onset is None or min(kept, key=lambda epoch: abs(epoch - onset)) in drawn


def test_they_lie_closer_together_early(record: Record) -> None:
    epochs = np.array(list(weights_to_draw(record)))
    early, late = (np.diff(half).mean() for half in np.array_split(epochs, 2))
    assert early <= late


def test_an_accuracy_just_below_1_is_not_said_to_be_1() -> None:
    record = made_record(0.5, metrics=(1.0, 0.9996, 0.504))
    said = "Accuracy: train_100%, validation_99.9%, test_50%."
    assert numbers_at(record, 1, SPLITS).endswith(said.replace("_", NO_BREAK))
