"""On a projection every point says what it is, and wrong ones have a ring."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.analysis.planes.projection import Projection
from dashboard.data.parts import Part, Splits
from dashboard.experiment.settings import change
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.predicted.projection import projection_panel
from tests.figures.as_plotly import to_plotly
from tests.made import SMALL

X = np.array([[-3.0, 0.0, 0.1, 0.0], [3.0, 0.0, 0.0, 0.0], [0.5, 1.0, 0.0, 0.0]], np.float32)
PART = Part(X, np.array([0, 1, 2]))
SPLITS = Splits(PART, PART, PART, np.zeros(3, bool))
IRIS = change(SMALL, dataset="iris", samples=150)


def test_it_is_named_a_pca_with_its_shares_and_rings_what_is_wrong_at_each_frame() -> None:
    right, always_0 = np.eye(3) * 9, np.tile([9.0, 0.0, 0.0], (3, 1))
    panel = projection_panel(Predictors(IRIS, SPLITS, [lambda _: always_0, lambda _: right]))
    assert panel.title == "PCA projection"
    assert "% of variance" in to_plotly(panel.figure).layout.xaxis.title.text
    traces = {trace["name"]: place for place, trace in reversed([*enumerate(panel.figure.data)])}
    assert [len(frame["data"][traces["wrong"]]["x"]) for frame in panel.frames] == [6, 0]
    assert panel.figure.data[traces["train"]]["text"][2].startswith("row 3: class ")


def test_how_many_are_wrong_is_said_of_each_split() -> None:
    two = Part(X[:2], np.array([0, 1]))
    panel = projection_panel(
        Predictors(IRIS, Splits(two, PART, PART, np.zeros(2, bool)), [lambda x: np.eye(3)[np.arange(len(x)) % 2] * 9])
    )
    assert panel.counted == "Wrong: 0 of 2 in train, 1 of 3 in validation, 1 of 3 in test."


def test_the_components_are_those_of_all_training_rows_however_few_are_drawn() -> None:
    shown = Predictors(IRIS, SPLITS, [lambda x: np.zeros((len(x), 3))])
    axes = [projection_panel(replace(shown, most=most)).figure.layout["xaxis"]["title"] for most in (None, 2)]
    assert axes[0] == axes[1]


def test_classes_for_which_a_legend_has_no_room_are_named_among_their_training_points() -> None:
    def named(**settings: object) -> dict[str, float]:
        shown = Predictors(change(IRIS, **settings), SPLITS, [lambda x: np.zeros((len(x), 3))])
        return {one["text"]: one["x"] for one in projection_panel(shown).figure.layout.get("annotations", ())}

    middles = Projection.of(X)(X)[:, 0].tolist()
    assert named() == pytest.approx(dict(zip(("setosa", "versicolor", "virginica"), middles, strict=True)))
    # Few short names stand in the legend.
    assert named(dataset="wine", samples=170) == {}
