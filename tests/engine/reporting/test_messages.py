"""What a worker reports arrives as it was sent, and makes the record grow."""

from __future__ import annotations

import numpy as np

from dashboard.engine.reporting.messages import (
    EpochsTrained,
    LooksAhead,
    Report,
    TaskMessages,
    TrainingEnded,
    TrainingPostponed,
    apply_message,
)
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History
from dashboard.experiment.record import Record


def epochs(first: int, count: int) -> EpochsTrained:
    history = History(np.ones((count, 3)), np.ones((count, 3)), np.ones(count), np.ones(count))
    return EpochsTrained(first, history, {first: np.arange(3.0)})


def test_epochs_add_up_until_the_end_and_postponing_changes_nothing() -> None:
    sent: TaskMessages = [
        (0, epochs(1, 3)),
        (0, epochs(4, 2)),
        (0, TrainingEnded(Ending("finished", 5), 0.1, np.zeros(3))),
    ]
    report = Report.from_event(Report("a task", sent, 0.5, full=True, compile_seconds=0.25).to_event())
    record = Record.of(Experiment())
    for _, message in report.messages:
        record = apply_message(record, message)
    assert (report.task_id, report.seconds, report.full, report.compile_seconds) == ("a task", 0.5, True, 0.25)
    assert (record.epoch, record.ending) == (5, Ending("finished", 5))
    assert sorted(record.snapshots.weights) == [1, 4]
    assert record.final is not None
    assert apply_message(record, TrainingPostponed()) is record


def test_a_training_that_looks_ahead_is_known_to_until_it_ends_and_whoever_stops_it_has_all_of_it() -> None:
    ended = TrainingEnded(Ending("early stopping", 3), 0.1, np.zeros(3))
    record = apply_message(apply_message(Record.of(Experiment()), epochs(1, 3)), LooksAhead(ended))
    assert record.looks_ahead
    assert not apply_message(record, ended).looks_ahead
    stopped = record.stopped()
    assert (stopped.ending, stopped.final, stopped.looks_ahead) == (ended.ending, ended.final, False)


def test_a_training_that_is_stopped_on_the_way_has_what_it_had() -> None:
    record = apply_message(Record.of(Experiment()), epochs(1, 3)).stopped()
    assert record.ending == Ending("stopped", 3)
    assert record.stopped() is record
