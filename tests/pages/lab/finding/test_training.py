"""What the lab says about a change: the settings that differ, and what became of the curves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dashboard.experiment.differences import changed_settings
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.experiment.settings import SETTINGS, change
from dashboard.experiment.splits import make_splits
from pages.lab.finding.training import change_in_words, effect_in_words, pin_rows
from tests.made import made_record
from tests.samples import changed as with_another_value
from tests.samples import where_it_applies


def record(*validation: float, **settings: Any) -> Record:
    experiment = change(Experiment(), **{"hidden_layers": (3,), "epochs": len(validation)} | settings)
    return replace(made_record(validation, experiment=experiment), splits=make_splits(experiment))


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_that_is_changed_is_named_with_both_values(name: str) -> None:
    setting = SETTINGS[name]
    before = where_it_applies(setting)
    after = with_another_value(setting, before)
    assert setting in changed_settings(before, after)
    assert setting.control.label in change_in_words(before, after)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"dropout": 0.5}, "Dropout 0 → 0.5"),
        ({"hidden_layers": (8,), "early_stopping": True}, "Hidden layers 64-64 → 8, Early stopping off → on"),
        ({"noise": 0.1}, "Noise 0.35 → 0.10"),
        ({"max_norm": 0.1}, "Max-norm off → 0.1"),
        ({"optimizer": "sgd"}, "Optimizer Adam → SGD"),
        ({"l1": 0.1, "l2": 0.1, "dropout": 0.1, "epochs": 7}, "4 settings"),
    ],
)
def test_a_change_reads_as_a_step_from_one_value_to_the_other(settings: dict[str, Any], said: str) -> None:
    assert change_in_words(Experiment(), change(Experiment(), **settings)) == said


def test_a_setting_without_effect_is_not_named() -> None:
    assert changed_settings(Experiment(), change(Experiment(), momentum=0.5, patience=3)) == ()


def test_the_effect_is_told_by_the_lowest_loss_the_last_one_and_the_verdict() -> None:
    rising = record(0.5, 0.2, 0.3, 0.5, 0.7, 0.9)
    falling = record(0.5, 0.4, 0.3, 0.25, 0.21, 0.2, l2=0.1)
    said = effect_in_words(rising, falling)
    assert said.startswith("lowest validation loss 0.200 → 0.200, at the end 0.900 → 0.200; ")


def test_losses_of_different_kinds_are_not_compared() -> None:
    assert effect_in_words(record(0.5, 0.4), record(0.5, 0.4, loss="hinge")).startswith("another loss; ")


def test_pinned_trainings_stand_in_a_table_with_what_differs_from_the_present_one() -> None:
    now = record(0.5, 0.4)
    rows = pin_rows([record(0.5, 0.2, 0.3, l2=0.1, dropout=0.5, epochs=3), record(0.5, 0.4)], now)
    assert [row["training"] for row in rows] == ["pinned 1", "pinned 2", "now"]
    assert [row["differs from now in"] for row in rows] == ["L2 0.1, Dropout 0.5, Epochs 3", "nothing", ""]
    assert [(row["lowest validation loss"], row["at the end"]) for row in rows[::2]] == [
        ("0.200", "0.300"),
        ("0.400", "0.400"),
    ]
