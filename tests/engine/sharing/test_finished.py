"""Which finished trainings are kept, and for how long."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.engine.sharing.finished import OBJECT_BYTES, FinishedTrainings
from dashboard.experiment.history import Reason
from dashboard.experiment.row_losses import RowLosses
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
