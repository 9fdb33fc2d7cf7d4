"""A worker makes files of what was trained, on the lab's data and on a visitor's table."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter

import numpy as np
import pytest

from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.engine.files import model_file, predictions_file, tensorboard_files
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import split_sizes
from pages.your_data.trials.example import FILE, TARGET, example_csv
from tests.made import SMALL, made_record


def weights(experiment: Experiment) -> np.ndarray:
    return np.full(experiment.parameters, 0.5, np.float32)


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_the_model_is_a_file_of_keras_that_takes_numbers_or_the_table_s_columns() -> None:
    table = change(SMALL, dataset=make_table(keep(example_csv(), FILE), TableChoices(TARGET)))
    config = {}
    for name, experiment in {"moons": SMALL, "table": table}.items():
        with zipfile.ZipFile(io.BytesIO(model_file(experiment, weights(experiment)))) as packed:
            config[name] = packed.read("config.json").decode()
    assert "StringLookup" in config["table"]
    assert "Normalization" in config["moons"]
    assert "StringLookup" not in config["moons"]


def test_predictions_have_a_line_for_each_row_of_the_splits_that_are_asked_for() -> None:
    rows = list(csv.DictReader(io.StringIO(predictions_file(SMALL, weights(SMALL), ("train", "validation")))))
    train, validation, _ = split_sizes(SMALL)
    assert Counter(row["split"] for row in rows) == {"train": train, "validation": validation}


def test_event_files_stand_in_a_folder_for_each_split() -> None:
    with zipfile.ZipFile(io.BytesIO(tensorboard_files(made_record((0.5, 0.25)), ("train",)))) as packed:
        assert [name.split("/")[0] for name in packed.namelist()] == ["train"]
