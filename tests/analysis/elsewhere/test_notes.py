"""Each note is made where it is true, with the numbers of the curves, and nowhere else."""

from __future__ import annotations

import re

import numpy as np
import pytest

from dashboard.analysis.elsewhere.notes import NOTES, notes
from dashboard.analysis.elsewhere.review import review
from dashboard.experiment.logged import LoggedCurves
from tests.analysis.elsewhere.made_curves import FALLING, RISING, TIME, curves, noise
from tests.language.as_read import as_read

SHOWN: dict[str, LoggedCurves] = {
    "few": curves(FALLING[:5], FALLING[:5]),
    "broken": curves(np.where(TIME == 60, np.inf, RISING), FALLING),
    "signs": curves(FALLING - 1.0, FALLING - 1.1),
    "objective": curves(RISING, FALLING),
    "noise": curves(RISING * (1 + noise(100, 0.1)), FALLING),
    "restless": curves(RISING, FALLING * np.exp(noise(100, 0.4))),
    "spikes": curves(RISING, FALLING + np.where(TIME == 60, 3.0, 0.0)),
    "climbing": curves(RISING, 0.3 + 0.02 * np.abs(TIME - 30)),
    "still": curves(np.full(100, 0.7) + noise(100, 1e-4), np.full(100, 0.69) + noise(100, 1e-4)),
    "rates": curves(RISING, FALLING, lr=np.where(TIME < 50, 0.1, 0.01)),
}
CALM = curves(RISING, FALLING)


@pytest.mark.parametrize("name", NOTES)
def test_a_note_is_made_where_it_applies(name: str) -> None:
    assert NOTES[name].say(SHOWN[name])


@pytest.mark.parametrize("name", sorted(NOTES.keys() - {"objective"}))
def test_and_not_over_calm_curves(name: str) -> None:
    assert NOTES[name].say(CALM) == ""


@pytest.mark.parametrize("name", NOTES)
def test_nothing_is_said_that_needs_a_training_loss_where_there_is_none(name: str) -> None:
    assert "raining loss" not in NOTES[name].say(curves(RISING))


@pytest.mark.parametrize(
    ("train", "climbs"),
    [
        (0.3 + 0.0012 * np.abs(TIME - 30), True),
        (0.3 + 0.001 * np.abs(TIME - 30), False),
        (np.where(TIME < 90, 1.0, np.exp(-(TIME - 90.0))), False),
    ],
    ids=["by a quarter", "by less", "falls at its end"],
)
def test_a_training_loss_climbs_that_ends_a_quarter_above_its_lowest(train: np.ndarray, *, climbs: bool) -> None:
    assert bool(NOTES["climbing"].say(curves(RISING, train))) is climbs


@pytest.mark.parametrize("size", [0.05, 0.1, 0.2])
@pytest.mark.parametrize("seed", range(5))
def test_the_noise_is_what_was_put_in(size: float, seed: int) -> None:
    said = NOTES["noise"].say(curves(RISING * (1 + noise(400, size, seed)[:100]), FALLING))
    percent = float(re.split(r"about\s", said)[1].split("%")[0]) / 100
    assert percent == pytest.approx(size, rel=0.5)


def test_a_validation_loss_below_training_loss_is_counted() -> None:
    said = NOTES["objective"].say(curves(FALLING - 0.05, FALLING))
    assert "in 100 of 100 epochs" in said
    assert "model.evaluate(x_train, y_train)" in said
    assert as_read("in 1 of 1 epoch.") in NOTES["objective"].say(curves(FALLING[:1] - 0.05, FALLING[:1]))


def test_where_validation_loss_falls_training_loss_is_not_said_to_rise_too() -> None:
    harder = FALLING + 0.004 * np.maximum(TIME - 30, 0)
    said = NOTES["climbing"].say(curves(FALLING + 0.3, harder))
    assert "too:" not in said
    assert "made harder" in said


def test_losses_that_are_no_numbers_are_counted_and_it_is_said_which_epochs_are_judged() -> None:
    once = review(SHOWN["broken"])
    said = NOTES["broken"].say(once.curves)
    assert said.startswith(as_read("1 loss of this log is no number"))
    assert "left out here" in said
    assert "no more numbers" not in once.beside
    for part in (
        {"validation": np.where(TIME >= 60, np.nan, RISING)},
        {"train": np.where(TIME >= 60, np.nan, FALLING)},
    ):
        from_there = review(curves(**{"validation": RISING, "train": FALLING} | part))
        said = NOTES["broken"].say(from_there.curves)
        assert said.startswith(as_read("40 losses of this log are no numbers"))
        assert from_there.beside.startswith(as_read("From epoch 61 on a loss has no more numbers: the verdict is on"))
        assert from_there.verdict.kind == once.verdict.kind == "overfitting"


