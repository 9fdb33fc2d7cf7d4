"""Which runs are one group, and what a group is called."""

from __future__ import annotations

from typing import Any

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import to_settings
from dashboard.store.keeping.keeper import Keeper
from dashboard.store.kept import EVERYBODY
from pages.runs.finding.groups import compare
from pages.runs.finding.outcome import group_rows
from tests.pages.runs.kept import add


def test_a_run_that_differs_in_nothing_is_called_in_a_legend_as_it_is_in_the_list(keeper: Keeper) -> None:
    others: dict[str, Any] = to_settings(Experiment())
    for settings, name in (({}, "L2 off"), (others, "the lab's defaults")):
        runs = add(keeper, **settings), add(keeper, **settings | {"l2": 0.01})
        groups = compare(keeper.store.get(runs, EVERYBODY)).groups
        assert [group.title for group in groups] == [name, "L2 0.01"]


def test_a_group_that_stands_alone_is_called_by_what_sets_it_apart_from_the_lab(keeper: Keeper) -> None:
    alone = compare(keeper.store.get([add(keeper, 0.5, dataset="circles", epochs=7)], EVERYBODY)).groups
    assert alone[0].title.startswith("data set Circles, ")


def test_a_training_that_two_have_kept_counts_once(keeper: Keeper) -> None:
    mine = [add(keeper, 0.5, 0.4, seed=seed, dataset="circles") for seed in (1, 2)]
    theirs = add(keeper, 0.5, 0.4, owner="ben", seed=1, dataset="circles")
    named = add(keeper, 0.5, 0.4, seed=2, dataset="circles", loss="binary_crossentropy")
    compared = compare(keeper.store.get([*mine, theirs, named], EVERYBODY))
    assert [[run.summary.id for run in group.runs] for group in compared.groups] == [mine]
    assert group_rows(compared)[0]["runs"] == "2"
    assert compared.left_out == 0


def test_a_loss_chosen_by_name_is_the_one_that_the_task_has_by_itself(keeper: Keeper) -> None:
    named = [add(keeper, 0.5, 0.4, seed=seed, dataset="circles", loss="binary_crossentropy") for seed in (1, 2, 3)]
    others = [add(keeper, 0.5, 0.3, seed=seed, dataset="circles", dropout=0.3) for seed in (1, 2, 3)]
    alone = add(keeper, 0.5, 0.45, seed=4, dataset="circles")
    compared = compare(keeper.store.get([*named, *others, alone], EVERYBODY))
    assert [len(group.runs) for group in compared.groups] == [4, 3]
    assert list(compared.settings) == ["Dropout"]
    assert compared.comparable


def test_losses_have_an_interval_from_three_runs_on_as_the_page_says(keeper: Keeper) -> None:
    runs = [add(keeper, 0.5, loss, seed=seed, dataset="circles") for seed, loss in enumerate((0.4, 0.41, 0.42))]
    two, three = (group_rows(compare(keeper.store.get(some, EVERYBODY)))[0] for some in (runs[:2], runs))
    assert two["validation loss"] == "0.405"
    assert three["validation loss"].startswith("0.410\N{NO-BREAK SPACE}[0.3")
