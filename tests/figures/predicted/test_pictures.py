"""Rows that are pictures: the hardest first, what is said of each at every frame, and what was learned by heart."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from dashboard.data.datasets import DATASETS
from dashboard.data.parts import Splits
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.figures.panel import Panel, encode
from dashboard.figures.predicted.boundary import MANY_NETWORKS
from dashboard.figures.predicted.pictures import NARROW_LINE, pictures_panel
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.predicted.sheet import ACROSS, FEWER_ACROSS
from dashboard.figures.predicted.shown_rows import TILES
from dashboard.figures.theme import HIGHLIGHT, INK
from tests.figures.as_plotly import to_plotly
from tests.made import SMALL

DIGITS = change(SMALL, dataset="digits", samples=200)
SPLITS = make_splits(DIGITS)
# Frames of a training: most of what travels is what changes with each.
EPOCHS = 76


class Answering:
    """A network that says of every row its class, but of the first `wrong` of each part the next one."""

    def __init__(self, splits: Splits, wrong: int) -> None:
        self.splits, self.wrong = splits, wrong

    def __call__(self, x: np.ndarray) -> np.ndarray:
        y = next(part.y for part in self.splits.parts if part.x is x)
        said = np.where(np.arange(len(y)) < self.wrong, (y + 1) % 10, y)
        return 9.0 * np.eye(10)[said]


def panel(*wrong: int, onset: int | None = None) -> Panel:
    return pictures_panel(Predictors(DIGITS, SPLITS, [Answering(SPLITS, count) for count in wrong], onset))


def texts(one: Panel) -> list[str]:
    return list(to_plotly(one.figure).data[-1].text)


def test_validation_rows_that_are_wrong_at_the_end_come_first_and_keep_their_places() -> None:
    one = panel(30, 4)
    first = SPLITS.validation.called[:4]
    assert {text.split(":")[0] for text in texts(one)[:4]} == {f"validation, row {row}" for row in first}
    assert len(texts(one)) == TILES
    wrong = [sum(caption[0] != caption[2] for caption in frame["data"][-2]["text"]) for frame in one.frames]
    assert wrong[1] == 4 < wrong[0]


def test_beside_a_map_there_are_fewer_in_a_row_and_the_key_breaks() -> None:
    wide, narrow = panel(30, 4), panel(*[4] * (MANY_NETWORKS + 1))
    across = [len(np.unique(to_plotly(one.figure).data[-1].x)) for one in (wide, narrow)]
    assert across == [ACROSS, FEWER_ACROSS]
    key = to_plotly(narrow.figure).layout.annotations[-1].text.split("<br>")
    assert max(map(len, key)) <= NARROW_LINE
    assert len(texts(narrow)) == TILES


def test_the_key_stands_right_below_the_pictures_also_where_these_are_less_high_than_the_chart() -> None:
    layout = to_plotly(panel(30, 4).figure).layout
    key = layout.annotations[-1]
    assert (key.yref or "y", key.y, key.yanchor) == ("y", layout.yaxis.range[0], "top")


def test_a_ring_is_around_each_wrong_picture_at_each_frame() -> None:
    one = panel(60, 4, 0)
    assert to_plotly(one.figure).data[3].line.color == HIGHLIGHT
    assert [np.isnan(frame["data"][3]["x"]).sum() for frame in one.frames] == [TILES, 4, 0]


def test_training_rows_that_are_right_only_after_the_onset_have_a_row_and_a_ring_of_their_own() -> None:
    one = panel(3, 3, 0, onset=1)
    assert [text.split(",")[0] for text in texts(one)] == ["validation"] * (TILES - ACROSS) + ["train"] * 3
    assert to_plotly(one.figure).data[4].meta == INK
    assert [np.isnan(frame["data"][4]["x"]).sum() for frame in one.frames] == [0, 0, 3]
    assert f"row {SPLITS.train.called[0]}: " in one.counted.split("Training rows memorized: ")[1]


def test_what_any_of_several_trainings_has_learned_by_heart_has_a_place_in_the_pictures_of_all() -> None:
    before = np.arange(len(SPLITS.train)) < 2
    networks = [Answering(SPLITS, 0), Answering(SPLITS, 1), Answering(SPLITS, 3)]
    one = pictures_panel(Predictors(DIGITS, SPLITS, networks, unlearned=(before, before, None)))
    assert [text.split(",")[0] for text in texts(one)] == ["validation"] * (TILES - ACROSS) + ["train"] * 2
    assert [np.isnan(frame["data"][4]["x"]).sum() for frame in one.frames] == [2, 1, 0]


def test_without_an_onset_nothing_was_learned_by_heart() -> None:
    assert {text.split(",")[0] for text in texts(panel(3, 0))} == {"validation"}


def test_pictures_have_the_pixels_of_the_table() -> None:
    one = panel(0)
    called = int(texts(one)[0].split("row ")[1].split(":")[0])
    pixels = np.asarray(to_plotly(one.figure).data[0].z)[:8, :8]
    assert pixels.ravel() == pytest.approx(DATASETS["digits"].make(200, 0.0, 10, 0)[0][called - 1], abs=1e-4)


def test_pixels_are_the_first_inputs_where_others_are_added() -> None:
    noisy = change(DIGITS, irrelevant_features=3)
    splits = make_splits(noisy)
    z = to_plotly(pictures_panel(Predictors(noisy, splits, [Answering(splits, 0)])).figure).data[0].z
    assert np.nanmax(z) <= 16 + 1e-4


def test_the_text_says_how_many_are_wrong_and_what_is_said_of_each() -> None:
    assert f"Of {len(SPLITS.validation)} validation rows 4 are wrong." in panel(4).counted
    assert panel(4).counted.count("%") == TILES


def test_fewer_rows_than_tiles_are_all_shown() -> None:
    few = replace(SPLITS, validation=replace(SPLITS.validation, x=SPLITS.validation.x[:5], y=SPLITS.validation.y[:5]))
    assert len(texts(pictures_panel(Predictors(DIGITS, few, [Answering(few, 1)])))) == 5


def test_what_travels_to_the_browser_is_at_most_200_kilobytes_for_a_training() -> None:
    one = panel(*(60,) * (EPOCHS // 2), *(0,) * (EPOCHS // 2), onset=EPOCHS // 2 - 1)
    assert len(json.dumps(one.payload(), default=encode)) < 200_000


def test_a_data_set_of_pictures_has_a_pixel_for_each_of_its_inputs() -> None:
    for dataset in DATASETS.values():
        assert dataset.picture is None or int(np.prod(dataset.picture)) == dataset.features
