"""A verdict is worked out when somebody asks for it or nothing is trained, and is the one that was due at once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import event, text

from dashboard.analysis.verdict import judge_record
from dashboard.data.dataset import DataError
from dashboard.experiment.record import Record
from dashboard.store import judging
from dashboard.store.keeping import keeper as keeping
from dashboard.store.keeping.keeper import Keeper
from dashboard.store.kept import NOT_JUDGED, FinishedRun
from dashboard.store.listing import EVERYTHING, Query
from dashboard.store.store import ListState, RunStore
from language.languages import speaking
from tests.store.runs import ANNA, BEN, finished, trial, with_rows
from tests.waiting import wait_until


def kinds(store: RunStore) -> list[str]:
    """As the database has them, without asking for a verdict."""
    with store._database.reading() as connection:
        return list(connection.scalars(text("SELECT kind FROM runs ORDER BY created")))


def unreadable(record: Record) -> None:
    raise ValueError(record.epoch)


def test_keeping_a_run_judges_none(store: RunStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "judge_record", unreadable)
    store.add([finished(), trial(0), trial(1)])
    assert set(kinds(store)) == {NOT_JUDGED}


@pytest.mark.parametrize("run", [finished(0.75, 0.5, 0.625), with_rows(finished(*np.linspace(1, 2, 40)))])
def test_whoever_reads_a_run_reads_the_verdict_that_was_due_when_it_ended(store: RunStore, run: FinishedRun) -> None:
    verdict = judge_record(run.record)
    store.add([run])
    (listed,) = store.find(Query(ANNA)).runs
    assert (listed.kind, listed.sentence) == (verdict.kind, verdict.sentence)
    assert store.choices(Query(ANNA)).kinds == (verdict.kind,)
    (kept,) = store.get([listed.id], ANNA)
    assert kept.verdict.details == verdict.details


def test_a_run_that_was_found_by_its_name_alone_has_a_verdict(store: RunStore) -> None:
    store.add([trial(0), trial(1)])
    (study,) = store.studies(ANNA)
    assert all(run.verdict.sentence for run in store.runs_of(ANNA, study.id, 10))


def test_runs_that_are_not_judged_yet_are_read_with_their_verdicts(
    store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add([trial(0), trial(1)])
    (study,) = store.studies(ANNA)
    monkeypatch.setattr("dashboard.store.store.judge_for_reader", lambda *_: None)
    runs = store.runs_of(ANNA, study.id, 10)
    assert set(kinds(store)) == {NOT_JUDGED}
    assert [run.summary.kind for run in runs] == [run.verdict.kind for run in runs]
    assert all(run.summary.sentence for run in runs)


def test_it_is_kept_in_english_whoever_asks_for_it(store: RunStore) -> None:
    store.add([finished()])
    with speaking("ko"):
        (listed,) = store.find(Query(ANNA)).runs
    assert listed.sentence == judge_record(finished().record).sentence


def test_who_asks_has_what_they_list_judged_and_nothing_else(store: RunStore) -> None:
    store.add([finished(at=1.0), trial(1, at=2.0), finished(owner=BEN, at=3.0)])
    store.find(Query(ANNA))
    assert [kind == NOT_JUDGED for kind in kinds(store)] == [False, True, True]
    store.find(Query(ANNA, lesson=EVERYTHING))
    assert [kind == NOT_JUDGED for kind in kinds(store)] == [False, False, True]


def test_nobody_waits_for_more_than_the_most_and_the_newest_come_first(
    store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add([finished(at=float(i), l2=i / 100) for i in range(5)])
    assert store.judge(2) == 2
    assert [kind == NOT_JUDGED for kind in kinds(store)] == [True, True, True, False, False]
    assert (store.judge(9), store.judge(9)) == (3, 0)


def test_a_list_is_another_once_a_run_in_it_is_judged(store: RunStore) -> None:
    store.add([finished(at=1.0), finished(at=2.0, l2=0.1)])
    before = store.state(ANNA)
    store.judge(1)
    assert (before, store.state(ANNA)) == (ListState(2, 2.0, 0), ListState(2, 2.0, 1))


def test_a_verdict_that_is_kept_is_not_worked_out_again_and_the_losses_of_rows_it_rested_on_are_let_go(
    store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = with_rows(finished(*np.linspace(1, 2, 40), at=2.0)), finished(at=1.0, l2=0.1)
    due = [judge_record(run.record) for run in runs]
    assert due[0].sentence != due[1].sentence
    store.add(runs)
    store.judge(9)
    monkeypatch.setattr(judging, "judge_record", unreadable)
    kept = [store.get([listed.id], ANNA)[0] for listed in store.find(Query(ANNA)).runs]
    assert [(run.verdict.sentence, run.verdict.details) for run in kept] == [(one.sentence, one.details) for one in due]
    assert [run.record.rows for run in kept] == [None, None]


def test_what_can_not_be_judged_is_listed_and_says_so_and_the_log_says_which(
    store: RunStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(judging, "judge_record", unreadable)
    store.add([finished()])
    (listed,) = store.find(Query(ANNA)).runs
    assert (listed.kind, listed.sentence) == ("can't tell", "This run could not be judged.")
    assert caplog.messages == [f"A run could not be judged: {listed.id}"]
    assert store.judge(9) == 0


def test_where_a_table_is_gone_its_rows_are_not_asked(store: RunStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(record: Record) -> None:
        raise DataError(str(record.epoch))

    store.add([finished()])
    monkeypatch.setattr(judging, "judge_record", gone)
    assert store.find(Query(ANNA)).runs[0].sentence != "This run could not be judged."


def test_a_list_that_can_not_be_written_is_read_without_verdicts(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = RunStore(f"sqlite:///{tmp_path / 'runs.sqlite'}")
    store.add([finished()])
    assert store._database._engine

    event.listen(store._database._engine, "checkout", lambda connection, *_: connection.execute("PRAGMA query_only=1"))
    assert [run.kind for run in store.find(Query(ANNA)).runs] == [NOT_JUDGED]
    assert set(caplog.messages) == {"Runs could not be judged: the database is read-only."}
    assert store.choices(Query(ANNA)).kinds == ()
    store.close()


def test_runs_are_judged_unasked_once_nothing_has_ended_for_a_while(
    store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "IDLE_SECONDS", 0.05)
    monkeypatch.setattr(keeping, "JUDGED_AT_ONCE", 2)
    keeper = Keeper(store)
    for place in range(5):
        keeper.keep(ANNA, finished(l2=place / 100).record)
    wait_until(lambda: NOT_JUDGED not in kinds(store) and len(kinds(store)) >= 5, "all to be judged")
    keeper.close()
