"""What a curve lets expect of as many epochs again, and how sure that is."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.verdict.curves.clock import Clock
from dashboard.analysis.verdict.curves.fits import fits
from dashboard.analysis.verdict.curves.forecast import forecasts, pooled
from dashboard.analysis.verdict.curves.shapes import PRIOR, heights
from dashboard.analysis.verdict.curves.smoothing import smooth
from dashboard.analysis.verdict.curves.stretches import Stretch

EPOCHS = np.arange(1, 101)
STEADY = Clock.steady(EPOCHS)
RATES = (1.0 + np.cos(np.pi * (EPOCHS - 0.5) / 100)) / 2.0
COSINE = Clock(np.cumsum(RATES), RATES)
FALLS = {
    "line": 1.0 - 0.004 * EPOCHS,
    "exponential": 0.2 + 0.8 * np.exp(-EPOCHS / 60),
    "power": 0.2 + 0.8 * EPOCHS**-0.3,
}
SOON = {
    "line": 0.4,
    "exponential": 0.8 * (np.exp(-100 / 60) - np.exp(-200 / 60)),
    "power": 0.8 * (100**-0.3 - 200**-0.3),
}


def noisy(curve: np.ndarray, share: float, seed: int) -> np.ndarray:
    return np.asarray(curve * np.exp(np.random.default_rng(seed).normal(0.0, share, len(curve))))


@pytest.mark.parametrize("name", FALLS)
def test_the_forecast_continues_the_shape_of_the_curve(name: str) -> None:
    curve = smooth(noisy(FALLS[name], 0.002, 1), 99)
    forecast, _, _ = forecasts(curve, smooth(noisy(FALLS[name], 0.001, 2), 99), 1.0, STEADY)
    assert forecast.expected(2.0) == pytest.approx(SOON[name], rel=0.3)
    assert forecast.probability(2.0, 0.5 * SOON[name]) > 0.9
    assert forecast.probability(2.0, 2.0 * SOON[name]) < 0.1


def test_noise_makes_it_less_sure() -> None:
    curves = [smooth(noisy(FALLS["line"], share, 3), 99) for share in (0.002, 0.1)]
    near, far = (forecasts(curve, curve, 1.0, STEADY)[1].probability(2.0, 0.2) for curve in curves)
    assert near > 0.9
    assert far < near


def test_few_rows_make_it_less_sure() -> None:
    curve = smooth(noisy(FALLS["line"], 0.002, 7), 99)
    few, many, all_ = (
        forecasts(curve, curve, 1.0, STEADY, rows)[0].probability(2.0, 0.3) for rows in (10, 1000, np.inf)
    )
    assert 0.5 < few < 0.75 < many < all_


def test_the_number_of_rows_matters_only_to_the_curve_that_is_their_mean() -> None:
    curve = smooth(noisy(FALLS["line"], 0.002, 7), 99)
    few, all_ = (forecasts(curve, curve, 1.0, STEADY, rows)[2].probability(2.0, 0.2) for rows in (10, np.inf))
    assert few == all_


def test_training_loss_beside_it_shows_what_noise_hides() -> None:
    curve, other = smooth(noisy(FALLS["line"][:30], 0.1, 4), 29), smooth(noisy(FALLS["line"][:30], 0.005, 5), 29)
    beside, alone, _ = forecasts(curve, other, 1.0, Clock.steady(EPOCHS[:30]))
    assert beside.probability(2.0, 0.05) > alone.probability(2.0, 0.05)


def test_a_curve_that_a_schedule_slows_down_goes_on_by_the_clock_of_its_steps() -> None:
    curve = smooth(1.0 - 0.008 * COSINE.ends, 99)
    slowed, _, _ = forecasts(curve, curve, 1.0, COSINE)
    ended, _, _ = forecasts(curve, curve, 1.0, STEADY)
    assert slowed.expected(2.0) == pytest.approx(0.4, rel=0.1)
    assert ended.expected(2.0) < 0.2


def test_a_loss_held_up_by_the_learning_rate_alone_falls_no_further() -> None:
    curve = smooth(noisy(0.3 + 0.5 * np.exp(-EPOCHS / 3) + 0.2 * RATES, 0.005, 6), 99)
    known, _, _ = forecasts(curve, curve, 1.0, COSINE)
    assert known.probability(2.0, 0.05) < 0.1


def test_a_rising_curve_fits_no_falling_shape() -> None:
    found = fits(smooth(0.5 + 0.004 * EPOCHS, 99), Stretch.of(STEADY, 100), 1.0)
    assert np.argmax(found.log_likelihood) == len(found.log_likelihood) - 1


def test_shapes_fall_and_the_last_is_flat() -> None:
    shapes = heights(np.arange(1.0, 401.0), 100)
    assert np.all(np.diff(shapes, axis=1) <= 0)
    assert not shapes[-1].any()
    assert PRIOR.sum() == pytest.approx(1.0)
    assert len(PRIOR) == len(shapes)


def test_opinions_are_pooled_as_odds_and_never_quite_sure() -> None:
    assert pooled([0.5, 0.5]) == pytest.approx(0.5)
    assert pooled([0.2, 0.8]) == pytest.approx(0.5)
    assert pooled([1.0, 1.0]) < 1.0
