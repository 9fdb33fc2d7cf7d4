"""Rates that were cut where validation loss stood still are told from those that were planned."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.verdict.curves.plateaus import cut_on_plateaus

EPOCHS = np.arange(100)


def losses(*plateaus: int) -> np.ndarray:
    """Falls, but for ten epochs without an improvement before each of these."""
    still = sum((np.clip(EPOCHS - (end - 10), 0, 10) for end in plateaus), np.zeros(100))
    return 2.0 - 0.01 * (EPOCHS - still) + 1e-3 * (np.diff(still, prepend=0) > 0)


def cut_at(*places: int, factor: float = 0.1) -> np.ndarray:
    return np.prod([np.where(place <= EPOCHS, factor, 1.0) for place in places], 0)


@pytest.mark.parametrize("places", [(43,), (43, 61), (43, 61, 94)])
def test_cuts_that_each_follow_the_same_patience_were_not_planned(places: tuple[int, ...]) -> None:
    assert cut_on_plateaus(cut_at(*places), losses(*places))


@pytest.mark.parametrize(
    "rates",
    [
        cut_at(43, 70),
        cut_at(50),
        cut_at(30, 60, 90),
        1.0 - EPOCHS / 101,
        0.95**EPOCHS,
        np.ones(100),
        10 * cut_at(43) ** -1,
    ],
    ids=["after other waits", "halfway", "at equal steps", "linear", "exponential", "constant", "raised"],
)
def test_other_rates_were_planned(rates: np.ndarray) -> None:
    assert not cut_on_plateaus(rates, losses(43, 61))


def test_a_single_cut_while_the_loss_fell_was_planned() -> None:
    assert not cut_on_plateaus(cut_at(43), losses())


def test_without_a_validation_loss_nothing_is_said() -> None:
    assert not cut_on_plateaus(cut_at(43), np.zeros(0))


def test_after_a_rate_of_0_nothing_is_a_cut() -> None:
    assert not cut_on_plateaus(np.where(EPOCHS < 3, 0.0, cut_at(43)), losses(43))
