"""Pipelines of several steps, and how far hand-made features carry them."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits, raw_parts
from pages.features.tasks import build_pipeline, separate
from pages.features.trials.approaches import INPUTS, Inputs
from pages.features.trials.handmade import HANDMADE

DATA = {
    "circles": change(Experiment(), dataset="circles", noise=0.15),
    "spirals": change(Experiment(), dataset="spirals", noise=0.2, samples=600, train_fraction=0.5),
    "digits": change(Experiment(), dataset="digits", samples=1797),
}


@pytest.mark.parametrize("inputs", INPUTS)
@pytest.mark.parametrize("dataset", ["circles", "spirals"])
def test_a_separator_is_the_pipeline_as_a_formula(dataset: str, inputs: Inputs) -> None:
    splits = make_splits(DATA[dataset])
    pipeline = build_pipeline(dataset, inputs).fit(splits.train.x, splits.train.y)
    separator = separate(DATA[dataset], inputs)
    np.testing.assert_allclose(separator(splits.test.x)[:, 0], pipeline.decision_function(splits.test.x), atol=1e-5)
    assert separator.accuracy == np.mean((separator(splits.test.x)[:, 0] > 0) == splits.test.y)


@pytest.mark.parametrize("dataset", HANDMADE)
def test_hand_made_features_are_worth_the_work(dataset: str) -> None:
    raw, made = (separate(DATA[dataset], inputs).accuracy for inputs in INPUTS)
    assert made > raw
    assert made > 0.9


def test_on_spirals_squares_and_distance_alone_don_t_help() -> None:
    splits = make_splits(DATA["spirals"])
    distances = build_pipeline("circles", "hand-made").fit(splits.train.x, splits.train.y)
    assert distances.score(splits.test.x, splits.test.y) < 0.75


def test_raw_parts_are_the_same_rows_before_standardization() -> None:
    splits, raw = make_splits(DATA["digits"]), raw_parts(DATA["digits"])
    train = raw[0].x
    spread = np.where(train.std(0) > 0, train.std(0), 1.0)
    for part, before in zip(splits.parts, raw, strict=True):
        np.testing.assert_array_equal(part.y, before.y)
        np.testing.assert_allclose(part.x, (before.x - train.mean(0)) / spread, atol=1e-5)