def test_a_training_run_that_ends_without_numbers_is_only_said_to_have_diverged() -> None:
    ends = np.where(TIME >= 60, np.nan, RISING)
    diverged = review(curves(np.where(TIME == 30, np.inf, ends), ends))
    assert diverged.verdict.kind == "diverged"
    assert "broken" not in {note.name for note, _ in diverged.notes}
    assert "no more numbers" not in diverged.beside


def test_a_spike_is_named_by_its_epoch() -> None:
    assert "at epoch 61 " in NOTES["spikes"].say(SHOWN["spikes"])


def test_a_lowered_rate_is_named_by_its_epoch() -> None:
    assert "at epoch 51." in NOTES["rates"].say(SHOWN["rates"])


def test_a_rate_that_falls_with_every_epoch_was_not_lowered_at_some() -> None:
    said = NOTES["rates"].say(curves(RISING[:10], FALLING[:10], lr=0.1 * (1.0 - TIME[:10] / 10)))
    assert said == ""


@pytest.mark.parametrize("seed", range(5))
def test_noise_of_a_loss_that_falls_by_powers_of_ten_is_no_spike(seed: int) -> None:
    train = np.exp(-TIME / 8 + noise(100, 0.04, seed))
    assert NOTES["spikes"].say(curves(RISING, train)) == ""
    assert "at epoch 21 " in NOTES["spikes"].say(curves(RISING, train * np.where(TIME == 20, 3.0, 1.0)))


def test_a_leap_at_the_last_epoch_is_told_as_weights_saved_then_have_it() -> None:
    last = np.where(TIME == 99, 5.0, 1.0)
    assert "At the last epoch validation loss jumps up, to 1" in NOTES["spikes"].say(curves(FALLING * last, FALLING))
    # The verdict on few epochs may rest on it.
    few = FALLING[:10] * np.where(TIME[:10] == 9, 3.0, 1.0)
    said = NOTES["spikes"].say(curves(few, FALLING[:10]))
    assert "At the last epoch" in said
    assert "verdict" not in said
    growing = [curves(0.1 * 1.6 ** TIME[:20]), curves(FALLING + np.where(TIME >= 97, 1.0, 0.0), FALLING)]
    assert [NOTES["spikes"].say(one) for one in growing] == ["", ""]


def test_a_loss_that_is_printed_as_zero_is_not_below_it() -> None:
    assert NOTES["signs"].say(curves(RISING, np.round(FALLING - 0.2, 1))) == ""


def test_without_epochs_there_are_no_notes() -> None:
    assert notes(curves(np.array([np.nan]), np.array([np.nan])), "diverged") == ()


@pytest.mark.parametrize("epochs", [8, 10, 14])
def test_a_short_curve_that_climbs_is_told_from_one_that_only_jumps(epochs: int) -> None:
    climbing = curves(RISING[:epochs], 0.3 + 0.1 * np.abs(TIME[:epochs] - 2))
    assert NOTES["climbing"].say(climbing)
    jumping = [curves(RISING[:epochs], np.exp(noise(epochs, 0.4, seed))) for seed in range(50)]
    assert sum(bool(NOTES["climbing"].say(one)) for one in jumping) <= 5


@pytest.mark.parametrize("size", [0.01, 0.05, 0.1, 0.14])
@pytest.mark.parametrize("epochs", [20, 60, 100, 1000])
def test_the_lowest_of_many_noisy_epochs_is_no_level_that_training_loss_climbs_from(epochs: int, size: float) -> None:
    time = np.arange(epochs)
    flat = [curves(noise(epochs, 0.01) + 1, 0.5 + noise(epochs, 0.5 * size, seed)) for seed in range(50)]
    assert sum(bool(NOTES["climbing"].say(one)) for one in flat) <= 2
    level = 0.3 + 0.6 * np.abs(time / epochs - 0.4)
    assert NOTES["climbing"].say(curves(noise(epochs, 0.01) + 1, level * (1 + noise(epochs, size / 3))))


