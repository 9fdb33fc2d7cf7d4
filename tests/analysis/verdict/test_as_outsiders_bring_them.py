"""Histories of kinds that outsiders brought: each verdict is one that a careful reader of the curves would give."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard import judge
from dashboard.analysis.elsewhere.review import Review
from tests.language.as_read import as_read

EPOCHS = np.arange(1, 61)
SETTLED = 0.3 + np.exp(-EPOCHS / 6)


def noise(share: float, seed: int) -> np.ndarray:
    return np.asarray(np.exp(np.random.default_rng(seed).normal(0.0, share, len(EPOCHS))))


def said(loss: np.ndarray, val_loss: np.ndarray, accuracy: float | None = None) -> Review:
    columns = {"loss": loss.tolist(), "val_loss": val_loss.tolist()}
    if accuracy is not None:
        columns["val_accuracy"] = [accuracy] * len(val_loss)
    return judge(columns)


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_losses_and_accuracy_of_guessing_are_underfitting(classes: int) -> None:
    level = np.log(classes)
    verdict = said(level * noise(0.001, 1), level * noise(0.001, 2), 1.0 / classes).verdict
    assert verdict.kind == "underfitting"
    assert f"guessing among {classes} classes" in verdict.sentence


def test_a_penalty_that_was_high_at_first_hides_no_guessing() -> None:
    level = np.log(2) + 4.0 * np.exp(-EPOCHS / 6)
    assert said(level, level, 0.5).verdict.kind == "underfitting"


def test_at_the_loss_of_guessing_more_right_answers_are_something_learned() -> None:
    assert said(np.log(2) + SETTLED - 0.3, np.log(2) + SETTLED - 0.3, 0.7).verdict.kind == "good fit"


def test_guessing_the_most_frequent_of_ten_classes_is_learning_nothing() -> None:
    verdict = said(np.log(10) * noise(0.002, 11), np.log(10) * noise(0.002, 12) - 0.02, 0.12).verdict
    assert verdict.kind == "underfitting"
    assert "the metric on validation is 12%, where guessing has 10%" in verdict.sentence


def test_losses_above_those_of_guessing_are_no_good_fit_at_the_score_of_guessing() -> None:
    level = 0.9 + 0.05 * np.exp(-EPOCHS / 5)
    verdict = said(level, 0.98 * level, 0.5).verdict
    assert verdict.kind == "underfitting"
    assert "guessing among 2 classes has 0.693" in verdict.sentence


def test_few_rows_may_be_right_less_often_than_a_guess() -> None:
    level = np.log(2) * noise(0.001, 13)
    assert said(level, level, 0.4).verdict.kind == "underfitting"


@pytest.mark.parametrize(("last", "named"), [(0.93, ("good fit", "underfitting")), (0.6, ())])
def test_a_loss_that_fell_by_little_may_have_come_down_to_guessing(last: float, named: tuple[str, ...]) -> None:
    loss = 40.0 * (last + (1.0 - last) * np.exp(-(EPOCHS - EPOCHS[0]) / 2))
    verdict = said(loss, loss).verdict
    assert verdict.between == named
    assert ("little below the first loss (40.0)" in verdict.sentence) == bool(named)


def test_a_gap_of_a_first_epoch_that_did_not_count_then_is_not_there_from_the_start() -> None:
    train = np.maximum(1.0 - EPOCHS / 40, 0.02)
    verdict = said(train, np.maximum(train, 0.14) + 0.08).verdict
    assert verdict.kind == "overfitting"


def test_without_a_score_the_loss_of_guessing_leaves_it_open() -> None:
    verdict = said(np.log(2) + SETTLED - 0.3, np.log(2) + SETTLED - 0.3).verdict
    assert verdict.between == ("good fit", "underfitting")
    assert "guessing among 2 equally frequent classes (0.693)" in verdict.sentence


def test_training_loss_that_swings_back_and_forth_is_unstable() -> None:
    zigzag = np.where(EPOCHS % 2, 0.9, 0.45)
    for train in (zigzag, noise(0.5, 3)):
        verdict = said(train, 1.05 * train).verdict
        assert verdict.kind == "unstable"
        assert "training loss swings by about" in verdict.sentence


def of_gaps(train: np.ndarray, validation: np.ndarray, share: float) -> int:
    """How many of 60 draws are called by a gap, where training loss swings, and validation loss by this much."""
    kinds = []
    for seed in range(60):
        first, second = np.random.default_rng(seed).normal(size=(2, len(train)))
        kinds.append(said(train * np.exp(0.5 * first), validation * np.exp(share * second)).verdict.kind)
    return kinds.count("overfitting") + kinds.count("shift")


def test_losses_that_swing_have_a_gap_by_chance_and_a_wide_one_for_all_that() -> None:
    level = np.ones(60)
    assert of_gaps(0.5 * level, 0.55 * level, 0.5) <= 1
    fall = np.exp(-8 * np.arange(60) / 60)
    assert of_gaps(0.3 + 0.7 * fall, 1.2 - 0.2 * fall, 0.2) > 50


def test_validation_loss_that_swings_alone_leaves_it_open() -> None:
    verdict = said(SETTLED, SETTLED * noise(0.5, 4)).verdict
    assert verdict.between == ("good fit", "unstable")


@pytest.mark.parametrize("share", [0.02, 0.1])
def test_the_noise_of_a_calm_training_is_no_swing(share: float) -> None:
    assert said(SETTLED * noise(share, 5), SETTLED * noise(share, 6)).verdict.kind == "good fit"


def test_spikes_that_come_back_are_no_swing() -> None:
    spiked = np.where(np.isin(EPOCHS, (25, 44)), 4.0, 1.0) * SETTLED
    assert said(spiked, spiked).verdict.kind == "good fit"


def test_a_long_plateau_takes_nothing_from_a_straight_fall_at_the_end() -> None:
    late = np.where(EPOCHS < 35, 2.3, 2.3 - 0.04 * (EPOCHS - 35))
    assert said(late * noise(0.002, 7), late * noise(0.003, 8)).verdict.kind == "too few epochs"


def test_validation_loss_that_still_falls_needs_no_training_loss() -> None:
    falling = (0.4 + 2.6 * np.exp(-EPOCHS / 60)) * noise(0.01, 9)
    assert judge({"val_loss": falling.tolist()}).verdict.kind == "too few epochs"


def test_a_rise_of_validation_loss_alone_names_both_kinds_that_it_may_be() -> None:
    rising = (SETTLED + 0.006 * np.maximum(EPOCHS - 20, 0)) * noise(0.01, 10)
    verdict = judge({"val_loss": rising.tolist()}).verdict
    assert verdict.between == ("overfitting", "unstable")
    assert "If training loss fell meanwhile, the network overfits" in verdict.sentence


@pytest.mark.parametrize(
    ("loss", "val_loss", "kind"),
    [
        ([0.41, 0.22, 0.11, 0.06], [0.30, 0.31, 0.39, 0.47], "overfitting"),
        ([0.41, 0.22, 0.11], [0.30, 0.36, 0.45], "overfitting"),
        ([0.41, 0.22, 0.23, 0.06], [0.30, 0.31, 0.39, 0.47], "too few epochs"),
        ([0.41, 0.22, 0.11, 0.06], [0.30, 0.39, 0.39, 0.47], "too few epochs"),
        ([0.41, 0.22, 0.11, 0.06], [0.30, 0.31, 0.32, 0.33], "too few epochs"),
        ([0.41, 0.22], [0.30, 0.47], "too few epochs"),
    ],
)
def test_a_few_epochs_of_a_plain_rise_are_overfitting(loss: list[float], val_loss: list[float], kind: str) -> None:
    assert judge({"loss": loss, "val_loss": val_loss}).verdict.kind == kind


def test_a_fall_that_is_little_beside_a_huge_first_loss_is_not_called_a_good_fit() -> None:
    falling = 1e4 * np.exp(-EPOCHS / 12)
    verdict = said(falling, 1.1 * falling).verdict
    assert verdict.between == ("good fit", "too few epochs")
    assert "by little compared with the first loss" in verdict.sentence


def test_what_counts_as_an_epoch_is_said_where_validation_was_logged_now_and_then() -> None:
    logged = [value if epoch % 5 == 0 else None for epoch, value in zip(EPOCHS, SETTLED.tolist(), strict=True)]
    beside = judge({"loss": SETTLED.tolist(), "val_loss": logged}).beside
    assert as_read("Validation was logged 12 times, at steps 5 to 60 of the log.") in beside
    assert "logged" not in said(SETTLED, SETTLED).beside


def apart(train: np.ndarray, gap: np.ndarray, accuracies: tuple[float, float, float] | None = None) -> Review:
    """A `gap` above training loss; accuracies are those of training at the end, of validation first and at the end."""
    columns = {"loss": (train * noise(0.01, 3)).tolist(), "val_loss": ((train + gap) * noise(0.01, 4)).tolist()}
    if accuracies:
        right, first, last = accuracies
        columns["accuracy"] = np.linspace(right - 0.05, right, len(EPOCHS)).tolist()
        columns["val_accuracy"] = np.linspace(first, last, len(EPOCHS)).tolist()
    return judge(columns)


def test_a_gap_of_which_part_was_there_at_first_may_be_memorized_or_a_shift() -> None:
    verdict = apart(SETTLED, 0.7 - 0.4 * np.exp(-EPOCHS / 6)).verdict
    assert verdict.between == ("overfitting", "shift")
    assert "after the first epoch" in verdict.sentence


@pytest.mark.parametrize(("validation", "kind"), [((0.75, 0.78), "shift"), ((0.88, 0.78), "overfitting")])
def test_when_accuracies_parted_says_where_such_a_gap_is_from(validation: tuple[float, float], kind: str) -> None:
    assert apart(SETTLED, 0.7 - 0.4 * np.exp(-EPOCHS / 6), (0.95, *validation)).verdict.kind == kind


def test_a_gap_that_was_wide_after_the_first_epoch_is_overfitting_once_validation_rose() -> None:
    train = 0.2 + 0.2 * np.exp(-EPOCHS / 6)
    assert apart(train, 0.5 + 0.05 * EPOCHS).verdict.kind == "overfitting"
    assert apart(train, np.full(60, 0.5)).verdict.kind == "shift"


def test_a_rise_near_the_least_that_counts_names_both_kinds_where_its_rows_are_not_known() -> None:
    train, low = 0.9 + 0.1 * np.exp(-EPOCHS / 6), 1.0
    slight, plain = (low + rise * np.clip(EPOCHS - 20, 0, 40) / 40 for rise in (0.075, 0.12))
    verdict = said(train * noise(0.002, 3), slight * noise(0.002, 4)).verdict
    assert verdict.between == ("good fit", "overfitting")
    assert "close to the smallest rise that counts" in verdict.sentence
    assert said(train * noise(0.002, 3), plain * noise(0.002, 4)).verdict.kind == "overfitting"


def test_after_a_rate_that_was_cut_on_a_plateau_more_epochs_would_keep_it() -> None:
    waits, drops = np.clip(EPOCHS - 44, 0, 8), EPOCHS > 52
    train = np.where(drops, 0.62, 1.0 - 0.008 * (EPOCHS - waits))
    columns = {"loss": train * noise(0.002, 5), "val_loss": (train + 0.02 + 1e-4 * waits) * noise(0.0, 6)}
    cut, planned = np.where(drops, 1e-5, 1e-3), 1e-3 * COSINE + 1e-6
    assert judge(columns | {"lr": cut}).verdict.kind == "good fit"
    assert judge(columns | {"lr": planned}).verdict.kind == "too few epochs"


def test_a_gap_that_stayed_while_training_loss_all_but_vanished_may_have_opened() -> None:
    falls = 0.005 + 0.8 * np.exp(-EPOCHS / 8)
    assert apart(falls, np.full(60, 0.2)).verdict.between == ("overfitting", "shift")
    assert apart(falls + 0.1, np.full(60, 0.6)).verdict.kind == "shift"


COSINE = (1.0 + np.cos(np.pi * (EPOCHS - 1) / 60)) / 2.0


@pytest.mark.parametrize("name", ["lr", "learning_rate"])
@pytest.mark.parametrize("scale", [1e-4, 0.1])
def test_a_fall_as_a_logged_rate_comes_down_is_over_when_that_has(name: str, scale: float) -> None:
    train = 0.4 + np.exp(-EPOCHS / 3) + 0.35 * COSINE
    columns = {"loss": train * noise(0.005, 5), "val_loss": (train + 0.05) * noise(0.01, 6), name: scale * COSINE}
    assert judge(columns).verdict.kind == "good fit"


def test_a_fall_that_stands_still_because_a_logged_rate_came_down_is_not_over() -> None:
    train = 1.0 - 0.5 * np.cumsum(COSINE) / COSINE.sum()
    columns = {"loss": train * noise(0.002, 5), "val_loss": (train + 0.03) * noise(0.004, 6)}
    assert judge(columns).verdict.kind == "good fit"
    assert judge(columns | {"learning_rate": COSINE}).verdict.kind == "too few epochs"


def test_a_rate_that_never_changes_says_nothing() -> None:
    columns = {"loss": SETTLED * noise(0.01, 7), "val_loss": (SETTLED + 0.05) * noise(0.02, 8)}
    assert judge(columns).summary == judge(columns | {"lr": np.full(60, 1e-3)}).summary


def test_losses_beyond_all_units_that_swing_or_never_fell_have_diverged() -> None:
    swings = np.where(EPOCHS % 2, 1.0, 0.2)
    assert said(1e31 * SETTLED * swings, 1e31 * SETTLED * swings).verdict.kind == "diverged"
    assert said(1e25 * noise(0.2, 9), 1e25 * noise(0.2, 10)).verdict.kind == "diverged"
    assert said(1e31 * SETTLED, 1e31 * SETTLED).verdict.kind == "good fit"


def test_losses_beyond_all_units_that_still_come_down_exploded_before() -> None:
    falls = 1e36 * np.exp(-EPOCHS / 4)
    assert said(falls, 1.1 * falls).verdict.kind == "diverged"


@pytest.mark.parametrize(
    ("fell", "accuracy", "little"), [(0.08, None, True), (0.12, None, False), (0.08, 0.9, False), (0.12, 0.9, False)]
)
def test_a_loss_that_fell_by_less_than_a_tenth_may_be_that_of_guessing_unless_a_score_says_more(
    fell: float, accuracy: float | None, *, little: bool
) -> None:
    loss = 1.9 * (1 - fell * (1 - np.exp(-(EPOCHS - 1) / 6)))
    sentence = said(loss, loss, accuracy).verdict.sentence
    assert ("little below the first loss" in sentence) == little
