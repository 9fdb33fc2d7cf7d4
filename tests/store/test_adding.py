"""A run is written over an earlier one of the same key and over no other, and a trial that is there is not written."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.experiment.record import Record
from dashboard.store import adding
from dashboard.store.kept import FinishedRun, Summary
from dashboard.store.listing import EVERYTHING, Query
from dashboard.store.packing.runs import PackedRun, pack_run
from dashboard.store.store import RunStore
from tests.made import made_record
from tests.store.runs import ANNA, finished, trial


def all_of(store: RunStore) -> tuple[Summary, ...]:
    """From the newest on, trials too."""
    return store.find(Query(ANNA, lesson=EVERYTHING)).runs


def record_of(store: RunStore, run: Summary) -> Record:
    return store.get([run.id], ANNA)[0].record


def test_what_was_stopped_and_then_trained_whole_is_kept_whole_and_no_other_run_changes(store: RunStore) -> None:
    whole, other = finished(0.75, 0.5, 0.625, at=2.0), finished(0.5, at=1.0, l2=0.1)
    early = made_record(0.75, experiment=whole.record.experiment, reason="stopped", weight=0.25)
    store.add([FinishedRun(ANNA, early, 0.0), other])
    stopped = all_of(store)[-1]
    store.star(ANNA, stopped.id, star=True)
    store.add([whole])
    again, untouched = all_of(store)
    assert (again.id, again.star, again.epochs, again.validation_loss) == (stopped.id, True, 3, 0.625)
    for summary, expected in ((again, whole.record), (untouched, other.record)):
        found = record_of(store, summary)
        assert found.ending == expected.ending
        np.testing.assert_equal(found.final, expected.final)
        np.testing.assert_allclose(found.history.losses, expected.history.losses, rtol=1e-6)


def test_a_trial_that_is_kept_is_not_packed_again(store: RunStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add([trial(0, at=1.0)])
    packed: list[FinishedRun] = []

    def pack(run: FinishedRun) -> PackedRun:
        packed.append(run)
        return pack_run(run)

    monkeypatch.setattr(adding, "pack_run", pack)
    store.add([trial(0, at=2.0), new := trial(1, at=2.0)])
    assert packed == [new]


@pytest.mark.parametrize("kept", [True, False], ids=["kept already", "new"])
@pytest.mark.parametrize("by_itself_first", [True, False])
def test_what_comes_by_itself_and_as_a_trial_at_once_is_one_run_that_is_listed_both_ways(
    store: RunStore, *, kept: bool, by_itself_first: bool
) -> None:
    by_itself, as_trial = finished(at=2.0, l2=0.0, seed=0), trial(0, at=3.0)
    if kept:
        store.add([trial(0, at=1.0)])
    store.add([by_itself, as_trial] if by_itself_first else [as_trial, by_itself])
    assert len(all_of(store)) == 1
    assert [run.created for run in store.find(Query(ANNA)).runs] == [2.0]
    assert [study.runs for study in store.studies(ANNA)] == [1]


def test_trials_and_their_comparison_have_the_time_of_the_newest_that_came_with_them(store: RunStore) -> None:
    store.add([trial(0, at=1.0), trial(1, at=1.5)])
    assert [study.created for study in store.studies(ANNA)] == [1.5]
    store.add([trial(0, at=3.0), trial(1, at=2.0)])
    assert [run.created for run in all_of(store)] == [3.0, 3.0]
    assert [study.created for study in store.studies(ANNA)] == [3.0]


def test_a_training_that_two_arms_share_stands_at_the_first_of_its_places(store: RunStore) -> None:
    first, second = trial(0), trial(3)
    store.add([first, second, replace(first, trial=trial(5).trial)])
    (study,) = store.studies(ANNA)
    runs = store.runs_of(ANNA, study.id, 10)
    assert [run.record.experiment for run in runs] == [one.record.experiment for one in (first, second)]


def test_the_same_arms_of_other_code_are_another_comparison(store: RunStore) -> None:
    store.add([trial(0), replace(trial(0), code="another")])
    assert [study.runs for study in store.studies(ANNA)] == [1, 1]
