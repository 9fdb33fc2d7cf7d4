"""What the lab says about a change: the settings that differ, and what became of the curves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from dashboard.analysis.verdict import judge_record
from dashboard.experiment.differences import changed_settings
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.training_settings import AUTO
from dashboard.experiment.history import Ending, Reason
from dashboard.experiment.record import Record
from dashboard.experiment.settings import SETTINGS, change
from dashboard.experiment.splits import make_splits
from language.numbers import three_digits
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


@pytest.mark.parametrize(
    ("dataset", "loss", "named"),
    [("circles", "binary_crossentropy", False), ("diabetes", "mse", False), ("diabetes", "huber", True)],
)
def test_a_tasks_own_loss_is_no_change_by_whichever_name(dataset: str, loss: str, *, named: bool) -> None:
    by_name, by_itself = (change(Experiment(), dataset=dataset, loss=name) for name in (loss, AUTO))
    assert bool(changed_settings(by_name, by_itself)) == named
    assert ("Loss" in change_in_words(by_name, change(by_itself, epochs=7))) == named


@pytest.mark.parametrize("settings", [{}, {"dropout": 0.5}, {"loss": "hinge"}, {"dataset": "circles"}], ids=str)
def test_two_runs_without_an_epoch_are_still_of_one_kind(settings: dict[str, Any]) -> None:
    """Both diverged in their first epoch, which read as a step from diverged to diverged."""
    experiments = [change(Experiment(), learning_rate=10.0, **one) for one in ({}, settings)]
    none = [Record.of(one).with_ending(Ending("diverged", 0), None) for one in experiments]
    assert effect_in_words(none[0], none[1]) == "still diverged"


def test_the_effect_is_told_by_the_lowest_loss_the_last_one_and_the_verdict() -> None:
    rising = record(0.5, 0.2, 0.3, 0.5, 0.7, 0.9)
    falling = record(0.5, 0.4, 0.3, 0.25, 0.21, 0.2, l2=0.1)
    said = effect_in_words(rising, falling)
    assert said.startswith("lowest validation loss 0.200 → 0.200, at the end 0.900 → 0.200; ")


NOISY = [*(0.6 - 0.005 * n for n in range(60)), *(0.3 + 0.004 * n + 0.1 * (n % 2) for n in range(60))]


def test_the_line_of_change_and_the_pins_say_what_the_verdict_says_and_no_single_epochs() -> None:
    before, after = record(*NOISY), record(*reversed(NOISY), l2=0.1)
    verdicts = [judge_record(one) for one in (before, after)]
    lowest = [three_digits(verdict.best_validation_loss) for verdict in verdicts]
    last = [three_digits(verdict.best_validation_loss * verdict.rise) for verdict in verdicts]
    assert last[0] != three_digits(NOISY[-1])
    said = effect_in_words(before, after)
    assert said.startswith(f"lowest validation loss {' → '.join(lowest)}, at the end {' → '.join(last)}; ")
    rows = pin_rows([before], after)
    assert [row["lowest validation loss"] for row in rows] == lowest
    assert [row["at the end"] for row in rows] == last


def test_a_training_that_ends_earlier_does_not_change_the_lowest_loss_that_it_has_reached() -> None:
    noise = np.random.default_rng(0).normal(0.0, 1.0, 230) * np.repeat([0.01, 0.08], [60, 170])
    curve = np.concatenate([np.linspace(0.6, 0.3, 30), np.linspace(0.3, 0.9, 200)]) + noise
    whole, ended = record(*curve), record(*curve[:50])
    other = record(*curve[:25], *(curve[25:50] - 0.1), l2=0.1)
    lowest = three_digits(judge_record(ended).best_validation_loss)
    assert three_digits(judge_record(whole).best_validation_loss) != lowest
    for before, after in ((whole, ended), (ended, whole)):
        assert effect_in_words(before, after).startswith(f"lowest validation loss {lowest} → {lowest}, ")
        first, second, now = (row["lowest validation loss"] for row in pin_rows([before, other], after))
        assert first == now == lowest != second
    assert f" → {three_digits(judge_record(other).best_validation_loss)}, " in effect_in_words(ended, other)


def test_nor_does_one_that_ends_before_the_whole_one_is_lowest() -> None:
    noise = np.random.default_rng(2).normal(0.0, 1.0, 240) * np.repeat([0.002, 0.04], [40, 200])
    curve = np.concatenate([np.linspace(0.6, 0.4, 20), np.linspace(0.4, 0.42, 20), np.full(200, 0.42)]) + noise
    whole, ended = record(*curve), record(*curve[:40])
    verdicts = [judge_record(one) for one in (whole, ended)]
    assert verdicts[0].best_epoch > len(ended.history)
    assert verdicts[0].best_validation_loss > verdicts[1].best_validation_loss
    lowest = three_digits(verdicts[1].best_validation_loss)
    assert effect_in_words(whole, ended).startswith(f"lowest validation loss {lowest} → {lowest}, ")


@pytest.mark.parametrize("reason", ["stopped", "out of time"])
def test_a_training_that_was_stopped_is_not_compared_unsaid(reason: Reason) -> None:
    whole, part = record(0.5, 0.4, 0.3, l2=0.1), record(0.5, 0.4)
    stopped = replace(part, ending=Ending(reason, 2))
    assert effect_in_words(stopped, whole).endswith(" (the previous run was stopped at epoch 2)")
    assert "stopped" not in effect_in_words(whole, part)


def test_the_last_loss_before_one_that_is_no_number_is_not_called_the_loss_at_the_end() -> None:
    apart = replace(record(5.0, 4e7), ending=Ending("diverged", 2))
    assert effect_in_words(record(0.5, 0.4, l2=0.1), apart).startswith(
        "lowest validation loss 0.400 → 5.00, at the end 0.400 → not a number; "
    )
    assert pin_rows([apart], record(0.5, 0.4))[0]["at the end"] == "not a number"


@pytest.mark.parametrize(("ending", "said"), [(None, "still training"), (Ending("failed", 0), "failed")])
def test_a_training_without_a_verdict_has_no_losses_in_the_table_of_pins(ending: Ending | None, said: str) -> None:
    now = replace(record(0.5, 0.4), ending=ending)
    row = pin_rows([record(0.5, 0.3)], now if ending is None else replace(Record.of(now.experiment), ending=ending))[-1]
    assert (row["lowest validation loss"], row["at the end"], row["verdict"]) == ("", "", said)


def test_losses_of_different_kinds_are_not_compared() -> None:
    assert effect_in_words(record(0.5, 0.4), record(0.5, 0.4, loss="hinge")).startswith("another loss; ")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"dataset": "diabetes"}, {"dataset": "sine"}),
        ({"dataset": "blobs"}, {"dataset": "iris", "samples": 150}),
        ({"dataset": "blobs", "classes": 3}, {"dataset": "blobs", "classes": 5}),
        ({"dataset": "xor"}, {"dataset": "sine"}),
    ],
)
def test_losses_on_other_data_are_not_compared(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert effect_in_words(record(0.5, 0.4, **before), record(0.5, 0.4, **after)).startswith("other data; ")


@pytest.mark.parametrize("settings", [{"noise": 0.1}, {"samples": 100}, {"classes": 5}, {"irrelevant_features": 5}])
def test_losses_on_the_same_kind_of_data_are_compared(settings: dict[str, Any]) -> None:
    assert effect_in_words(record(0.5, 0.4), record(0.5, 0.4, **settings)).startswith("lowest validation loss ")


def test_losses_of_another_kind_have_its_name_in_the_table_of_pins() -> None:
    now = record(0.5, 0.4)
    rows = pin_rows([record(0.5, 0.2, loss="hinge"), record(0.5, 0.3, dataset="sine"), record(0.5, 0.3)], now)
    assert [row["lowest validation loss"] for row in rows] == [
        "0.200 (hinge)",
        "0.300 (mean squared error)",
        "0.300",
        "0.400",
    ]
    assert rows[0]["at the end"] == "0.200 (hinge)"


def test_pinned_trainings_stand_in_a_table_with_what_differs_from_the_present_one() -> None:
    now = record(0.5, 0.4)
    rows = pin_rows([record(0.5, 0.2, 0.3, l2=0.1, dropout=0.5, epochs=3), record(0.5, 0.4)], now)
    assert [row["run"] for row in rows] == ["pinned 1", "pinned 2", "now"]
    assert [row["differs from the current run in"] for row in rows] == ["L2 0.1, Dropout 0.5, Epochs 3", "nothing", ""]
    assert [(row["lowest validation loss"], row["at the end"]) for row in rows[::2]] == [
        ("0.200", "0.300"),
        ("0.400", "0.400"),
    ]
