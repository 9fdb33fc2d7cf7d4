"""An axis shows what most of a curve does, and no spike at its begin presses the rest flat."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.bands import band
from dashboard.figures.bands.axes import FAR, reach
from dashboard.figures.bands.traces import FEWEST_SEEDS

EPOCHS, USUAL = 100, 0.7
TIME = np.arange(EPOCHS)
FALLING = 0.2 + 0.5 * np.exp(-TIME / 10)
# A curve, and the epoch from which its axis holds it.
SHAPES: dict[str, tuple[np.ndarray, int]] = {
    "falling": (FALLING, 0),
    "falling to nothing": (np.exp(-TIME), 0),
    "falling from far above": (1e4 * np.exp(-TIME) + 0.2, 10),
    "rising": (0.01 + TIME / EPOCHS, 0),
    "a spike at the begin": (np.where(TIME == 2, 1e4, FALLING), 10),
    "a spike that is not so high": (np.where(TIME == 2, 0.99 * FAR * USUAL, FALLING), 0),
    "a spike in the middle": (np.where(TIME == EPOCHS // 2, 1e4, FALLING), 0),
    "one epoch": (np.array([3.0]), 0),
    "two, the first of them high": (np.array([1e4, 1.0]), 0),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_only_a_spike_in_the_first_epochs_is_above_the_axis(shape: str) -> None:
    curve, begin = SHAPES[shape]
    item = band([curve] * FEWEST_SEEDS)
    assert reach([item], 0, USUAL) == pytest.approx((curve[begin:].max(),) * 2)


def test_a_spike_of_one_curve_hides_nothing_of_another_that_is_as_high_later() -> None:
    spike, high = SHAPES["a spike at the begin"][0], np.full(EPOCHS, 6e3)
    assert reach([band([spike]), band([high])], 0, USUAL)[0] == 1e4


def test_nothing_is_held_without_a_curve_or_before_the_epoch_that_counts() -> None:
    assert reach([], 0, USUAL) == (0.0, 0.0)
    assert reach([band([FALLING])], 50, USUAL)[0] == pytest.approx(FALLING[50])
    assert reach([band([FALLING])], EPOCHS + 5, USUAL)[0] == pytest.approx(FALLING[-1])
