"""What networks say of rows, whatever loss they were trained with."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.data.datasets import DATASETS
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.figures.predicted.answers import share_of
from dashboard.figures.predicted.pictures import pictures_panel
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.predicted.says import says_panel
from dashboard.functions.activations import activate
from dashboard.functions.losses import fitting
from tests.figures.as_plotly import to_plotly
from tests.made import SMALL

HINGE = change(SMALL, dataset="blobs", classes=3, loss="categorical_hinge")


def test_of_scores_without_a_probability_a_class_has_its_lead_over_its_strongest_rival() -> None:
    scores = np.array([[3.0, 2.5, -7.0], [0.2, 0.2, 0.0], [40.0, 0.0, 1.0], [40.0, 0.0, 1.0]])
    np.testing.assert_allclose(share_of(HINGE, scores, np.array([0, 1, 0, 2])), [0.75, 0.5, 1.0, 0.0])


@pytest.mark.parametrize(
    ("dataset", "loss"),
    [(dataset, loss) for dataset in ("moons", "blobs", "wine", "digits") for loss in fitting(DATASETS[dataset].task)],
)
def test_what_networks_give_a_row_is_a_share_however_large_their_outputs(dataset: str, loss: str) -> None:
    experiment = change(SMALL, dataset=dataset, samples=150, loss=loss)
    mixing = np.random.default_rng(0).normal(size=(experiment.inputs, experiment.outputs))
    networks = [lambda x, size=size: activate(experiment.loss.output, size * x @ mixing) for size in (0.1, 30.0)]
    panel = says_panel(Predictors(experiment, make_splits(experiment), networks))
    for view in (panel, *panel.others):
        to_plotly(view.figure)
        told = [trace["customdata"] for frame in view.frames for trace in frame["data"] if "customdata" in trace]
        assert all(0 <= given <= 100 for trace in told for given in trace)


@pytest.mark.parametrize(
    ("loss", "said"), [("sparse_categorical_crossentropy", "its probability"), ("categorical_hinge", "how clearly")]
)
def test_pictures_speak_of_a_probability_only_where_a_network_gives_one(loss: str, said: str) -> None:
    experiment = change(SMALL, dataset="digits", samples=150, loss=loss)
    mixing = np.random.default_rng(0).normal(size=(experiment.inputs, experiment.outputs))
    networks = [lambda x: activate(experiment.loss.output, x @ mixing)] * 2
    panel = pictures_panel(Predictors(experiment, make_splits(experiment), networks))
    key = panel.figure.layout["annotations"][-1]["text"]
    assert said in key
    assert said in panel.alt
    assert ("probability" in key + panel.alt) == (loss != "categorical_hinge")
