"""How long one has to wait for the lowest validation loss."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.patience import Stop, least_patience, replay_patience


@pytest.mark.parametrize("seed", range(20))
def test_the_least_patience_gets_to_the_lowest_loss_and_one_less_does_not(seed: int) -> None:
    rng = np.random.default_rng(seed)
    validation = np.cumsum(rng.normal(-0.02, 0.1, 60)) + 5
    least = least_patience(validation)
    lowest = int(np.argmin(validation)) + 1
    assert replay_patience(validation, least).best == lowest
    assert least == 1 or replay_patience(validation, least - 1).best < lowest


def test_what_is_saved_is_the_share_of_epochs_after_the_stop() -> None:
    validation = np.array([1.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.9, 0.9, 0.9, 0.9])
    stop = replay_patience(validation, 2)
    assert (stop.epoch, stop.best, stop.saved) == (4, 2, 0.6)


def test_a_loss_as_low_as_the_lowest_is_waited_through_and_the_first_of_them_is_best() -> None:
    assert replay_patience(np.array([1.0, 0.5, 0.5, 0.5, 0.4]), 2) == Stop(4, 2, 5, by_rule=True)


def test_a_training_that_patience_does_not_end_ends_by_itself() -> None:
    stop = replay_patience(np.array([1.0, 0.9, 0.8]), 1)
    assert (stop, stop.saved) == (Stop(3, 3, 3, by_rule=False), 0.0)


def test_the_first_epoch_never_ends_a_training() -> None:
    assert replay_patience(np.array([np.nan, 1.0, 0.9]), 1) == Stop(3, 1, 3, by_rule=False)
