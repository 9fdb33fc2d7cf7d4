"""The data half of a script, run alone, leaves the very rows that the lab trains on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dashboard.data.datasets import DATASETS
from dashboard.data.own_data import own_data
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.export.keras_data import data_fragment
from pages.your_data.trials.example import FILE, TARGET, example_csv

EXAMPLE = "rents"
SETTINGS: dict[str, dict[str, Any]] = {
    "noisy": {"label_noise": 0.2, "irrelevant_features": 2, "data_seed": 3, "samples": 140},
    "skewed": {"skew": 0.1},
    "at random": {"stratify": False},
}


def kept(dataset: str, folder: Path) -> str:
    """The data set's name; the example's CSV is kept, and lies where a script looks for it."""
    if dataset != EXAMPLE:
        return dataset
    (folder / FILE).write_bytes(example_csv())
    return own_data(folder / FILE, TARGET)


@pytest.mark.parametrize("dataset", [*DATASETS, EXAMPLE])
@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_the_rows_are_the_labs_to_the_last_bit(
    dataset: str, settings: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    experiment = change(Experiment(), dataset=kept(dataset, tmp_path), **settings)
    names: dict[str, Any] = {}
    exec(data_fragment(experiment).whole(), names)
    for name, part in zip(("train", "val", "test"), make_splits(experiment).parts, strict=True):
        assert np.array_equal(names[f"x_{name}"], part.x)
        assert np.array_equal(names[f"y_{name}"].ravel(), part.y)


@pytest.mark.parametrize("loss", ["categorical_hinge", "sparse_categorical_crossentropy"])
def test_targets_are_written_as_the_loss_wants_them(loss: str) -> None:
    experiment = change(Experiment(), dataset="blobs", loss=loss)
    names: dict[str, Any] = {}
    exec(data_fragment(experiment).whole(), names)
    classes = make_splits(experiment).train.y
    expected = classes if loss.startswith("sparse") else np.eye(experiment.classes)[classes]
    assert np.array_equal(names["y_train"], expected)
