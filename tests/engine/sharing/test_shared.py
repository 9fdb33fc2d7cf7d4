"""What was trained for one visitor is not trained again for the next."""

from __future__ import annotations

import pytest

from dashboard.engine.engine import Engine
from dashboard.engine.run import Run
from dashboard.engine.sharing.shared import SharedTrainings
from dashboard.experiment.history import Ending, Reason
from dashboard.experiment.settings import change
from tests.engine.conftest import PATIENCE
from tests.engine.test_batches_on_workers import QUICK, seeds


@pytest.fixture
def shared() -> SharedTrainings:
    return SharedTrainings()


def run(owner: str, *, interactive: bool = False) -> Run:
    return Run(QUICK, owner, interactive=interactive)


def ended(one: Run, reason: Reason = "finished") -> Run:
    one.update(lambda record: record.with_ending(Ending(reason, record.epoch)))
    return one


def test_a_batch_that_was_trained_for_one_visitor_is_there_at_once_for_the_next(engine: Engine) -> None:
    first = engine.submit_all(seeds(QUICK, 5), "ann")
    assert first.wait(PATIENCE)
    second = engine.submit_all(seeds(QUICK, 5), "bob")
    assert second.ended
    assert second.records == first.records


def test_what_is_to_be_judged_looks_ahead_and_is_not_given_what_did_not(engine: Engine) -> None:
    plain = engine.submit_all([QUICK], "ann")
    assert plain.wait(PATIENCE)
    judged = engine.submit_all([QUICK], "ann", judged=[QUICK])
    assert judged.wait(PATIENCE)
    places = [len(run.record.rows.ahead) for run in (*plain.runs, *judged.runs) if run.record.rows]
    assert places == [0, 3]


def test_two_visitors_who_wait_for_the_same_training_share_it(engine: Engine) -> None:
    experiments = seeds(change(QUICK, epochs=200), 30)
    first, second = (engine.submit_all(experiments, owner) for owner in ("ann", "bob"))
    assert first.wait(PATIENCE)
    assert second.wait(PATIENCE)
    assert all(one is other for one, other in zip(first.records, second.records, strict=True))


def test_stopping_one_visitor_s_batch_leaves_the_other_s(engine: Engine) -> None:
    experiments = seeds(change(QUICK, epochs=300), 30)
    first, second = (engine.submit_all(experiments, owner) for owner in ("ann", "bob"))
    engine.stop(*first.runs)
    assert second.wait(PATIENCE)
    assert None not in second.records


def test_an_interactive_run_is_trained_and_shown_epoch_by_epoch(engine: Engine) -> None:
    assert engine.submit_all([QUICK], "ann").wait(PATIENCE)
    run = engine.submit(QUICK, "bob")
    assert run.wait(PATIENCE)
    assert run.record.snapshots.weights
    assert run.record.rows
    assert len(run.record.rows.ahead)


def test_who_waits_for_an_equal_run_ends_with_its_record(shared: SharedTrainings) -> None:
    ann, bob = run("ann"), run("bob")
    assert shared.add([ann, bob]) == [ann]
    assert shared.waiting() == [bob]
    assert shared.add(shared.end(ended(ann))) == []
    assert bob.record is ann.record


def test_where_a_run_has_failed_the_next_is_trained(shared: SharedTrainings) -> None:
    ann, bob, cem = run("ann"), run("bob"), run("cem")
    shared.add([ann, bob, cem])
    assert shared.add(shared.end(ended(ann, "failed"))) == [bob]
    assert shared.waiting() == [cem]


def test_an_interactive_run_neither_waits_nor_is_waited_for(shared: SharedTrainings) -> None:
    shown, other = run("ann", interactive=True), run("bob")
    assert shared.add([shown, other, run("cem", interactive=True)])[:2] == [shown, other]
    assert shared.end(ended(shown)) == shared.remove([shown]) == []
    assert shared.waiting() == []
