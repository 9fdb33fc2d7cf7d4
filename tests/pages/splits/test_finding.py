"""What the three splits say about a training."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.experiment.history import History
from pages.splits.finding import ThreeSets
from tests.language.as_read import as_read

LOSSES = np.array([[0.6, 0.6, 0.6], [0.4, 0.5, 0.5], [0.1, 0.9, 0.8]])
ACCURACIES = np.array([[0.7, 0.7, 0.7], [0.8, 0.8, 0.75], [1.0, 0.7, 0.78]])
HISTORY = History(LOSSES, ACCURACIES, LOSSES[:, 0], LOSSES[:, 1])


def sets(rows: int = 100) -> ThreeSets:
    return ThreeSets.of(HISTORY, rows)


def test_the_epoch_is_chosen_by_the_lowest_validation_loss() -> None:
    assert sets().epoch == 2
    assert sets().chosen == (0.8, 0.8, 0.75)
    assert (sets().last, sets().last_losses) == ((1.0, 0.7, 0.78), (0.1, 0.9, 0.8))


def test_peeking_takes_the_best_epoch_on_test() -> None:
    assert sets().peeked == 0.78
    assert "is 75.0%" in sets().peeking_in_words
    assert as_read("report 78.0%: 3.0 points more") in sets().peeking_in_words


def test_the_points_that_peeking_gains_are_those_between_the_two_accuracies_as_they_are_written() -> None:
    words = replace(sets(), chosen=(1.0, 0.7, 0.7825), peeked=0.795).peeking_in_words
    assert as_read("is 78.2%. Choosing by the test set would let us report 79.5%: 1.3 points more") in words


def test_if_no_epoch_is_better_on_test_nothing_is_gained_by_peeking() -> None:
    peak = HISTORY.metrics.copy()
    peak[1, 2] = 0.78
    words = ThreeSets.of(replace(HISTORY, metrics=peak), 100).peeking_in_words
    assert "would gain nothing" in words
    assert "points more" not in words


def test_correct_rows_are_counted_at_the_end() -> None:
    assert sets(50).correct == 39


def test_the_gap_between_training_and_test_is_told() -> None:
    words = sets().overfitting_in_words
    assert "100.0% in training, 70.0% on validation and 78.0% on test" in words
    assert as_read("22.0 points lower on test than in training") in words


@pytest.mark.parametrize(
    ("test", "words"),
    [
        (0.9, "10.0 points lower on test"),
        (0.99, "1.0 points lower on test"),
        (0.991, "on test it is within one point"),
        (1.0, "on test it is within one point"),
    ],
)
def test_a_gap_that_is_next_to_nothing_is_called_none(test: float, words: str) -> None:
    ends = replace(sets(), last=(1.0, 1.0, test))
    assert as_read(words) in ends.overfitting_in_words


def test_of_what_was_not_seen_nothing_is_said_that_validation_contradicts() -> None:
    words = replace(sets(), last=(0.86, 0.80, 0.88)).overfitting_in_words
    assert as_read("2.0 points higher on test than in training") in words
    assert "has not seen" not in words


def test_the_gap_is_that_between_the_two_accuracies_as_they_are_written() -> None:
    words = replace(sets(), last=(0.86666, 0.8, 0.80244)).overfitting_in_words
    assert as_read("86.7% in training, 80.0% on validation and 80.2% on test**: 6.5 points lower") in words


def test_where_every_row_is_right_chance_still_moves_the_accuracy() -> None:
    # Of 33 rows, the upper bound of the error at 95 % is near 10 points.
    assert 0.05 < replace(sets(33), last=(1.0, 1.0, 1.0)).uncertainty < 0.12


def test_chance_is_said_to_reach_so_far_in_19_of_20_cases() -> None:
    assert "With 33 rows, chance alone moves test accuracy by up to" in sets(33).overfitting_in_words


@pytest.mark.parametrize("rows", [25, 100, 2500])
def test_chance_moves_an_accuracy_by_two_binomial_standard_errors(rows: int) -> None:
    drawn = np.random.default_rng(0).binomial(rows, 0.78, 20_000) / rows
    assert sets(rows).uncertainty == pytest.approx(2 * drawn.std(), rel=0.03)
