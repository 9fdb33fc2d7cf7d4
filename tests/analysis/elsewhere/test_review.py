"""A training from elsewhere is judged as the lab's own are."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from dashboard.analysis.elsewhere.advice import ADVICE, advice
from dashboard.analysis.elsewhere.review import (
    epochs_in_words,
    least_patience_in_words,
    patience_in_words,
    replays,
    review,
)
from dashboard.analysis.patience import patience_stop
from dashboard.analysis.verdict import Kind
from dashboard.data.curves.log import Log, column
from dashboard.data.curves.roles import recognize
from dashboard.experiment.logged import logged_curves
from dashboard.ui.lessons import LESSONS
from tests.analysis.elsewhere.made_curves import FALLING, RISING, TIME, curves, noise
from tests.language.as_read import as_read


def test_a_rise_is_overfitting_and_advice_follows() -> None:
    said = review(curves(RISING, FALLING))
    assert said.verdict.kind == "overfitting"
    assert said.advice == ADVICE["overfitting"]


@pytest.mark.parametrize("scale", [1e-4, 1.0, 1e4])
def test_the_verdict_does_not_depend_on_the_scale_of_the_loss(scale: float) -> None:
    for validation in (RISING, FALLING + 0.02):
        expected = review(curves(validation, FALLING)).verdict.kind
        assert review(curves(scale * validation, scale * FALLING)).verdict.kind == expected


def test_a_loss_that_is_no_number_is_a_divergence() -> None:
    broken = np.where(TIME < 60, FALLING, np.nan)
    said = review(curves(broken, broken))
    assert said.verdict.kind == "diverged"
    assert "60" in said.verdict.sentence


def test_every_kind_of_verdict_has_advice_and_every_lesson_named_exists() -> None:
    assert set(ADVICE) == set(get_args(Kind))
    assert {item.lesson for items in ADVICE.values() for item in items} <= LESSONS.keys()


def test_of_two_kinds_that_can_t_be_told_apart_what_would_decide_it_comes_first() -> None:
    slow = 0.3 + 0.4 * np.exp(-TIME / 35) + 0.05 * np.exp(-TIME / 80)
    said = review(curves(slow, slow))
    assert said.verdict.between == ("good fit", "too few epochs")
    assert [item.title for item in said.advice] == ["More epochs", *(item.title for item in ADVICE["can't tell"])]
    assert advice("can't tell", ("good fit", "overfitting")) == ADVICE["can't tell"]


def test_the_replay_says_where_patience_stops_and_what_that_saves() -> None:
    said = patience_in_words(curves(RISING, FALLING), 10)
    lowest = int(np.argmin(RISING)) + 1
    assert f"would have stopped training at epoch {lowest + 10} of 100 and saved {90 - lowest}% " in said
    assert "the lowest validation loss of all" in said


@pytest.mark.parametrize("patience", [5, 10, 20])
def test_what_a_patience_has_ended_is_not_said_to_go_on_with_it(patience: int) -> None:
    ended = patience_stop(RISING, patience)
    log = curves(RISING[:ended], FALLING[:ended])
    said = patience_in_words(log, patience)
    assert as_read(f"stopped training at its last epoch, {ended}, and saved nothing.") in said
    assert "would not have stopped" in patience_in_words(log, patience + 1)
    assert str(ended) in {row["Stops at"] for row in replays(log) if row["Patience"] == str(patience)}


@pytest.mark.parametrize("seed", range(10))
def test_replayed_numbers_are_those_of_keras_s_rule(seed: int) -> None:
    validation = RISING + noise(100, 0.03, seed)
    for row in replays(curves(validation, FALLING)):
        stop = patience_stop(validation, int(row["Patience"]))
        assert row["Stops at"] == str(stop or "never")
        best = int(np.argmin(validation[:stop])) + 1
        assert row["Best epoch until then"] == str(best)
        assert float(row["Validation loss there"]) == pytest.approx(validation[best - 1], rel=1e-3)


def test_the_least_patience_that_reaches_the_lowest_loss_is_named() -> None:
    assert "patience would have had to be at least 1." in least_patience_in_words(curves(RISING, FALLING))


def test_what_is_saved_never_rounds_onto_nothing() -> None:
    late = np.append(np.linspace(2.0, 1.0, 497), [1.1, 1.1, 1.1])
    assert "at epoch 499 of 500 and saved 0.2% of it" in patience_in_words(curves(late), 2)
    assert "498" in replays(curves(np.append(np.linspace(2.0, 1.0, 495), [1.1] * 5)))[0]["Stops at"]
    assert replays(curves(np.append(np.linspace(2.0, 1.0, 495), [1.1] * 5)))[0]["Saves"] == "0.4%"


@pytest.mark.parametrize(
    ("every", "said"), [(250_000, "at steps 250,000 to 1,250,000 of the log"), (0.25, "at steps 0.25 to 1.25 of the")]
)
def test_steps_are_told_in_full(every: float, said: str) -> None:
    logged = column(every * np.arange(1, 6), FALLING[:5])
    log = Log("run", {"val_loss": logged})
    assert as_read(said) in epochs_in_words(logged_curves(log, recognize(log)))


def test_one_epoch_is_no_epochs() -> None:
    assert "this training run of 1 epoch." in patience_in_words(curves(RISING[:1], FALLING[:1]), 10)


def test_no_loss_is_said_to_fall_where_the_verdict_is_that_nothing_was_learned() -> None:
    flat = 0.6931 + noise(100, 1e-4)
    said = review(curves(flat, flat, val_accuracy=np.full(100, 0.5)))
    assert said.verdict.kind == "underfitting"
    assert not any("still falls" in item.why for item in said.advice)


def test_an_epoch_without_a_number_is_one_without_a_new_lowest_as_keras_has_it() -> None:
    broken = np.where(TIME < 20, FALLING, np.nan)
    diverged = curves(broken, broken)
    said = patience_in_words(diverged, 10)
    assert "would have stopped training at epoch 30 of 100 and saved 70% of" in said
    assert "those of epoch 20, with the lowest validation loss of all" in said
    assert [row["Stops at"] for row in replays(diverged)] == ["23", "25", "30", "40", "70"]
    assert "at epoch 20, patience would have had to be at least 1." in least_patience_in_words(diverged)


def test_a_loss_that_is_printed_like_the_lowest_is_not_said_to_be_0_percent_above_it() -> None:
    ripples = np.where(TIME < 40, 0.9 + np.exp(-TIME / 3), 0.9) - 1e-5 * (TIME == 60)
    assert "with validation loss 0.900, less than 0.1% above the lowest of all" in patience_in_words(curves(ripples), 3)
    assert "with validation loss 0.900, 1.0% above" in patience_in_words(curves(ripples - 0.009 * (TIME == 60)), 3)
