"""What an operator reads: counts of visitors' trainings, and one line of the log for each."""

from __future__ import annotations

import json

import pytest

from dashboard.engine.run import Run
from dashboard.engine.scheduling.queue import Queue
from dashboard.engine.scheduling.rehearsal import REHEARSAL
from dashboard.engine.scheduling.tally import LOG, SHARED, Tally, write_lines
from dashboard.engine.sharing.shared import SharedTrainings
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, Reason


def ended(run: Run, reason: Reason = "finished") -> Run:
    run.update(lambda record: record.with_ending(Ending(reason, 3)))
    return run


def run_of(owner: str = "a visitor") -> Run:
    return Run(Experiment(), owner, interactive=True)


def test_runs_are_counted_by_how_they_ended() -> None:
    now = [10.0]
    tally, runs = Tally(lambda: now[0]), [run_of() for _ in range(3)]
    tally.note_submission(runs)
    now[0] = 12.0
    tally.note_start(runs[:2])
    tally.note_end(ended(runs[0]), 1.5)
    tally.note_end(ended(runs[1], "diverged"), 0.25)
    tally.note_end(ended(runs[2]), shared=True)
    found = tally.statistics(Queue(), SharedTrainings(), workers=2)
    assert found.ended == {"finished": 1, "diverged": 1, SHARED: 1}
    assert (found.handed_out, found.workers) == (2, 2)
    assert (found.wait_seconds, found.train_seconds) == (2 * 2.0, 1.75)


def test_a_run_that_starts_again_or_is_told_to_have_ended_twice_counts_once() -> None:
    tally, run = Tally(), run_of()
    tally.note_submission([run])
    for _ in range(2):
        tally.note_start([run])
    for _ in range(2):
        tally.note_end(ended(run))
    found = tally.statistics(Queue(), SharedTrainings(), workers=1)
    assert (found.handed_out, found.ended) == (1, {"finished": 1})


def test_what_a_run_waited_is_its_time_in_all_but_for_that_in_which_it_was_trained(
    caplog: pytest.LogCaptureFixture,
) -> None:
    now = [10.0]
    tally, first, second = Tally(lambda: now[0]), run_of(), run_of()
    caplog.set_level("INFO", LOG.name)
    tally.note_submission([first, second])
    tally.note_start([first, second])
    now[0] = 13.0
    tally.note_end(ended(first), 1.2344)
    tally.note_end(ended(second), 3.5)
    lines = [json.loads(message) for message in caplog.messages]
    assert [(line["waited"], line["trained"]) for line in lines] == [(1.766, 1.234), (0.0, 3.5)]


def test_what_is_rehearsed_is_no_visitor_s() -> None:
    tally, queue, run = Tally(), Queue(), run_of(REHEARSAL)
    tally.note_submission([run])
    queue.add([run, run_of()])
    tally.note_start([run])
    assert tally.statistics(queue, SharedTrainings(), workers=1).waiting == 1
    tally.note_end(ended(run))
    found = tally.statistics(queue, SharedTrainings(), workers=1)
    assert (found.handed_out, found.ended) == (0, {})


def test_a_training_has_a_line_of_json_that_names_nobody(caplog: pytest.LogCaptureFixture) -> None:
    tally, run = Tally(), run_of("session 1234")
    caplog.set_level("INFO", LOG.name)
    tally.note_submission([run])
    tally.note_start([run])
    tally.note_end(ended(run))
    [message] = caplog.messages
    line = json.loads(message)
    assert line["ended"] == "finished"
    assert line["epochs"] == 3
    assert line["parameters"] == run.record.experiment.parameters
    assert set(line) == {"at", "ended", "epochs", "parameters", "interactive", "waited", "trained"}
    assert "1234" not in message


def test_what_waits_for_an_equal_run_waits_and_what_is_on_a_worker_runs_unless_it_is_rehearsed() -> None:
    queue, shared, tally = Queue(), SharedTrainings(), Tally()
    equal = [Run(Experiment(), owner, interactive=False) for owner in ("a visitor", "another", REHEARSAL)]
    queue.add(shared.add(equal))
    queue.add([run_of("a third one"), run_of(REHEARSAL)])
    found = tally.statistics(queue, shared, workers=3)
    assert (found.waiting, found.running) == (3, 0)
    while queue.next_task(["w1", "w2", "w3"]):
        pass
    found = tally.statistics(queue, shared, workers=3)
    assert (found.waiting, found.running) == (1, 2)


def test_its_line_stands_by_itself_in_the_log_whatever_the_rest_of_the_log_looks_like(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LOG, "handlers", [])
    monkeypatch.setattr(LOG, "propagate", True)
    caplog.set_level("INFO", LOG.name)
    write_lines()
    LOG.info('{"ended": "finished"}')
    assert capsys.readouterr().err == '{"ended": "finished"}\n'
    assert caplog.messages == [], "it is written once"
