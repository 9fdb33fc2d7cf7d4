"""What the noise of single epochs hides, and what a line through all of them, or training loss beside them, shows."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest

from dashboard.analysis.verdict import Verdict, judge
from dashboard.analysis.verdict.curves.smoothing import smooth
from dashboard.analysis.verdict.curves.trend import trend_of
from dashboard.analysis.verdict.known import NOTHING_KNOWN, Known
from dashboard.experiment.history import Ending, History

SEEDS = range(60)


def said(
    train: np.ndarray, validation: np.ndarray, constant: float = math.nan, known: Known = NOTHING_KNOWN
) -> Verdict:
    losses = np.column_stack([train, validation, validation])
    history = History(losses, np.full_like(losses, np.nan), train, validation)
    return judge(history, Ending("finished", len(train)), constant, known=known)


def noise(seed: int, epochs: int, share: float) -> np.ndarray:
    return np.asarray(np.exp(np.random.default_rng(seed).normal(0.0, share, epochs)))


def kinds(train: np.ndarray, validation: np.ndarray, share: float, constant: float = math.nan) -> Counter[str]:
    """How often each is said of curves whose validation has noise, and training a fifth of it."""
    epochs = len(train)
    return Counter(
        said(train * noise(2 * seed, epochs, share / 5), validation * noise(2 * seed + 1, epochs, share), constant).kind
        for seed in SEEDS
    )


def test_a_fall_that_noise_hides_is_seen_beside_training_loss() -> None:
    line = 1.0 - 0.008 * np.arange(1, 31)
    found = kinds(line, line + 0.02, 0.1, 1.0)
    assert found["too few epochs"] >= 0.75 * len(SEEDS), found
    assert found["too few epochs"] + found["can't tell"] == len(SEEDS), found


def test_what_noise_hides_is_not_said_to_be_seen() -> None:
    line = 1.0 - 0.008 * np.arange(1, 31)
    train = line * noise(0, 30, 0.01)
    sentences = [said(train, (line + 0.02) * noise(seed, 30, 0.2), 1.0).sentence for seed in SEEDS]
    hidden = "Too few epochs: after 30, training loss is 0.762 and still falling; validation loss is"
    assert sum(sentence.startswith(hidden) for sentence in sentences) >= 0.4 * len(SEEDS), sentences


@pytest.mark.parametrize("epochs", [8, 40, 300])
def test_noise_alone_neither_falls_nor_rises(epochs: int) -> None:
    flat = np.full(epochs, 0.5)
    found = kinds(flat, 1.05 * flat, 0.08, 1.0)
    assert found["good fit"] >= 0.9 * len(SEEDS), found


def test_a_shallow_rise_is_seen_through_noise() -> None:
    time = np.arange(1, 401) / 400
    validation = 0.8 + 0.15 * np.exp(-20.0 * time) + 0.15 * time**1.5
    assert kinds(0.95 - 0.4 * time, validation, 0.1, 1.0)["overfitting"] >= 0.9 * len(SEEDS)


def test_a_short_curve_that_jumps_and_stays_is_unstable() -> None:
    train = np.array([0.471, 0.469, 0.468, 0.946, 0.954, 0.953])
    assert said(train, 1.06 * train, 1.0).kind == "unstable"


def test_a_drop_that_slows_down_at_the_end_promises_no_other() -> None:
    time = np.arange(1, 323) / 322
    train = 1.0 - 0.7 / (1.0 + np.exp(-(time - 0.77) / 0.06))
    assert said(train, 1.05 * train, 1.0).kind == "good fit"


def test_a_straight_line_goes_on_where_noise_shows_no_slowing_down() -> None:
    line = 1.0 - 0.09 * np.arange(1, 268) / 267
    said_of_it = kinds(line, line, 0.04, 1.0)
    assert said_of_it["too few epochs"] >= 0.8 * len(SEEDS)
    assert said_of_it["too few epochs"] + said_of_it["can't tell"] >= 0.98 * len(SEEDS)


def test_easy_epochs_are_no_proof_that_something_was_learned() -> None:
    train = np.array([0.982, 0.952, 0.978, 0.993, 0.989])
    assert said(train, np.array([1.036, 0.879, 0.939, 0.936, 0.932]), 1.0).kind == "underfitting"


def test_a_gap_may_have_opened_only_if_it_grew_by_more_than_the_noise_of_its_first_epoch() -> None:
    train = 0.45 + 0.2 * np.exp(-np.arange(60) / 5.0)
    validation = train + 0.6
    validation[0] -= 0.15
    wild = validation * noise(4, 60, 0.15)
    wild[0] = validation[0]
    assert said(train, validation).between == ("overfitting", "shift")
    assert said(train, wild).kind == "shift"


def test_few_weights_beside_rows_drawn_alike_are_no_shift() -> None:
    train = 0.3 + 0.4 * np.exp(-np.arange(80) / 5.0)
    apart = train + 0.2 * (1.0 - np.exp(-np.arange(80) / 5.0))
    assert said(train, apart, 0.7, Known(0.03)).kind == "shift"
    assert said(train, apart, 0.7, Known(0.03, drawn_alike=True)).kind == "good fit"


def test_a_network_that_has_learned_nothing_does_not_begin_by_its_training_loss_alone() -> None:
    train = 0.9 - 0.23 * np.arange(46) / 45
    validation = 0.672 + 0.05 * np.exp(-np.arange(46) / 10.0)
    assert said(train, validation, 0.692).kind == "underfitting"


def test_a_line_is_as_steep_as_its_epochs_and_as_sure_as_they_are_near() -> None:
    line = 1.0 - 0.01 * np.arange(50)
    near, far = (trend_of(smooth(line * noise(0, 50, share), 49)) for share in (0.002, 0.05))
    assert near is not None
    assert far is not None
    assert near.epochs >= 25
    assert near.slope == pytest.approx(-0.245, abs=0.005)
    assert far.error > 5 * near.error


def test_a_bent_curve_is_no_line() -> None:
    assert trend_of(smooth(np.exp(-np.arange(80) / 10.0), 79)) is None


def test_it_is_said_why_validation_loss_is_the_lower_one() -> None:
    train = 0.5 + 0.5 * np.exp(-np.arange(80) / 5.0)
    assert "validation loss is the lower one" in said(train, 0.7 * train, 1.0).standing
    assert "the lower one" not in said(train, 0.97 * train, 1.0).standing


def test_a_rise_of_both_is_seen_where_it_hides_in_the_noise_of_each() -> None:
    late = np.clip(np.arange(60) - 35, 0, None)
    found = Counter(
        said((0.3 + 0.012 * late) * noise(2 * seed, 60, 0.2), (0.4 + 0.016 * late) * noise(2 * seed + 1, 60, 0.2)).kind
        for seed in SEEDS
    )
    assert found["unstable"] >= 0.9 * len(SEEDS), found


def test_a_gap_that_noisy_epochs_make_by_chance_is_none() -> None:
    level = 0.5 + 0.5 * np.exp(-np.arange(12) / 4)
    found = Counter(
        said(level * noise(2 * seed, 12, 0.5), 1.15 * level * noise(2 * seed + 1, 12, 0.5)).kind for seed in SEEDS
    )
    assert found["overfitting"] + found["shift"] <= 0.1 * len(SEEDS), found
