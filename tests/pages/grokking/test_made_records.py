"""What the finding says of trainings whose records are made up, so that each number is known beforehand."""

from __future__ import annotations

import numpy as np
import pytest

from language.numbers import NO_BREAK
from pages.grokking.finding import finding, series
from pages.grokking.tasks import TEST_ACCURACY, TEST_LOSS, TRAIN_LOSS, Progress
from pages.grokking.trials import Setting
from tests.language.as_read import as_read

STEPS = np.arange(10, 10_001, 10)
NEVER = 20_000


def made(fit: int, follow: int = NEVER, turn: int = 10, at_the_end: float = 0.0) -> Progress:
    """Fitted at one step and followed at another; test loss rises from 2 to 4 until the `turn`, and falls to 1."""
    losses = np.interp(STEPS, [0, turn, STEPS[-1]], [2.0, 4.0, 1.0])
    right, followed = (np.where(step <= STEPS, 1.0, before) for step, before in ((fit, 0.5), (follow, at_the_end)))
    records = np.column_stack([right, followed, 1.0 / STEPS, losses])
    return Progress(Setting(7, 0.1, int(STEPS[-1])), 0, int(STEPS[-1]), (), ((), ()), STEPS, records)


def said(*found: Progress) -> str:
    return finding(found).replace(NO_BREAK, " ")


@pytest.mark.parametrize(("fit", "follow", "times"), [(100, 2000, "20"), (200, 500, "2.5"), (100, 1200, "12")])
def test_how_much_later_test_is_right_is_told_in_steps_of_training(fit: int, follow: int, times: str) -> None:
    assert f"at step {fit:,}, test accuracy at step {follow:,}, after {times} times as many" in said(made(fit, follow))


def test_seeds_that_did_not_fit_are_counted() -> None:
    assert said(made(100), made(NEVER), made(NEVER)) == "2 of 3 seeds did not even fit the training set."


def test_where_test_never_follows_it_is_told_how_far_it_came_on_average() -> None:
    assert "at the end it is 30% (over 3 seeds)." in said(*(made(100, at_the_end=right) for right in (0.0, 0.1, 0.8)))


def test_the_highest_loss_stands_beside_its_step() -> None:
    assert "is highest at step 250 (4) and ends at 1;" in said(made(100, 2000, turn=250))
    higher = made(100, 2000, turn=250)
    higher.records[:, TEST_LOSS] *= 4
    assert "is highest at step 250 (8) and ends at 2;" in said(made(100, 2000, turn=250), higher)


def test_the_loss_is_followed_from_the_step_at_which_training_is_fitted() -> None:
    losses = np.array([1.0, 2.0, 9.0, 8.0, 7.0, 7.5, 7.0])
    last = made(STEPS[-5], turn=100)
    last.records[-len(losses) :, TEST_LOSS] = losses
    assert "falling 75% of the time" in said(last)


def test_one_steady_descent_explains_a_late_leap_that_comes_after_it_began() -> None:
    assert "is one steady descent from step 250 on." in said(made(100, 2000, turn=250))
    # Right before the descent began, long after it, or by no leap at all.
    assert "leap" not in said(made(100, 230, turn=250))
    assert "leap" not in said(made(100, 2000, turn=350))
    assert "leap" not in said(made(100, 150, turn=120))


def test_what_only_some_seeds_do_explains_no_leap() -> None:
    late, never = made(100, 2000, turn=250), made(100, turn=250)
    assert "leap" in said(late, late)
    assert "falling 98% of the time." in said(late, never)
    assert "leap" not in said(late, never)


def test_a_loss_of_nothing_at_one_seed_leaves_a_mean_to_draw() -> None:
    one, other = made(100, 2000), made(100, 2000)
    one.records[:, TRAIN_LOSS], other.records[:, TRAIN_LOSS] = 0.0, 0.01
    train, _ = series([one, other], loss=True)
    assert train.band.mean == pytest.approx(1e-4)


def test_of_accuracies_the_mean_is_that_of_the_numbers() -> None:
    one, other = made(100, at_the_end=0.0), made(100, at_the_end=0.5)
    _, test = series([one, other], loss=False)
    assert test.band.mean == pytest.approx(0.25)
    assert as_read("at the end it is 25%") in finding([one, other])
    assert one.records[-1, TEST_ACCURACY] == 0.0
