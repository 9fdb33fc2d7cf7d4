"""The chart of scores shows each seed, also where several have the same score."""

from __future__ import annotations

import numpy as np

from dashboard.data.parts import Part, Splits
from dashboard.figures.predicted.predictors import Predictors
from language.say import mark
from pages.features.figures.approaches import ACROSS, FULL, answer_panel, features_panel, scores_panel
from pages.features.finding import Approach, FeatureMap
from tests.figures.as_plotly import to_plotly
from tests.made import SMALL


def test_seeds_of_one_score_stand_apart_at_that_score() -> None:
    scores = (0.98, 1.0, 1.0, 0.99, 1.0, 1.0)
    dots = to_plotly(scores_panel([Approach(mark("Network"), ("one network",), scores)]).figure).data[0]
    assert tuple(dots.x) == scores
    moved = zip(dots.x, dots.marker.standoff, dots.marker.angle, strict=True)
    places = {(x, away if angle else -away) for x, away, angle in moved}
    assert len(places) == len(scores)
    assert (0.98, 0) in places


def test_a_marker_at_the_end_of_the_axis_is_whole() -> None:
    dots = to_plotly(scores_panel([Approach(mark("Network"), ("one network",), (1.0, 0.99))]).figure).data[0]
    assert dots.cliponaxis is False


def test_square_maps_in_a_narrow_chart_lose_the_room_between_their_rows() -> None:
    maps = [FeatureMap(f"unit {unit}", np.zeros((2, 2))) for unit in range(8)]
    assert features_panel("Features", maps, image=False).figure.layout["meta"] == {"full": FULL}


def test_maps_of_answers_are_as_high_as_wide_where_three_share_a_tablet() -> None:
    part = Part(np.array([[-1.0, 0.0], [1.0, 0.5]], np.float32), np.array([0, 1]))
    shown = Predictors(SMALL, Splits(part, part, part, np.zeros(2, bool)), [lambda x: x[:, :1]])
    panel = answer_panel(Approach(mark("Network"), ("one network",), ()), shown)
    assert panel.title == "Network"
    assert panel.figure.layout["meta"] == {"full": ACROSS}
