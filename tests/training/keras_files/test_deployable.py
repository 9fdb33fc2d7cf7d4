"""The model that is taken away computes from raw rows what the lab computes from scaled ones."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import pytest

from dashboard.analysis.networks.network import network
from dashboard.analysis.networks.outputs import positive_probability
from dashboard.data.own_data import own_data
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits, raw_parts
from dashboard.functions.activations import activate
from dashboard.functions.losses import LOSSES
from dashboard.training.keras_files.deployable import deployable_model, keras_file
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


def answers(model: keras.Model, x: np.ndarray) -> np.ndarray:
    """As `predict` gives them, which compiles the model first."""
    return keras.ops.convert_to_numpy(model(x))


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
    assert answers(deployable_model(experiment, weights), raw[2].x) == pytest.approx(expected, rel=1e-3)


# Keras saves its weights by a way of NumPy that is to go.
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_columns_of_any_spread_are_scaled_also_once_it_was_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path / "tables"))
    rng = np.random.default_rng(0)
    lines = [f"{a * 1e-12},{b},{c * 1e25},{a + b + c}" for a, b, c in rng.normal(3.0, 1.0, (80, 3))]
    (tmp_path / "units.csv").write_text("\n".join(["a,b,c,y", *lines]))
    experiment = change(Experiment(), dataset=own_data(tmp_path / "units.csv", "y"), hidden_layers=(4,))
    weights, (train, _, test) = flat(experiment), raw_parts(experiment)
    (tmp_path / "model.keras").write_bytes(keras_file(experiment, weights))
    expected = network(experiment, weights)(make_splits(experiment).test.x) * train.y.std() + train.y.mean()
    said = keras.models.load_model(tmp_path / "model.keras").predict(test.x, verbose=0)
    assert said == pytest.approx(expected, rel=1e-3)


def test_nothing_in_it_acts_in_training_alone_or_is_this_project_s_own() -> None:
    model = deployable_model(EVERYTHING, flat(EVERYTHING))
    text = model.to_json()
    assert "dashboard" not in text
    for name in ("Dropout", "GaussianNoise", "MaxNorm", "SoftThreshold", "L1"):
        assert name not in text
