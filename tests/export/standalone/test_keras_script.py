"""The standalone script, run by a Python that knows nothing of this project, gives the lab's curves."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.data.datasets import DATASETS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import History
from dashboard.experiment.settings import change
from dashboard.export.standalone.keras_script import keras_script
from tests.cases import at_every_check, the_first_at_every_check
from tests.export.ruff import linted
from tests.training.keras_fit import trained

# Nothing is drawn at random while these train. 34 training rows unless said otherwise.
CASES: dict[str, dict[str, Any]] = {
    "default": {"samples": 300},
    "early stopping": {"epochs": 60, "l2": 0.01, "early_stopping": True, "patience": 3, "start_from_epoch": 2},
    "digits": {"dataset": "digits", "batch_normalization": True, "label_noise": 0.2, "irrelevant_features": 3},
    "diabetes": {"dataset": "diabetes", "loss": "huber", "optimizer": "rmsprop", "label_noise": 0.2, "data_seed": 3},
    "spirals": {"dataset": "spirals", "loss": "hinge", "optimizer": "sgd", "l1": 0.001, "max_norm": 1.0, "seed": 2},
    "smoothed": {"dataset": "blobs", "label_smoothing": 0.1, "optimizer": "adamw", "skew": 0.2, "hidden_layers": ()},
    "metric": {
        "dataset": "iris",
        "loss": "softmax_mse",
        "early_stopping": True,
        "monitor": "validation_metric",
        "min_delta": 0.01,
        "patience": 8,
        "restore_best_weights": False,
    },
    "proximal": {"l1": 0.02, "proximal": True, "max_norm": 1.0, "optimizer": "sgd", "stratify": False},
    "proximal, stopped": {"l1": 0.1, "proximal": True, "early_stopping": True, "patience": 3, "learning_rate": 0.02},
    "weighted": {"dataset": "breast_cancer", "class_weights": True, "hidden_layers": (8,)},
    "mnist1d": {"dataset": "mnist1d", "noise": 0.25, "activation": "gelu", "kernel_initializer": "he_normal"},
    "scheduled": {
        "dataset": "sine",
        "target_noise": 0.5,
        "schedule": "cosine",
        "optimizer": "adamw",
        "decay_apart": True,
        "initial_scale": 0.5,
    },
    "sigmoid": {"dataset": "circles", "loss": "sigmoid_mse", "activation": "tanh", "batch_size": 17},
}
DROPPING = {"dropout": 0.3, "gaussian_noise": 0.1, "samples": 300}
SCRIPTS = CASES | {"dropping": DROPPING}
SPREAD = 0.25

RUNNER = """
import contextlib, keras, runpy, sys, warnings
warnings.simplefilter("error")
for path in sys.argv[1:]:
    with open(path + ".csv", "w") as out, contextlib.redirect_stdout(out):
        runpy.run_path(path)
assert "dashboard" not in sys.modules
"""


def experiment(settings: dict[str, Any]) -> Experiment:
    return change(Experiment(), **{"epochs": 25, "samples": 100, "hidden_layers": (16, 8)} | settings)


@pytest.fixture(scope="module")
def curves(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, np.ndarray]:
    """The columns of what the scripts of the chosen cases print: loss and metric of train, validation and test."""
    folder = tmp_path_factory.mktemp("scripts")
    here = [item for item in request.session.items if item.path == request.path and hasattr(item, "callspec")]
    chosen = {item.callspec.params.get("case") for item in here}
    paths = {name: folder / f"script of {name}.py" for name in chosen & {*SCRIPTS}}
    for name, path in paths.items():
        path.write_text(keras_script(experiment(SCRIPTS[name])), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-c", RUNNER, *map(str, paths.values())]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True)
    return {name: _read(path.with_name(path.name + ".csv")) for name, path in paths.items()}


def _read(path: Path) -> np.ndarray:
    table = pd.read_csv(io.StringIO(path.read_text(encoding="utf-8")), index_col="epoch")
    assert list(table.index) == list(range(1, len(table) + 1))
    return table.to_numpy()


def ours(asked: Experiment) -> np.ndarray:
    history: History = trained(asked).history
    return np.stack([history.losses, history.metrics], axis=2).reshape(len(history), 6)


@pytest.mark.parametrize("case", at_every_check({"proximal, stopped"}, CASES))
def test_the_script_gives_the_labs_curves(case: str, curves: dict[str, np.ndarray]) -> None:
    mine = ours(experiment(CASES[case]))
    assert curves[case].shape == mine.shape
    assert curves[case][:, ::2] == pytest.approx(mine[:, ::2], rel=1e-4)
    assert curves[case][:, 1::2] == pytest.approx(mine[:, 1::2], rel=1e-4, abs=1e-5)


@pytest.mark.parametrize("case", the_first_at_every_check("proximal, stopped", "early stopping"))
def test_early_stopping_ends_the_script_before_its_last_epoch(case: str, curves: dict[str, np.ndarray]) -> None:
    assert len(curves[case]) < experiment(CASES[case]).training.epochs


@pytest.mark.parametrize("case", at_every_check((), ["dropping"]))
def test_with_dropout_and_noise_the_script_ends_where_other_seeds_end(case: str, curves: dict[str, np.ndarray]) -> None:
    for column in (0, 2):
        ends = [ours(change(experiment(DROPPING), seed=seed))[-1, column] for seed in range(5)]
        reach = SPREAD * float(np.mean(ends))
        assert min(ends) - reach < curves[case][-1, column] < max(ends) + reach


def test_a_script_is_formatted_as_a_formatter_would_and_has_nothing_unused(tmp_path: Path) -> None:
    for name, settings in SCRIPTS.items():
        (tmp_path / f"{name}.py").write_text(keras_script(experiment(settings)), encoding="utf-8")
    assert linted(tmp_path) == ""


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_data_set_has_a_script_that_compiles_and_imports_nothing_of_this_project(dataset: str) -> None:
    script = keras_script(change(Experiment(), dataset=dataset))
    compile(script, dataset, "exec")
    assert "import dashboard" not in script
    assert "from dashboard" not in script


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"dropout": 0.5}, "Dropout"),
        ({"l2": 0.1}, "regularizers"),
        ({"batch_normalization": True}, "BatchNormalization"),
        ({"early_stopping": True}, "EarlyStopping"),
        ({"label_noise": 0.1}, "noisy"),
        ({"dataset": "sine", "target_noise": 0.1}, "noise to the targets"),
        ({"schedule": "exponential"}, "ExponentialDecay"),
        ({"initial_scale": 0.0}, "Zeros"),
        ({"input_dropout": 0.1}, "Dropout"),
        ({"l1": 0.1, "proximal": True}, "SoftThreshold"),
        ({"gaussian_noise": 0.1}, "set_random_seed"),
        ({"max_norm": 1.0}, "MaxNorm"),
        ({"skew": 0.1}, "skewed"),
        ({"irrelevant_features": 2}, "hstack"),
        ({"early_stopping": True}, "validation_data"),
        ({"early_stopping": True, "monitor": "validation_metric"}, "metrics="),
        ({"dataset": "circles"}, "sklearn"),
    ],
)
def test_a_script_holds_what_its_experiment_uses_and_no_more(settings: dict[str, Any], word: str) -> None:
    assert word in keras_script(change(Experiment(), **settings))
    assert word not in keras_script(Experiment())
