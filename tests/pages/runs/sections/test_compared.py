"""Chosen runs beside each other, grouped over their seeds."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.data.tables.storage import delete_file
from dashboard.experiment.settings import change
from dashboard.store.keeping.keeper import Keeper
from dashboard.store.kept import EVERYBODY, FinishedRun
from dashboard.store.listing import Query
from dashboard.ui.studies.changes import CHOSEN
from language.say import t
from tests.made import SMALL
from tests.pages.opened import captions, words
from tests.pages.runs.kept import add, chosen
from tests.trained import trained


def test_beside_a_run_whose_table_was_deleted_no_loss_is_called_auto(keeper: Keeper) -> None:
    source = keep(("x,y\n" + "\n".join(f"{i},{i % 7}.5" for i in range(40))).encode(), "mine.csv")
    run = add(keeper, dataset=make_table(source, TableChoices("y")))
    delete_file(source)
    app = chosen(run, add(keeper))
    assert "| Loss | the usual one for its data | Binary cross\\-entropy |" in words(app)


def test_settings_that_differ_stand_beside_each_other(keeper: Keeper) -> None:
    app = chosen(add(keeper, l2=0.01), add(keeper, l2=0.02, dropout=0.5))
    assert "| L2 | 0\\.01 | 0\\.02 |" in words(app)
    assert "| Dropout | 0 | 0\\.5 |" in words(app)
    assert "Too few seeds" in words(app)


def test_runs_that_differ_in_nothing_that_has_an_effect_are_shown_all_the_same(keeper: Keeper) -> None:
    app = chosen(add(keeper), add(keeper, patience=7))
    assert not app.exception
    assert "Settings that differ" not in words(app)


def test_seeds_are_grouped_and_compared(keeper: Keeper) -> None:
    runs = [add(keeper, 0.5, 0.2 + seed / 100, seed=seed) for seed in range(4)]
    runs += [add(keeper, 0.5, 0.4 + seed / 90, seed=seed, l2=0.01) for seed in range(4)]
    app = chosen(*runs)
    assert "Validation loss, seed by seed\\: that of B is" in words(app)
    assert "Beyond chance\\: B" in words(app)


def test_why_early_stopping_has_another_loss_than_in_the_list_is_said_where_a_run_has_it(keeper: Keeper) -> None:
    plain, stopped = (trained(change(SMALL, early_stopping=on)) for on in (False, True))
    keeper.store.add([FinishedRun(EVERYBODY, plain, 0.0), FinishedRun(EVERYBODY, stopped, 1.0)])
    newest, first = (run.id for run in keeper.store.find(Query(EVERYBODY)).runs)
    assert t(CHOSEN) in captions(chosen(newest, first))
    assert t(CHOSEN) not in captions(chosen(first))


def test_a_group_with_too_few_seeds_in_common_is_said_to_be_left_out(keeper: Keeper) -> None:
    runs = [add(keeper, 0.5, 0.2 + seed / 100, seed=seed) for seed in range(4)]
    runs += [add(keeper, 0.5, 0.4 + seed / 90, seed=seed, l2=0.01) for seed in range(4)]
    runs += [add(keeper, 0.5, 0.3, seed=seed, l2=0.02) for seed in range(2)]
    said = words(chosen(*runs))
    assert "Beyond chance\\: B\\." in said
    assert "Too few seeds in common with A \\(3 are needed\\)\\: C\\." in said


def test_groups_with_other_data_are_said_to_be_measured_on_other_rows(keeper: Keeper) -> None:
    runs = [add(keeper, 0.5, 0.2 + seed / 100, seed=seed) for seed in range(3)]
    runs += [add(keeper, 0.5, 0.4 + seed / 90, seed=seed, label_noise=0.1) for seed in range(3)]
    assert "Their data differ in label noise\\: losses are measured on different rows" in words(chosen(*runs))


@pytest.mark.parametrize(
    ("one", "other", "on_one_scale"),
    [
        ({}, {"dataset": "circles"}, False),
        ({"dataset": "blobs", "classes": 3}, {"dataset": "blobs", "classes": 5}, False),
        ({"classes": 3}, {"classes": 5}, True),
    ],
)
def test_runs_on_other_data_sets_or_numbers_of_classes_are_not_compared(
    keeper: Keeper, one: dict[str, Any], other: dict[str, Any], *, on_one_scale: bool
) -> None:
    app = chosen(add(keeper, **one), add(keeper, **other))
    assert ("not on one scale" not in words(app)) == on_one_scale
