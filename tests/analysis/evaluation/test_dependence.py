"""Partial dependence asks a network in the table's own terms, and finds what the table was made with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.evaluation.dependence import PartialDependence, partial_dependences
from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.data.tables.storage import schema_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import inputs_of, make_splits


@pytest.fixture(scope="module")
def experiment(tmp_path_factory: pytest.TempPathFactory) -> object:
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"size": rng.uniform(10, 90, 200).round(1), "town": rng.choice(["a", "b", "c"], 200)})
    frame["noise"] = rng.normal(size=200).round(3)
    frame["y"] = frame["size"] * 2 + 100 * (frame["town"] == "b")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OVERFIT_LAB_DATA", str(tmp_path_factory.mktemp("dependence")))
        source = keep(frame.to_csv(index=False).encode(), "flats.csv")
        yield change(Experiment(), dataset=make_table(source, TableChoices("y", classes=False)))


@pytest.fixture
def found(experiment: Experiment) -> dict[str, PartialDependence]:
    return partial_dependences(experiment, _linear(experiment), ("town", "size", "noise"))


def _linear(experiment: Experiment) -> Callable[[np.ndarray], np.ndarray]:
    """The best linear answer, which knows how the table was made, in the standardized target."""
    train = make_splits(experiment).train
    weights, *_ = np.linalg.lstsq(train.x.astype(float), train.y, rcond=None)
    return partial(_answer, weights=weights)


def _answer(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return x @ weights


def test_a_number_is_tried_at_its_own_values_and_the_prediction_follows_it(found: dict[str, PartialDependence]) -> None:
    size, values = found["size"], np.array(found["size"].values, float)
    assert 10 <= values.min() < values.max() <= 90
    assert np.corrcoef(values, size.predictions[:, 0])[0, 1] == pytest.approx(1.0, abs=1e-4)
    assert np.ptp(found["noise"].predictions) < 0.01 * np.ptp(size.predictions)


def test_a_category_s_values_are_named(found: dict[str, PartialDependence]) -> None:
    town = found["town"]
    assert tuple(town.values) == ("a", "b", "c")
    answers = town.predictions[:, 0]
    assert answers[1] > answers[0]
    assert answers[0] == pytest.approx(answers[2], abs=1e-3)


def test_rows_become_the_inputs_that_the_splits_have(experiment: Experiment) -> None:
    x, _ = experiment.dataset.everything()
    inputs, trained_on = inputs_of(experiment, x), make_splits(experiment).train.x
    assert inputs.shape == (200, len(schema_of(experiment.data.dataset).features))
    assert {row.tobytes() for row in trained_on.round(3) + 0.0} <= {row.tobytes() for row in inputs.round(3) + 0.0}
