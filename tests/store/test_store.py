"""What is kept comes back as it was, is found, belongs to one owner, and can be noted and deleted."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from sqlalchemy import Connection

from dashboard.analysis.verdict import judge_record
from dashboard.store import adding
from dashboard.store.code_version import code_version
from dashboard.store.kept import LONGEST_NOTE, Summary
from dashboard.store.listing import SORTS, Query
from dashboard.store.packing.arrays import unpack_arrays
from dashboard.store.packing.texts import pack_fields, unpack_verdict
from dashboard.store.store import DAY, ListState, RunStore
from language.languages import speaking
from tests.store.runs import ANNA, BEN, finished


def listed(store: RunStore, owner: str = ANNA) -> tuple[Summary, ...]:
    return store.find(Query(owner)).runs


def test_a_run_comes_back_with_its_settings_curves_verdict_and_weights(store: RunStore) -> None:
    run = finished(0.75, 0.5, 0.625, at=12.5, l2=0.01)
    store.add([run])
    (row,) = listed(store)
    assert (row.created, row.code, row.data, row.epochs) == (12.5, code_version(), "Two moons", 3)
    assert row.experiment == run.record.experiment
    assert (row.train_loss, row.validation_loss, row.lowest_loss) == (0.3125, 0.625, 0.5)
    (kept,) = store.get([row.id], ANNA)
    assert kept.own
    assert kept.record.experiment == run.record.experiment
    assert kept.record.ending == run.record.ending
    assert kept.record.history.losses == pytest.approx(run.record.history.losses)
    assert kept.record.history.metrics == pytest.approx(run.record.history.metrics)
    assert kept.record.final is not None
    assert np.array_equal(kept.record.final, run.record.final)  # type: ignore[arg-type]
    assert (kept.verdict.kind, kept.verdict.sentence) == (row.kind, row.sentence)
    assert kept.verdict.rests_on == judge_record(run.record).rests_on


def test_a_run_that_another_process_keeps_at_the_same_moment_is_kept_once(
    store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = finished(0.75, 0.5, 0.625)
    store.add([run])
    found, asked = adding._ids_of, list[object]()

    def look(connection: Connection, keys: Collection[adding.RunKey]) -> dict[adding.RunKey, str]:
        asked.append(keys)
        return found(connection, keys) if len(asked) > 1 else {}

    monkeypatch.setattr(adding, "_ids_of", look)
    store.add([run])
    assert (len(listed(store)), len(asked)) == (1, 2)


def test_a_verdict_that_is_kept_is_read_in_any_language() -> None:
    verdict = judge_record(finished(0.75, 0.5, 0.625).record)
    kept = unpack_verdict(pack_fields(verdict))
    assert (kept.sentence, kept.details) == (verdict.sentence, verdict.details)
    with speaking("ko"):
        assert (kept.sentence, kept.details) == (verdict.sentence, verdict.details)
        assert kept.sentence.startswith("에포크 부족")


def test_a_verdict_that_an_earlier_version_kept_is_read_as_it_was() -> None:
    verdict = unpack_verdict(
        '{"kind": "unstable", "sentence": "Unstable.", "rests_on": "Curves.", "epoch": 3, '
        '"best_epoch": 2, "train_loss": 1.0, "validation_loss": NaN, "best_validation_loss": 1.0, '
        '"constant_loss": 0.7, "no_longer": 1}'
    )
    assert (verdict.kind, verdict.sentence, verdict.details) == ("unstable", "Unstable.", ("Curves.",))


def test_curves_that_an_earlier_version_kept_are_read() -> None:
    file = BytesIO()
    losses = np.array([[0.25, 0.5, 0.75]], np.float32)
    np.savez_compressed(file, losses=losses, objective=losses[:, 0])
    found = unpack_arrays(file.getvalue())
    assert np.array_equal(found["losses"], losses)
    assert np.array_equal(found["objective"], losses[:, 0])


def test_a_run_that_diverged_at_once_is_kept_without_losses(store: RunStore) -> None:
    from dashboard.experiment.history import Ending
    from dashboard.experiment.record import Record
    from dashboard.store.kept import FinishedRun
    from tests.made import SMALL

    store.add([FinishedRun(ANNA, Record.of(SMALL).with_ending(Ending("diverged", 0)), 1.0)])
    (row,) = listed(store)
    assert row.kind == "diverged"
    assert all(math.isnan(loss) for loss in (row.train_loss, row.validation_loss, row.lowest_loss))
    assert len(store.get([row.id], ANNA)[0].record.history) == 0


def test_the_same_training_again_is_the_same_run_with_a_new_time(store: RunStore) -> None:
    store.add([finished(at=1.0)])
    (first,) = listed(store)
    store.note(ANNA, first.id, "mine")
    store.add([finished(at=2.0)])
    (again,) = listed(store)
    assert (again.id, again.created, again.note) == (first.id, 2.0, "mine")


def test_other_code_makes_another_run(store: RunStore) -> None:
    store.add([finished()])
    store.add([replace(finished(), code="another")])
    assert {row.code for row in listed(store)} == {code_version(), "another"}


def test_nobody_else_lists_notes_or_deletes_a_run(store: RunStore) -> None:
    store.add([finished()])
    (run,) = listed(store)
    store.note(ANNA, run.id, "secret")
    assert listed(store, BEN) == ()
    assert store.choices(Query(BEN)).data == ()
    assert store.state(BEN) == ListState()
    store.note(BEN, run.id, "changed")
    store.star(BEN, run.id, star=True)
    store.delete(BEN, [run.id])
    store.delete(BEN)
    assert [(row.note, row.star) for row in listed(store)] == [("secret", False)]


def test_whoever_was_given_its_name_sees_a_run_without_its_note(store: RunStore) -> None:
    store.add([finished()])
    (run,) = listed(store)
    store.note(ANNA, run.id, "secret")
    (shared,) = store.get([run.id, "unknown"], BEN)
    assert not shared.own
    assert shared.summary.note == ""


def test_a_note_is_one_line_and_a_star_stays(store: RunStore) -> None:
    store.add([finished()])
    (run,) = listed(store)
    store.note(ANNA, run.id, "two\nlines \0" + "x" * 1000)
    store.star(ANNA, run.id, star=True)
    (row,) = listed(store)
    assert row.note.startswith("two lines xxx")
    assert len(row.note) == LONGEST_NOTE
    assert row.star


def test_what_is_deleted_is_gone_with_its_curves(store: RunStore) -> None:
    store.add([finished(l2=0.1), finished(l2=0.2)])
    first, second = listed(store)
    store.delete(ANNA, [first.id])
    assert [row.id for row in listed(store)] == [second.id]
    assert store.get([first.id], ANNA) == ()
    store.delete(ANNA)
    assert listed(store) == ()


def test_an_owner_can_decline_and_change_their_mind(store: RunStore) -> None:
    assert not store.declines(ANNA)
    store.decline(ANNA, keep_nothing=True)
    store.decline(ANNA, keep_nothing=True)
    assert store.declines(ANNA)
    assert not store.declines(BEN)
    store.decline(ANNA, keep_nothing=False)
    assert not store.declines(ANNA)


def test_of_an_owner_who_declined_nothing_is_kept_however_it_comes_here(store: RunStore) -> None:
    store.decline(ANNA, keep_nothing=True)
    store.add([finished(), replace(finished(), owner=BEN)])
    store.decline(ANNA, keep_nothing=False)
    assert listed(store) == ()
    assert len(store.find(Query(BEN)).runs) == 1


def test_that_an_owner_declined_is_forgotten_once_their_browser_has_no_key_any_more(
    store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("dashboard.store.store.time.time", lambda: now[0])
    for owner in (ANNA, BEN):
        store.decline(owner, keep_nothing=True)
    now[0] = 20 * DAY
    assert store.declines(ANNA), "she comes back, and he does not"
    store.expire(before=10 * DAY, most=10)
    assert [store.declines(owner) for owner in (ANNA, BEN)] == [True, False]


def test_it_holds_for_as_long_as_the_key_that_was_renewed_within_a_day(
    store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("dashboard.store.store.time.time", lambda: now[0])
    store.decline(ANNA, keep_nothing=True)
    now[0] = 0.9 * DAY
    assert store.declines(ANNA), "her key has a day from now"
    store.expire(before=0.8 * DAY, most=10)
    assert store.declines(ANNA)


def test_old_runs_expire_and_so_do_more_than_the_most(store: RunStore) -> None:
    store.add([finished(at=float(i), l2=i / 100) for i in range(6)])
    store.expire(before=2.0, most=10)
    assert [row.created for row in listed(store)] == [5.0, 4.0, 3.0, 2.0]
    store.expire(before=0.0, most=3)
    assert [row.created for row in listed(store)] == [5.0, 4.0, 3.0]


def test_a_list_is_filtered_by_data_verdict_star_and_any_setting(store: RunStore) -> None:
    store.add([finished(at=1.0, l2=0.1), finished(at=2.0, l2=0.2), finished(at=3.0, dataset="circles")])
    newest, middle, oldest = listed(store)
    store.star(ANNA, oldest.id, star=True)
    assert (
        store.find(Query(ANNA, data="Two moons")).runs == store.find(Query(ANNA, setting="dataset", value="moons")).runs
    )
    assert store.find(Query(ANNA, data="Two moons")).total == 2
    assert [row.id for row in store.find(Query(ANNA, setting="l2", value="0.2")).runs] == [middle.id]
    assert [row.id for row in store.find(Query(ANNA, starred=True)).runs] == [oldest.id]
    assert store.find(Query(ANNA, kind=newest.kind)).total == 3
    assert store.find(Query(ANNA, kind="no such verdict")).total == 0


def test_what_can_be_filtered_by_is_what_varies(store: RunStore) -> None:
    store.add([finished(l2=0.0), finished(l2=0.01), finished(l2=0.005), finished(dataset="circles", l2=0.01)])
    found = store.choices(Query(ANNA))
    assert found.data == ("Circles", "Two moons")
    assert found.settings == {"l2": ("0.0", "0.005", "0.01"), "dataset": ("circles", "moons")}


@pytest.mark.parametrize("sort", SORTS)
def test_a_list_is_sorted_by_each_column_both_ways_and_what_is_unknown_comes_last(store: RunStore, sort: str) -> None:
    from dashboard.experiment.history import Ending
    from dashboard.experiment.record import Record
    from dashboard.store.kept import FinishedRun
    from tests.made import SMALL

    diverged = Record.of(SMALL).with_ending(Ending("diverged", 0))
    runs = [finished(0.5, at=1.0, l2=0.1), finished(0.5, 0.25, 0.75, at=2.0, l2=0.2, dataset="circles")]
    store.add([*runs, FinishedRun(ANNA, diverged, 3.0)])
    up = store.find(Query(ANNA, sort=sort, descending=False)).runs
    down = store.find(Query(ANNA, sort=sort, descending=True)).runs
    values = [[getattr(row, sort) for row in rows] for rows in (up, down)]
    known = [[value for value in column if not _unknown(value)] for column in values]
    assert known[0] == sorted(known[0])
    assert known[1] == sorted(known[1], reverse=True)
    assert all(column[: len(some)] == some for column, some in zip(values, known, strict=True))


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("sort", ["data", "kind", "epochs", "star"])
def test_of_equals_in_a_column_the_newest_come_first(store: RunStore, sort: str, *, descending: bool) -> None:
    store.add([finished(at=float(i), l2=i / 100) for i in (2, 0, 3, 1)])
    found = store.find(Query(ANNA, sort=sort, descending=descending)).runs
    assert [row.created for row in found] == [3.0, 2.0, 1.0, 0.0]


def test_a_list_comes_a_page_at_a_time(store: RunStore) -> None:
    store.add([finished(at=float(i), l2=i / 100) for i in range(7)])
    found = store.find(Query(ANNA), 3, 3)
    assert [row.created for row in found.runs] == [3.0, 2.0, 1.0]
    assert found.total == 7


def _unknown(value: object) -> bool:
    return isinstance(value, float) and math.isnan(value)


def test_no_runs_are_added_without_a_word(store: RunStore) -> None:
    store.add([])
    assert listed(store) == ()
