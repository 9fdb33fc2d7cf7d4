"""The model that is taken away computes from raw rows what the lab computes from scaled ones."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.networks.network import network
from dashboard.analysis.networks.outputs import positive_probability
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits, raw_parts
from dashboard.functions.activations import activate
from dashboard.functions.losses import LOSSES
from dashboard.training.keras_files.deployable import deployable_model
from dashboard.training.model import build_model

EVERYTHING = change(
    Experiment(),
    hidden_layers=(4, 3),
    dropout=0.5,
    gaussian_noise=0.1,
    batch_normalization=True,
    l1=0.01,
    proximal=True,
    max_norm=2.0,
)
DATA = {"binary": "moons", "multiclass": "iris", "regression": "diabetes"}
FITS = [(loss.name, task) for loss in LOSSES.values() for task in loss.tasks]


def flat(experiment: Experiment) -> np.ndarray:
    rng = np.random.default_rng(0)
    shapes = [weight.shape for weight in build_model(experiment).weights]
    return np.concatenate([rng.uniform(0.1, 1.0, int(np.prod(shape))) for shape in shapes]).astype(np.float32)


@pytest.mark.parametrize(("loss", "task"), FITS)
def test_raw_rows_give_probabilities_or_values_in_the_target_s_unit(loss: str, task: str) -> None:
    experiment = change(EVERYTHING, dataset=DATA[task], loss=loss)
    weights, raw = flat(experiment), raw_parts(experiment)
    outputs = network(experiment, weights)(make_splits(experiment).test.x)
    if task == "regression":
        expected = outputs * raw[0].y.std() + raw[0].y.mean()
    elif experiment.loss.targets == "plus_minus":
        expected = positive_probability(experiment, outputs)[:, None]
    elif experiment.loss.output == "linear":
        expected = activate(experiment.loss.probability_activation, outputs)
    else:
        expected = outputs
    assert deployable_model(experiment, weights).predict(raw[2].x, verbose=0) == pytest.approx(expected, rel=1e-3)


def test_nothing_in_it_acts_in_training_alone_or_is_this_project_s_own() -> None:
    model = deployable_model(EVERYTHING, flat(EVERYTHING))
    text = model.to_json()
    assert "dashboard" not in text
    for name in ("Dropout", "GaussianNoise", "MaxNorm", "SoftThreshold", "L1"):
        assert name not in text
