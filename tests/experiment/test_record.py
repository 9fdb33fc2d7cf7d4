"""A record takes epochs in their order, and one ending."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History
from dashboard.experiment.record import Record
from dashboard.experiment.row_losses import RowLosses
from dashboard.experiment.splits import make_splits

WEIGHTS = np.zeros(3)


def block(first: int, epochs: int) -> History:
    numbers = np.arange(first, first + epochs, dtype=float)
    return History(np.tile(numbers[:, None], 3), np.zeros((epochs, 3)), numbers, numbers)


def epochs(record: Record) -> list[float]:
    return list(record.history.objective)


@pytest.fixture
def record() -> Record:
    """Three epochs of a training, and the weights before the first."""
    return (
        Record.of(Experiment()).with_epochs(History.empty(), 1, {0: WEIGHTS}).with_epochs(block(1, 3), 1, {2: WEIGHTS})
    )


def test_a_new_record_has_only_its_experiment() -> None:
    record = Record.of(Experiment())
    assert (record.experiment, record.epoch, record.ending, record.final) == (Experiment(), 0, None, None)
    assert record.snapshots.weights == {}


def test_a_record_grows_block_by_block(record: Record) -> None:
    grown = record.with_epochs(block(4, 2), 4, {4: WEIGHTS})
    assert epochs(grown) == [1, 2, 3, 4, 5]
    assert grown.epoch == 5
    assert list(grown.snapshots.weights) == [0, 2, 4]
    assert record.epoch == 3


@pytest.mark.parametrize("first", [1, 2, 3])
def test_a_block_that_is_known_already_is_ignored(record: Record, first: int) -> None:
    assert record.with_epochs(block(first, 3), first, {}) is record


def test_a_block_after_a_gap_is_ignored(record: Record) -> None:
    assert record.with_epochs(block(5, 2), 5, {}) is record


def test_a_block_after_the_ending_is_ignored(record: Record) -> None:
    ended = record.with_ending(Ending("stopped", 3))
    assert ended.with_epochs(block(4, 2), 4, {4: WEIGHTS}) is ended


def test_the_first_ending_stays(record: Record) -> None:
    ended = record.with_ending(Ending("stopped", 3))
    assert ended.with_ending(Ending("finished", 300), WEIGHTS) is ended
    assert ended.ending == Ending("stopped", 3)
    assert ended.final is None


def test_who_stops_a_training_while_more_epochs_are_tried_has_the_whole_of_it(record: Record) -> None:
    whole = record.with_ending(Ending("finished", 3), WEIGHTS)
    trying = replace(record, whole=whole)
    assert trying.looks_ahead
    assert trying.stopped() is whole
    ended = trying.with_ending(Ending("finished", 3), WEIGHTS)
    assert (ended.whole, ended.looks_ahead) == (None, False)
    assert (record.looks_ahead, record.stopped().ending) == (False, Ending("stopped", 3))


def test_the_outcome_is_without_what_takes_megabytes(record: Record) -> None:
    rows = RowLosses(WEIGHTS, WEIGHTS, np.zeros(0), np.zeros(0))
    ended = replace(record, splits=make_splits(Experiment())).with_ending(Ending("finished", 3), WEIGHTS, rows, WEIGHTS)
    outcome = ended.outcome
    assert (outcome.splits, outcome.snapshots.weights, outcome.unlearned) == (None, {}, None)
    assert outcome.history is ended.history
    assert (outcome.ending, outcome.final is WEIGHTS, outcome.rows is rows) == (ended.ending, True, True)
    assert outcome.nbytes == outcome.history.nbytes + WEIGHTS.nbytes + rows.nbytes < ended.nbytes
