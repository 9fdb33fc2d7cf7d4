"""The lines beside a model that is taken away ask it about a row of its data."""

from __future__ import annotations

import ast
from pathlib import Path

import numpy as np
import pytest

from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.data.tables.storage import schema_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.export.loading import loading_example
from dashboard.training.keras_files.deployable import keras_file
from dashboard.training.keras_files.raw_table import raw_table_file
from dashboard.training.model import build_model
from pages.your_data.trials.example import FILE, TARGET, example_csv

DATED = b"day,size,rent\n" + b"".join(b"2024-01-%02d,%d,%d\n" % (day, day, 3 * day) for day in range(1, 29))


def test_a_row_of_a_table_has_a_value_for_each_input() -> None:
    name = make_table(keep(example_csv(), FILE), TableChoices(TARGET))
    tree = ast.parse(loading_example(change(Experiment(), dataset=name)))
    row = next(node.value for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict))
    given = ast.literal_eval(row)
    assert list(given) == [one.name for one in schema_of(name).inputs]
    assert given["district"] == [["harbour"]]


def test_a_row_of_the_lab_has_a_number_for_each_input() -> None:
    assert "[[0.0, 0.0, 0.0]]" in loading_example(change(Experiment(), irrelevant_features=1))


# Keras saves its weights by a way of NumPy that is to go.
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
@pytest.mark.parametrize("kind", ["classes", "numbers", "table"])
def test_its_lines_run_beside_the_model(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = make_table(keep(example_csv(), FILE), TableChoices(TARGET))
    dataset = {"classes": "moons", "numbers": "diabetes", "table": own}[kind]
    experiment = change(Experiment(), dataset=dataset, hidden_layers=(2,))
    weights = np.concatenate([np.ravel(weight) for weight in build_model(experiment).get_weights()])
    file = raw_table_file(experiment, weights, {}) if kind == "table" else keras_file(experiment, weights)
    (tmp_path / "model.keras").write_bytes(file)
    monkeypatch.chdir(tmp_path)
    exec(loading_example(experiment), {})
    assert "[[" in capsys.readouterr().out


def test_a_date_is_written_as_the_model_reads_it() -> None:
    dated = make_table(keep(DATED, "days.csv"), TableChoices("rent"))
    assert '{"day": [["2024-12-31 18:30"]], "size": [[0.0]]}' in loading_example(change(Experiment(), dataset=dated))


def test_columns_that_differ_in_a_slash_alone_have_a_value_each() -> None:
    dated = make_table(keep(DATED.replace(b"day,size", b"a/b,a_b"), "days.csv"), TableChoices("rent"))
    assert '{"a__b": [["2024-12-31 18:30"]], "a_b": [[0.0]]}' in loading_example(change(Experiment(), dataset=dated))
