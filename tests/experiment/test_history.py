"""The curves of a training, and the weights kept on the way."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.experiment.history import Ending, History, Reason, Snapshots


def curves(epochs: int, start: int = 0) -> History:
    """A history in which all numbers are different."""
    row = np.arange(start, start + epochs, dtype=float)[:, None]
    losses, metrics = 100.0 * row + [0.0, 1.0, 2.0], 100.0 * row + [3.0, 4.0, 5.0]
    return History(losses, metrics, 100.0 * row[:, 0] + 6.0, 100.0 * row[:, 0] + 7.0)


def equal(one: History, other: History) -> bool:
    pairs = zip(vars(one).values(), vars(other).values(), strict=True)
    return all(np.array_equal(a, b) for a, b in pairs)


@pytest.mark.parametrize("cut", [0, 1, 4, 7])
def test_parts_add_up_to_the_whole(cut: int) -> None:
    assert equal(curves(cut) + curves(7 - cut, cut), curves(7))
    assert equal(curves(7).first(cut), curves(cut))


def test_an_empty_history_adds_nothing() -> None:
    assert len(History.empty()) == 0
    assert equal(History.empty() + curves(3), curves(3))


def test_all_epochs_count_while_all_numbers_are_finite() -> None:
    assert curves(5).finite_epochs() == 5
    assert History.empty().finite_epochs() == 0


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("curve", ["losses", "metrics", "objective", "val_loss"])
def test_epochs_count_until_the_first_number_that_is_not_finite(curve: str, bad: float) -> None:
    history = curves(5)
    getattr(history, curve)[3, ...] = bad
    assert history.finite_epochs() == 3
    getattr(history, curve)[0, ...] = bad
    assert history.finite_epochs() == 0


def test_the_frame_has_a_row_an_epoch_from_one_and_a_column_a_curve() -> None:
    frame = curves(2).frame("accuracy")
    assert frame.index.name == "epoch"
    assert frame.index.tolist() == [1, 2]
    assert frame.iloc[1].to_dict() == {
        "train_loss": 100,
        "validation_loss": 101,
        "test_loss": 102,
        "train_accuracy": 103,
        "validation_accuracy": 104,
        "test_accuracy": 105,
        "objective": 106,
    }


def test_enough_weights_are_kept_evenly_spaced_whatever_the_length() -> None:
    kept = Snapshots({})
    for epoch in range(2001):
        kept = kept.add(epoch, np.array([epoch]))
        epochs = np.array(list(kept.weights))
        assert min(epoch + 1, 40) <= len(epochs) <= 80
        assert epochs[0] == 0
        assert set(np.diff(epochs)) <= {kept.stride}
        assert epoch - epochs[-1] < kept.stride
    assert all(weights == [epoch] for epoch, weights in kept.weights.items())


@pytest.mark.parametrize(
    ("reason", "complete", "repeatable"),
    [
        ("finished", True, True),
        ("early stopping", True, True),
        ("diverged", True, True),
        ("out of time", True, False),
        ("stopped", False, False),
        ("failed", False, False),
    ],
)
def test_an_ending_says_whether_it_is_complete_and_whether_it_would_be_the_same_again(
    reason: Reason, *, complete: bool, repeatable: bool
) -> None:
    ending = Ending(reason, 3)
    assert (ending.complete, ending.repeatable) == (complete, repeatable)
