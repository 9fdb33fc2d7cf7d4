"""What was trained for one visitor is not trained again for the next."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.engine.engine import Engine
from dashboard.engine.finished import FinishedTrainings
from dashboard.experiment.history import Reason
from dashboard.experiment.row_losses import RowLosses
from dashboard.experiment.settings import change
from tests.engine.test_batches_on_workers import QUICK, seeds
from tests.made import made_record


def test_a_batch_that_was_trained_for_one_visitor_is_there_at_once_for_the_next(engine: Engine) -> None:
    first = engine.submit_all(seeds(QUICK, 5), "ann")
    assert first.wait(60)
    second = engine.submit_all(seeds(QUICK, 5), "bob")
    assert second.ended
    assert second.records == first.records


def test_two_visitors_who_wait_for_the_same_training_share_it(engine: Engine) -> None:
    experiments = seeds(change(QUICK, epochs=200), 30)
    first, second = (engine.submit_all(experiments, owner) for owner in ("ann", "bob"))
    assert first.wait(60)
    assert second.wait(60)
    assert all(one is other for one, other in zip(first.records, second.records, strict=True))


def test_stopping_one_visitor_s_batch_leaves_the_other_s(engine: Engine) -> None:
    experiments = seeds(change(QUICK, epochs=300), 30)
    first, second = (engine.submit_all(experiments, owner) for owner in ("ann", "bob"))
    engine.stop(*first.runs)
    assert second.wait(60)
    assert None not in second.records


def test_an_interactive_run_is_trained_and_shown_epoch_by_epoch(engine: Engine) -> None:
    assert engine.submit_all([QUICK], "ann").wait(60)
    run = engine.submit(QUICK, "bob")
    assert run.wait(60)
    assert run.record.snapshots.weights


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
    trainings = FinishedTrainings(rows.nbytes)
    trainings.add("a", large)
    trainings.add("b", record)
    assert [digest for digest in "ab" if trainings.get(digest)] == ["b"]


def test_beyond_its_size_the_least_recently_used_is_dropped() -> None:
    record = made_record([1.0] * 100)
    assert record.final is not None
    trainings = FinishedTrainings(2 * (record.history.nbytes + record.final.nbytes))
    for digest in ("a", "b"):
        trainings.add(digest, record)
    trainings.get("a")
    trainings.add("c", record)
    assert [digest for digest in "abc" if trainings.get(digest)] == ["a", "c"]
