"""What pages compare is kept as one entry with its trials, beside what was trained by itself."""

from __future__ import annotations

import pytest
from sqlalchemy import event

from dashboard.store import studies
from dashboard.store.listing import EVERYTHING, Query
from dashboard.store.store import RunStore
from tests.store.runs import ANNA, BEN, finished, trial


def total(store: RunStore, lesson: str = "", study: str = "") -> int:
    return store.find(Query(ANNA, lesson=lesson, study=study)).total


def test_a_hundred_trials_are_one_entry_and_none_among_what_was_trained_by_itself(store: RunStore) -> None:
    store.add([trial(place) for place in range(100)])
    (study,) = store.studies(ANNA)
    assert (study.lesson, study.data, study.varied, study.runs) == ("dropout", "Two moons", ("l2",), 100)
    assert total(store) == 0
    assert total(store, "dropout") == total(store, study=study.id) == total(store, EVERYTHING) == 100
    assert total(store, "capacity") == 0


def test_a_hundred_trials_take_no_more_statements_than_ten(store: RunStore) -> None:
    assert statements(store, 100) == statements(store, 10) <= 12


def statements(store: RunStore, trials: int) -> int:
    """How many it takes to keep so many trials of a lesson of their own."""
    with store._database.reading() as connection:
        engine = connection.engine
    seen: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: seen.append(given[2]))
    store.add([trial(place, lesson=f"{trials} trials", samples=20 + trials) for place in range(trials)])
    return len(seen)


def test_its_trials_come_seed_by_seed_in_the_order_of_the_arms(store: RunStore) -> None:
    store.add([trial(place) for place in (3, 0, 2, 1)])
    runs = store.runs_of(ANNA, store.studies(ANNA)[0].id, 3)
    assert [run.record.experiment.model.l2 for run in runs] == [0.0, 0.1, 0.0]
    assert [run.record.experiment.training.seed for run in runs] == [0, 0, 1]


def test_with_more_seeds_it_is_the_same_and_with_other_arms_another(store: RunStore) -> None:
    store.add([trial(place, at=1.0) for place in range(4)])
    store.add([trial(place, at=2.0) for place in range(6)])
    assert [study.runs for study in store.studies(ANNA)] == [6]
    assert total(store, EVERYTHING) == 6
    store.add([trial(0, at=3.0, dropout=0.5)])
    assert [(study.created, study.runs) for study in store.studies(ANNA)] == [(3.0, 1), (2.0, 6)]


def test_a_run_may_stand_in_two_comparisons(store: RunStore) -> None:
    store.add([trial(0), trial(0, lesson="capacity")])
    assert total(store, EVERYTHING) == total(store, "dropout") == total(store, "capacity") == 1


def test_what_was_also_trained_by_itself_is_listed_so_whichever_came_first(store: RunStore) -> None:
    store.add([finished(at=1.0, seed=0, l2=0.0), trial(0, at=2.0), trial(1, at=3.0)])
    assert [run.created for run in store.find(Query(ANNA)).runs] == [1.0]
    store.add([finished(at=4.0, seed=0, l2=0.1)])
    assert total(store) == total(store, "dropout") == 2


def test_a_trial_that_is_kept_gets_a_new_time_and_keeps_its_star(store: RunStore) -> None:
    store.add([trial(0, at=1.0)])
    (run,) = store.find(Query(ANNA, lesson=EVERYTHING)).runs
    store.star(ANNA, run.id, star=True)
    store.add([trial(0, at=2.0)])
    (again,) = store.find(Query(ANNA, lesson=EVERYTHING)).runs
    assert (again.id, again.star, again.created) == (run.id, True, 2.0)


def test_a_deleted_comparison_takes_what_stands_nowhere_else(store: RunStore) -> None:
    store.add([finished(seed=0, l2=0.0), *[trial(place) for place in range(4)], trial(3, lesson="capacity")])
    dropout = next(study.id for study in store.studies(ANNA) if study.lesson == "dropout")
    store.delete_study(BEN, dropout)
    assert total(store, "dropout") == 4
    store.delete_study(ANNA, dropout)
    assert [study.lesson for study in store.studies(ANNA)] == ["capacity"]
    assert (total(store), total(store, EVERYTHING)) == (1, 2)


def test_a_comparison_without_runs_is_gone(store: RunStore) -> None:
    store.add([trial(0), trial(1)])
    store.delete(ANNA)
    assert store.studies(ANNA) == ()
    assert total(store, EVERYTHING) == 0


def test_comparisons_are_listed_from_the_newest_on_and_the_oldest_of_very_many_are_not(
    store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(studies, "MOST_LISTED", 2)
    for at in (2.0, 1.0, 3.0):
        store.add([trial(0, at=at, lesson=f"at {at:g}")])
    assert [study.lesson for study in store.studies(ANNA)] == ["at 3", "at 2"]


def test_nobody_else_lists_a_comparison(store: RunStore) -> None:
    store.add([trial(0)])
    (study,) = store.studies(ANNA)
    assert store.studies(BEN) == ()
    assert store.runs_of(BEN, study.id, 10) == ()
    assert store.find(Query(BEN, study=study.id)).total == store.find(Query(BEN, lesson="dropout")).total == 0
    assert store.choices(Query(BEN, study=study.id)).data == ()


def test_what_can_be_filtered_by_is_what_varies_among_the_trials(store: RunStore) -> None:
    store.add([finished(dataset="circles"), trial(0), trial(1)])
    (study,) = store.studies(ANNA)
    assert store.choices(Query(ANNA)).data == ("Circles",)
    assert store.choices(Query(ANNA, study=study.id)).settings == {"l2": ("0.0", "0.1")}


def test_where_there_are_too_many_trials_go_first(store: RunStore) -> None:
    store.add([finished(at=float(i), samples=20 + i) for i in range(3)])
    store.add([trial(place, at=10.0 + place) for place in range(4)])
    store.expire(before=0.0, most=5)
    assert (total(store), total(store, "dropout")) == (3, 2)
    store.expire(before=0.0, most=2)
    assert (total(store), total(store, EVERYTHING), store.studies(ANNA)) == (2, 2, ())


def test_old_trials_expire_with_their_comparison(store: RunStore) -> None:
    store.add([trial(0, at=1.0), trial(1, at=3.0)])
    store.expire(before=2.0, most=100)
    assert [study.runs for study in store.studies(ANNA)] == [1]
    store.expire(before=4.0, most=100)
    assert store.studies(ANNA) == ()


def test_what_arms_differ_in_does_not_depend_on_seeds() -> None:
    first, second = trial(0).trial, trial(3).trial
    assert first is not None
    assert second is not None
    assert first.study == second.study
    assert first.study.varied == ("l2",)


def test_of_trials_that_ended_at_the_same_time_as_many_are_kept_as_there_is_room_for(store: RunStore) -> None:
    store.add([trial(place, at=1.0) for place in range(4)])
    store.expire(before=0.0, most=3)
    assert total(store, "dropout") == 3
    store.expire(before=0.0, most=3)
    assert total(store, "dropout") == 3
