"""The fitted line stands on one axis in all frames, on which the points are legible."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.figures.predicted.fit import fit_panel
from dashboard.figures.predicted.predictors import Predictors

SINE = change(Experiment(), dataset="sine", samples=60)
SPLITS = make_splits(SINE)


def always(value: float) -> Callable[[np.ndarray], np.ndarray]:
    return lambda x: np.full((len(x), 1), value)


def ends_of_axis(*networks: Callable[[np.ndarray], np.ndarray]) -> tuple[float, float]:
    low, high = fit_panel(Predictors(SINE, SPLITS, list(networks))).figure.layout["yaxis"]["range"]
    return low, high


def test_points_and_every_line_are_within_the_axis() -> None:
    y = np.concatenate([part.y for part in SPLITS.parts])
    low, high = ends_of_axis(always(0.0), always(float(y.max()) + 0.5))
    assert low < y.min()
    assert high > y.max() + 0.5


def test_a_point_says_what_the_network_predicts_there_at_each_epoch() -> None:
    panel = fit_panel(Predictors(SINE, SPLITS, [always(0.25), lambda x: x]))
    place, train = next((place, one) for place, one in enumerate(panel.figure.data) if one["name"] == "train")
    assert train["hovertemplate"] == "%{text}<br>predicts %{customdata:.2f}<extra></extra>"
    first, second = (frame["data"][place]["customdata"] for frame in panel.frames)
    assert first.tolist() == [0.25] * len(SPLITS.train)
    assert second == pytest.approx(SPLITS.train.x[:, 0])


@pytest.mark.parametrize("value", [1e6, np.inf, np.nan])
def test_a_line_that_explodes_leaves_the_points_legible(value: float) -> None:
    y = np.concatenate([part.y for part in SPLITS.parts])
    low, high = ends_of_axis(always(0.0), always(value))
    assert high - low < 3 * np.ptp(y)
