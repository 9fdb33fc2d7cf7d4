"""The engine with a real cluster: what is trained there, and what remains when it stops."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from dashboard.engine.engine import Engine
from dashboard.engine.heartbeat import HEARTBEAT_SECONDS
from dashboard.engine.run import Run
from dashboard.engine.scheduling.budget import Budget
from dashboard.engine.scheduling.roster import DEPARTED
from dashboard.engine.sharing.shared import SharedTrainings
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from dashboard.experiment.settings import change
from language.say import later
from tests.training.keras_fit import trained
from tests.waiting import wait_until

SHORT = change(Experiment(), epochs=60)
# Takes longer than any test.
LONG = change(Experiment(), samples=20_000, batch_size=2, epochs=2000)


def finished(run: Run) -> Run:
    wait_until(lambda: run.ended, "the end of a training")
    return run


def bits(run: Run) -> list[bytes]:
    arrays = (*vars(run.record.history).values(), *run.record.snapshots.weights.values(), run.record.final)
    return [np.asarray(array).tobytes() for array in arrays]


def test_the_curves_are_those_of_a_training_in_this_process(engine: Engine) -> None:
    run, here = finished(engine.submit(SHORT, "ann")), trained(SHORT, padded=True)
    assert run.record.ending == here.result.ending == Ending("finished", 60)
    for there, mine in zip(vars(run.record.history).values(), vars(here.history).values(), strict=True):
        assert there == pytest.approx(mine, rel=1e-5)
    assert run.record.final == pytest.approx(here.result.weights, rel=1e-4, abs=1e-5)


def test_an_operator_reads_what_workers_hold(engine: Engine) -> None:
    assert engine.statistics().workers_bytes > 200_000_000


def test_two_runs_of_one_experiment_are_equal_to_the_last_bit_on_both_workers(engine: Engine) -> None:
    busy, one = engine.submit(LONG, "cem"), finished(engine.submit(SHORT, "ann"))
    busy_then = engine.submit(change(LONG, seed=1), "cem")
    engine.stop(busy)
    # Lest it be given the first one's record.
    engine._dispatcher._roster.shared = SharedTrainings()
    other = finished(engine.submit(SHORT, "bob"))
    engine.stop(busy_then)
    assert one.record is not other.record
    assert bits(one) == bits(other)


def test_the_weights_of_every_kept_epoch_arrive(engine: Engine) -> None:
    run, here = finished(engine.submit(Experiment(), "ann")), trained(Experiment(), padded=True)
    kept = run.record.snapshots.weights
    assert list(kept) == list(range(0, 301, 4))
    for epoch, weights in kept.items():
        assert weights == pytest.approx(here.weights[epoch], rel=1e-3, abs=1e-4)


def test_the_record_grows_while_it_trains(engine: Engine) -> None:
    run = engine.submit(LONG, "ann")
    wait_until(lambda: run.record.epoch > 0, "the first epochs")
    seen = run.record.epoch
    wait_until(lambda: run.record.epoch > seen, "further epochs")
    engine.stop(run)


def test_a_stopped_training_keeps_what_it_learned_and_does_not_continue(engine: Engine) -> None:
    run = engine.submit(LONG, "ann")
    wait_until(lambda: run.record.epoch > 0, "the first epochs")
    engine.stop(run)
    record = run.record
    assert run.ended
    assert record.ending == Ending("stopped", record.epoch)
    assert 0 < len(record.history) < 2000
    assert len(record.snapshots.weights) > 1
    following = finished(engine.submit(SHORT, "ann"))
    assert following.record.ending == Ending("finished", 60)
    assert run.record is record


def test_early_stopping_names_the_epoch_it_restored(engine: Engine) -> None:
    experiment = change(Experiment(), early_stopping=True)
    run = finished(engine.submit(experiment, "ann"))
    assert run.record.ending == trained(experiment, padded=True).result.ending


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"skew": 1.0}, "The train set of 102 rows has no sample of class 1. Lower the skew"),
        ({"hidden_layers": (512, 512)}, "264,705 parameters are more than the 150,000 allowed here."),
    ],
)
def test_what_cannot_be_trained_fails_with_its_sentence(
    engine: Engine, settings: dict[str, object], sentence: str
) -> None:
    run = finished(engine.submit(change(Experiment(), **settings), "ann"))
    assert run.record.ending
    assert run.record.ending.reason == "failed"
    assert run.record.ending.message.startswith(sentence)


def test_it_knows_how_many_have_trainings_that_wait_or_are_running(engine: Engine) -> None:
    runs = [engine.submit(LONG, owner) for owner in ("ann", "bob", "bob", "cas")]
    while engine.owners != 3:
        assert not all(run.ended for run in runs)
        time.sleep(0.05)
    engine.stop(*runs)


def test_runs_that_wait_for_a_worker_know_how_many_are_ahead(engine: Engine) -> None:
    running = [engine.submit(LONG, owner) for owner in ("ann", "bob")]
    waiting = [engine.submit(LONG, "cas"), engine.submit(SHORT, "dot")]
    assert [engine.runs_ahead(run) for run in running + waiting] == [None, None, 0, 1]
    engine.stop(running[0])
    assert [engine.runs_ahead(run) for run in waiting] == [None, 0]
    engine.stop(running[1], waiting[0])
    assert finished(waiting[1]).record.epoch == 60


def test_a_waiting_training_can_be_stopped(engine: Engine) -> None:
    running = [engine.submit(LONG, owner) for owner in ("ann", "bob")]
    waiting = engine.submit(SHORT, "cas")
    engine.stop(waiting)
    assert waiting.record.ending == Ending("stopped", 0)
    assert engine.runs_ahead(waiting) is None
    for run in running:
        engine.stop(run)


def test_the_training_of_an_absent_owner_ends_and_the_others_continue(
    join: Callable[..., Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    present = {"ann", "bob"}
    monkeypatch.setattr("dashboard.engine.scheduling.absence.GRACE_SECONDS", 0.5)
    joined = join(present.__contains__)
    abandoned, other = joined.submit(LONG, "ann"), joined.submit(LONG, "bob")
    wait_until(lambda: abandoned.record.epoch and other.record.epoch, "both to train")
    present.remove("ann")
    finished(abandoned)
    assert abandoned.record.ending == Ending("stopped", abandoned.record.epoch, message=later(DEPARTED))
    seen = other.record.epoch
    wait_until(lambda: other.record.epoch > seen or other.ended, "the other to go on")
    assert other.record.ending is None or other.record.ending.reason == "finished"
    joined.stop(other)


def test_closing_an_engine_ends_its_trainings(join: Callable[..., Engine], engine: Engine) -> None:
    joined = join()
    run = joined.submit(LONG, "ann")
    joined.close()
    assert run.ended
    assert run.record.ending
    assert run.record.ending.reason == "stopped"


def test_a_training_goes_on_where_its_owner_leaves_and_comes_back_under_another_name(
    join: Callable[..., Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.engine.scheduling.absence.GRACE_SECONDS", 3600.0)
    there = {"ann", "bob"}
    engine = join(is_present=there.__contains__)
    run = engine.submit(LONG, "ann")
    assert engine.submit(LONG, "bob") is not run
    there.remove("ann")
    assert engine.submit(change(LONG, l2=0.1), "ann again") is not run
    assert engine.submit(LONG, "ann again") is run
    assert (run.owner, run.ended) == ("ann again", False)


def test_the_rehearsal_goes_on_once_nobody_has_submitted_anything_for_a_while(
    join: Callable[..., Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.engine.scheduling.rehearsal.QUIET_SECONDS", 3600.0)
    engine = join(is_present=lambda owner: owner == "ann", rehearsal=[[SHORT, change(SHORT, l2=0.1)]])
    run = engine.submit(LONG, "ann")
    wait_until(lambda: run.record.epoch > 0, "the first epochs")
    engine.stop(run)
    time.sleep(3 * HEARTBEAT_SECONDS)
    assert engine._dispatcher.runs() == []
    monkeypatch.setattr("dashboard.engine.scheduling.rehearsal.QUIET_SECONDS", 0.0)
    ahead = Run(SHORT, "ann", interactive=False, padded=engine.padded).digest
    wait_until(lambda: engine._dispatcher._roster.shared._finished.get(ahead), "what is trained ahead")
    wait_until(lambda: not engine._dispatcher.runs(), "the end of the rehearsal")
    assert engine.submit_all([SHORT], "ann").ended


def test_who_has_used_up_the_budget_is_told_and_others_train_on(join: Callable[..., Engine]) -> None:
    engine = join(budget=Budget(0.001))
    assert finished(engine.submit(SHORT, "ann")).record.ending == Ending("finished", 60)
    wait_until(lambda: engine._dispatcher._roster._budget.problem("ann"), "the time to be noted")
    refused = engine.submit_all([change(SHORT, l2=0.1), change(SHORT, l2=0.2)], "ann")
    assert refused.ended
    assert len(refused.problems) == 1
    assert "each visitor gets per hour here" in refused.problems[0]
    assert finished(engine.submit(SHORT, "bob")).record.ending == Ending("finished", 60)


def test_a_rehearsal_that_fails_is_logged_and_breaks_nothing_else(
    join: Callable[..., Engine], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("dashboard.engine.scheduling.rehearsal.QUIET_SECONDS", -1.0)

    def rehearsal() -> Iterator[list[Experiment]]:
        yield [SHORT]
        raise ZeroDivisionError

    engine = join(rehearsal=rehearsal())
    client = engine._dispatcher.client
    wait_until(lambda: "The rehearsal broke off." in caplog.text, "the line in the log")
    time.sleep(HEARTBEAT_SECONDS)
    assert engine._dispatcher.client is client
    assert caplog.text.count("The rehearsal broke off.") == 1
    assert finished(engine.submit(SHORT, "ann")).record.ending == Ending("finished", 60)


def test_an_error_of_the_heartbeat_itself_is_logged_once_with_where_it_was(
    join: Callable[..., Engine], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    engine, rounds = join(), list[float]()

    def dispatch() -> None:
        rounds.append(time.monotonic())
        raise ZeroDivisionError

    monkeypatch.setattr(engine._dispatcher, "dispatch", dispatch)
    wait_until(lambda: "ZeroDivisionError" in caplog.text, "the line in the log")
    wait_until(lambda: len(rounds) > 2, "further rounds")
    assert caplog.text.count("A round of the engine's heartbeat failed.") == 1
    monkeypatch.undo()
    wait_until(lambda: not engine.problem, "the next round")
