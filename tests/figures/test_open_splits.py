"""Of a test set that is not open, nothing is drawn and no number is said, with a slider as without."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from dashboard.analysis.snapshots import numbers_at
from dashboard.data.parts import SPLITS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.figures.bands.multiples import arm_panels, split_curves
from dashboard.figures.curves import CurveOptions, curves_panel
from dashboard.figures.ghosts import Ghost
from dashboard.figures.panel import Panel, encode
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.predicted.projection import projection_panel
from dashboard.figures.predicted.says import says_panel
from dashboard.figures.sweeps.curves import swept_curves
from language.languages import speaking
from language.numbers import NO_BREAK
from tests.made import SMALL, made_record, made_results

OPEN = SPLITS[:2]
LANGUAGES = {"en": ("train", "validation", "test"), "ko": ("훈련", "검증", "테스트")}
# As numbers are written: with digits alone, with a power of ten, with commas, and both ways at once.
SIZES = (0.31, 3.8e-5, 30_400.0, 4e9)


def with_losses(train: float, validation: float, test: float) -> Record:
    record = made_record([1.0, 1.0])
    return replace(record, history=replace(record.history, losses=np.array([[train, validation, test]] * 2)))


def views(panel: Panel) -> list[dict[str, Any]]:
    return [json.loads(json.dumps(one.payload(), default=encode)) for one in (panel, *panel.others)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_each_number_is_said_whole_and_that_of_the_test_set_only_if_it_is_open(language: str, size: float) -> None:
    train, validation, test = LANGUAGES[language]
    record = with_losses(size, size, 7e-7)
    with speaking(language):
        notes = [numbers_at(record, 1, splits).replace(NO_BREAK, " ") for splits in (SPLITS, OPEN)]
        alts = [curves_panel(record, options=CurveOptions(open_splits=splits)).alt for splits in (SPLITS, OPEN)]
    for open_, sealed in (notes, alts):
        loss = open_[open_.index(f"{train} ") + len(train) : open_.index(f", {validation}")]
        assert f"{train}{loss}, {validation}{loss}, {test} 7" in open_
        assert f"{train}{loss}, {validation}{loss}." in sealed
        assert test not in sealed
        assert "e-0" not in open_


@pytest.mark.parametrize("language", LANGUAGES)
def test_curves_and_those_behind_them_are_of_open_splits_alone(language: str) -> None:
    record, test = made_record([3.0, 1.0, 2.0]), LANGUAGES[language][2]
    with speaking(language):
        single = curves_panel(record, [Ghost(record, "x", "x")], CurveOptions(open_splits=OPEN))
        swept = swept_curves([record, record], 0, OPEN)
        bands = arm_panels(made_results({"plain": [2.0, 2.1, 2.2]}), split_curves("losses", OPEN), y="Loss")
        behind = curves_panel(record, [Ghost(record, "x", "x", open_splits=OPEN)])
    assert [len(view["data"]) for view in views(behind)] == [5, 5, 5]
    for panel, curves in ((single, 4), (swept, 2), (bands[0], 6)):
        for view in views(panel):
            assert len(view["data"]) == curves
            assert all(len(frame["data"]) == curves for frame in view["frames"])
            assert test not in json.dumps(view, ensure_ascii=False)


def answers(experiment: Experiment, *, open_splits: tuple[str, ...]) -> Predictors:
    """Of networks that are wrong about every row: of such a row, a chart of classes shows a ring too."""
    splits = make_splits(experiment)
    of_class_0 = np.concatenate([part.x[part.y == 0, 0] for part in splits.parts])

    def wrong(x: np.ndarray) -> np.ndarray:
        return np.where(np.isin(x[:, :1], of_class_0), 1.0, -1.0)

    return Predictors(experiment, splits, [wrong, wrong], open_splits=open_splits)


ROWS = {"map": "moons", "line": "sine", "values": "diabetes", "surface": "plane"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dataset", ROWS.values(), ids=ROWS)
def test_what_the_network_says_is_shown_for_rows_of_open_splits_alone(dataset: str, language: str) -> None:
    test = LANGUAGES[language][2]
    experiment = change(SMALL, dataset=dataset, samples=60)
    with speaking(language):
        open_, sealed = (says_panel(answers(experiment, open_splits=splits)) for splits in (SPLITS, OPEN))
    assert test in json.dumps(views(open_), ensure_ascii=False)
    assert test not in json.dumps(views(sealed), ensure_ascii=False)
    assert all(len(frame["data"]) <= len(sealed.figure.data) for frame in sealed.frames)


@pytest.mark.parametrize("draw", [says_panel, projection_panel])
def test_no_ring_is_where_a_row_of_the_test_set_would_be(draw: Any) -> None:
    shown = answers(change(SMALL, samples=60), open_splits=OPEN)
    panel = draw(shown)
    place = [trace.get("name") for trace in panel.figure.data].index("wrong")
    rings = [panel.figure.data[place], *(frame["data"][place] for frame in panel.frames)]
    rows = len(shown.splits.train) + len(shown.splits.validation)
    assert [len(ring["x"]) for ring in rings] == [rows] * 3
    assert f"{len(shown.splits.validation)} in validation." in panel.counted
