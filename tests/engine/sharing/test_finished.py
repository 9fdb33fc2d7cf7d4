"""Which finished trainings are kept, and for how long."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.engine.sharing.finished import ARRAY_BYTES, OBJECT_BYTES, FinishedTrainings
from dashboard.experiment.history import Reason, Snapshots
from dashboard.experiment.row_losses import RowLosses
from dashboard.experiment.splits import make_splits
from tests.made import made_record


@pytest.mark.parametrize("reason", ["finished", "diverged", "early stopping"])
def test_what_ended_by_itself_is_kept(reason: Reason) -> None:
    trainings, record = FinishedTrainings(), made_record(1.0, reason=reason)
    trainings.add("a", record)
    assert trainings.get("a") is record


@pytest.mark.parametrize("reason", ["stopped", "failed", "out of time"])
def test_what_might_go_further_the_next_time_is_not(reason: Reason) -> None:
    trainings = FinishedTrainings()
    trainings.add("a", made_record(1.0, reason=reason))
    assert trainings.get("a") is None


def test_the_losses_of_single_rows_count_as_well() -> None:
    record = made_record([1.0] * 100)
    rows = np.zeros(1000)
    large = replace(record, rows=RowLosses(rows, rows, rows, rows))
    trainings = FinishedTrainings(OBJECT_BYTES + rows.nbytes)
    trainings.add("a", large)
    trainings.add("b", record)
    assert [digest for digest in "ab" if trainings.get(digest)] == ["b"]


def test_the_weights_on_the_way_and_the_data_of_a_shown_training_count_as_well() -> None:
    record = made_record([1.0] * 100)
    weights = {epoch: np.zeros(500, np.float32) for epoch in range(8)}
    splits = make_splits(record.experiment)
    shown = replace(record, snapshots=Snapshots(weights), splits=splits)
    data = sum(part.x.nbytes + part.y.nbytes for part in splits.parts)
    trainings = FinishedTrainings(OBJECT_BYTES + record.nbytes + 8 * (ARRAY_BYTES + 2000) + data)
    trainings.add("a", shown)
    assert "a" not in trainings


def test_one_that_would_take_the_place_of_most_others_is_not_kept() -> None:
    small, large = made_record([1.0]), made_record([1.0] * 100)
    trainings = FinishedTrainings(largest=OBJECT_BYTES + small.nbytes)
    trainings.add("a", small)
    trainings.add("b", large)
    assert [digest for digest in "ab" if digest in trainings] == ["a"]


def test_what_is_unwanted_is_let_go_of_and_leaves_its_room() -> None:
    records = [made_record([1.0]), made_record([2.0]), made_record([3.0])]
    trainings = FinishedTrainings(2 * (OBJECT_BYTES + records[0].nbytes))
    for digest, record in zip("ab", records, strict=False):
        trainings.add(digest, record)
    trainings.forget(lambda record: record is records[0])
    trainings.add("c", records[2])
    assert [digest for digest in "abc" if trainings.get(digest)] == ["b", "c"]


def test_beyond_its_size_the_least_recently_used_is_dropped() -> None:
    record = made_record([1.0] * 100)
    assert record.final is not None
    trainings = FinishedTrainings(2 * (OBJECT_BYTES + record.history.nbytes + record.final.nbytes))
    for digest in ("a", "b"):
        trainings.add(digest, record)
    trainings.get("a")
    trainings.add("c", record)
    assert [digest for digest in "abc" if trainings.get(digest)] == ["a", "c"]


def test_short_records_count_what_they_take_beside_their_arrays() -> None:
    trainings = FinishedTrainings(3 * OBJECT_BYTES)
    for digest in "abcd":
        trainings.add(digest, made_record([1.0]))
    assert [digest for digest in "abcd" if trainings.get(digest)] == ["c", "d"]