def test_a_training_loss_of_nothing_but_zeros_is_not_laid_to_the_learning_rate() -> None:
    said = NOTES["still"].say(curves(np.zeros(20), np.zeros(20)))
    assert "a softmax over a single output always says 1" in said
    assert "learning rate" not in said


@pytest.mark.parametrize("factor", [2.0, 0.5])
def test_what_grows_or_shrinks_by_a_factor_does_not_jump(factor: float) -> None:
    grown = factor ** np.arange(20.0)
    assert NOTES["noise"].say(curves(grown, grown)) == ""
    assert NOTES["restless"].say(curves(grown, grown)) == ""
    assert NOTES["noise"].say(curves(grown * np.exp(noise(20, 0.2)), grown))


def test_that_a_loss_exploded_is_left_to_the_verdict_that_says_it() -> None:
    exploded = review(curves(2.0 ** np.arange(20), 2.0 ** np.arange(20)))
    assert exploded.verdict.kind == "diverged"
    assert {note.name for note, _ in exploded.notes} == {"objective"}
    assert "ends around 262,000." in NOTES["climbing"].say(curves(RISING[:20], 2.0 ** np.arange(20)))


def test_how_much_a_loss_swings_is_left_to_the_verdict_that_says_it() -> None:
    swinging = 0.5 + 0.3 * (-1.0) ** TIME
    said = review(curves(swinging + 0.1, swinging))
    assert said.verdict.kind == "unstable"
    assert "swings by about" in said.verdict.sentence
    assert not {"noise", "restless"} & {note.name for note, _ in said.notes}
    assert {note.name for note, _ in notes(said.curves, "can't tell")} >= {"noise", "restless"}


def test_one_point_is_one_time() -> None:
    assert NOTES["few"].say(curves(FALLING[:1], FALLING[:1])).startswith(as_read("Validation was logged 1 time."))


def test_several_epochs_are_epochs() -> None:
    leaping = curves(FALLING, FALLING + np.where((TIME == 40) | (TIME == 60), 3.0, 0.0))
    assert "at epochs 41, 61 and" in NOTES["spikes"].say(leaping)
    assert "at epochs 31, 61." in NOTES["rates"].say(curves(RISING, FALLING, lr=0.1 ** (TIME // 30)[:90].clip(0, 2)))


def test_a_leap_of_validation_loss_alone_is_not_laid_to_a_step() -> None:
    leap = np.where(TIME == 60, 3.0, 0.0)
    alone = NOTES["spikes"].say(curves(RISING + leap, FALLING))
    assert "clip the gradients" not in alone
    assert "look at the rows with the largest losses" in alone
    for train in (FALLING + leap, FALLING + 0.1 * leap, FALLING + 0.1 * np.roll(leap, 1)):
        assert "Single steps were too large" in NOTES["spikes"].say(curves(RISING + leap, train))


def test_what_a_leap_comes_from_is_open_where_training_loss_is_not_logged_around_it() -> None:
    unknown, leap = np.where(TIME < 1, np.nan, 0.0), np.where(TIME == 60, 3.0, 0.0)
    every_tenth = FALLING[TIME.astype(int) // 10 * 10]
    for train in (None, FALLING + np.where(TIME < 61, np.nan, 0.0), np.roll(every_tenth, 1)):
        said = NOTES["spikes"].say(curves(RISING + leap, train))
        assert "Single steps that were too large do that" in said
        assert "So do a few validation rows" in said
    # Validation may have been logged before the first step.
    assert "hardly the cause" in NOTES["spikes"].say(curves(RISING + leap, FALLING + unknown))
    assert "at epoch 61 " in NOTES["spikes"].say(curves(RISING, FALLING + unknown + leap))


def test_a_training_loss_that_stays_where_validation_loss_moves_is_not_laid_to_the_learning_rate() -> None:
    still = np.full(100, 0.5)
    moving = review(curves(0.5 + 0.01 * TIME, still))
    words = {note.name: words for note, words in moving.notes}["still"]
    assert "it stays at 0.500." in words
    assert "learning rate" not in words
    assert "Validation loss has, between 0.500 and 1.49, so the weights do change." in words
    assert "learning rate may be far too low" in NOTES["still"].say(curves(still + noise(100, 1e-3), still))
