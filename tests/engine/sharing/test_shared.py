"""What was trained for one visitor is not trained again for the next."""

from __future__ import annotations

import pytest

from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.data.tables.storage import delete_file, schema_of
from dashboard.engine.engine import Engine
from dashboard.engine.run import Run
from dashboard.engine.scheduling.task import MAX_RUNS_PER_TASK
from dashboard.engine.sharing.shared import SharedTrainings
from dashboard.experiment.history import Ending, Reason
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from tests.engine.test_batches_on_workers import QUICK, seeds
from tests.waiting import PATIENCE


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
    experiments = seeds(change(QUICK, epochs=200), MAX_RUNS_PER_TASK + 2)
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


def test_what_was_shown_to_one_visitor_is_there_at_once_and_whole_for_the_next(engine: Engine) -> None:
    first = engine.submit(QUICK, "ann")
    assert not engine.is_finished(change(QUICK, seed=1))
    assert first.wait(PATIENCE)
    assert engine.is_finished(QUICK)
    handed_out = engine.handed_out
    kept: list[Record] = []
    second = engine.submit(QUICK, "bob")
    second.when_ended(kept.append)
    assert second.ended
    assert (second.owner, second.record, kept) == ("bob", first.record, [first.record])
    assert second.record.splits
    assert second.record.snapshots.weights
    assert second.record.rows
    assert len(second.record.rows.ahead)
    assert engine.handed_out == handed_out


def test_one_of_a_batch_is_given_nothing_that_was_shown(engine: Engine) -> None:
    """Nor the other way round: that has no weights on the way, and this does not know what was never right."""
    assert engine.submit(QUICK, "ann").wait(PATIENCE)
    batch = engine.submit_all([QUICK], "bob", judged=[QUICK])
    assert batch.wait(PATIENCE)
    [record] = batch.records
    assert record
    assert record.unlearned is not None


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


@pytest.mark.parametrize("reason", ["stopped", "failed", "out of time"])
def test_an_interactive_run_that_was_cut_short_is_trained_again(shared: SharedTrainings, reason: Reason) -> None:
    shared.end(ended(run("ann", interactive=True), reason))
    again = run("ann", interactive=True)
    assert not shared.is_finished(again)
    assert shared.add([again]) == [again]


@pytest.mark.parametrize("interactive", [False, True])
def test_of_a_table_that_was_deleted_nothing_is_left(shared: SharedTrainings, *, interactive: bool) -> None:
    table = "hours,days\n" + "".join(f"{i % 7}.5,{i}.25\n" for i in range(60))
    name = make_table(keep(table.encode(), "shared.csv"), TableChoices("days"))
    own = change(QUICK, dataset=name)
    trained = [run("ann", interactive=interactive), Run(own, "ann", interactive=interactive)]
    shared.add(trained)
    for one in trained:
        shared.end(ended(one))
    shared.forget_deleted()
    assert [shared.is_finished(one) for one in trained] == [True, True]
    delete_file(schema_of(name).source)
    shared.forget_deleted()
    assert [shared.is_finished(one) for one in trained] == [True, False]
