"""A model that is taken away answers to the table's own columns what the lab answers to their encoding."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.evaluation.models import network_predictor
from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.data.tables.reading.names import input_names
from dashboard.data.tables.rows import text_values
from dashboard.data.tables.storage import file_path, schema_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits, raw_parts, row_places
from dashboard.training.keras_files.raw_table import raw_table_file, raw_table_model
from dashboard.training.model import build_model

ROWS = 120
MOMENTS = pd.date_range("1996-02-27 00:30", "2024-03-02", freq="61h")


def note(rng: np.random.Generator) -> str:
    """Words in capital and small letters, of several alphabets, with blanks of several kinds between them."""
    words = rng.choice(["Sunny", "NORTH", "à l'Étage", "новый", "방 두 개", "a", "No. 7", "🏠"], 3)
    return f"{words[0]}  {words[1]}\t{words[2]} {rng.integers(999)}" + " far away" * 30 * int(rng.integers(9) == 0)


def table(seed: int = 0) -> pd.DataFrame:
    """Every kind of column, with empty cells in each, and one of ticks."""
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame({"size, m²": rng.uniform(10, 90, ROWS).round(1)})
    frame["town"] = rng.choice(["harbour", "hill", ""], ROWS, p=[0.5, 0.4, 0.1])
    frame["street"] = [f"street {i % 37}" for i in rng.integers(0, 60, ROWS)]
    frame["note"] = [note(rng) for _ in range(ROWS)]
    frame.loc[::13, "note"] = ""
    frame["lift"] = rng.choice(["yes", "no"], ROWS)
    frame["floor"] = rng.normal(size=ROWS).round(2)
    frame.loc[rng.permutation(ROWS)[:15], "floor"] = np.nan
    frame["rent"] = (frame["size, m²"] * 12).round(1)
    frame["garden"] = rng.choice(["x", ""], ROWS)
    frame["since"] = pd.Series(rng.choice(MOMENTS, ROWS)).dt.strftime("%d.%m.%Y %H:%M")
    frame.loc[::11, "since"] = ""
    return frame


def experiment_on(frame: pd.DataFrame, target: str) -> Experiment:
    source = keep(frame.to_csv(index=False).encode(), "flats.csv")
    choices = TableChoices(target, kinds={"note": "words"})
    return change(Experiment(), dataset=make_table(source, choices), hidden_layers=(4,))


def flat(experiment: Experiment) -> np.ndarray:
    rng = np.random.default_rng(0)
    return np.concatenate([rng.normal(size=weight.shape).ravel() for weight in build_model(experiment).weights])


def columns_of(frame: pd.DataFrame, experiment: Experiment) -> dict[str, np.ndarray]:
    inputs = schema_of(experiment.data.dataset).inputs
    frame = frame.assign(since=[f"{day[6:10]}-{day[3:5]}-{day[:2]}{day[10:]}" if day else "" for day in frame["since"]])
    return {
        one.name: frame[one.name].to_numpy()[:, None].astype("float32" if one.kind == "number" else "str")
        for one in inputs
    }


# Keras saves its weights by a way of NumPy that is to go.
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
@pytest.mark.parametrize("target", ["rent", "lift"])
def test_raw_columns_are_answered_as_encoded_ones_are_after_saving_and_loading(target: str, tmp_path: Path) -> None:
    frame = table()
    experiment = experiment_on(frame, target)
    schema, weights = schema_of(experiment.data.dataset), flat(experiment)
    assert {one.kind for one in schema.inputs} == {"number", "category", "text", "words", "date"}
    path = tmp_path / "model.keras"
    path.write_bytes(raw_table_file(experiment, weights, text_values(file_path(schema.source), schema)))
    model = keras.models.load_model(path)
    places, test = row_places(experiment)[2], make_splits(experiment).test
    columns = {name: values[places] for name, values in columns_of(frame, experiment).items()}
    tensors = {name: keras.ops.convert_to_tensor(values) for name, values in columns.items()}
    answered = keras.ops.convert_to_numpy(model(tensors))[:, 0]
    expected = network_predictor(experiment, weights)(test.x)
    if target == "rent":
        rows = row_places(experiment)[0]
        rent = frame["rent"].to_numpy()[rows]
        assert answered == pytest.approx(expected * rent.std() + rent.mean(), rel=1e-3)
    else:
        assert answered == pytest.approx(expected[:, 1], abs=1e-4)


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_irrelevant_inputs_are_at_the_mean_that_says_nothing(tmp_path: Path) -> None:
    frame = table()
    experiment = change(experiment_on(frame, "rent"), irrelevant_features=3)
    schema, weights = schema_of(experiment.data.dataset), flat(experiment)
    path = tmp_path / "model.keras"
    path.write_bytes(raw_table_file(experiment, weights, text_values(file_path(schema.source), schema)))
    model = keras.models.load_model(path)
    assert {tensor.name for tensor in model.inputs} == {one.name for one in schema.inputs}
    places, train, test = row_places(experiment)[2], raw_parts(experiment)[0], make_splits(experiment).test
    columns = {name: values[places] for name, values in columns_of(frame, experiment).items()}
    answered = model({name: keras.ops.convert_to_tensor(values) for name, values in columns.items()})
    without = np.hstack([test.x[:, :-3], np.zeros_like(test.x[:, -3:])])
    expected = network_predictor(experiment, weights)(without) * train.y.std() + train.y.mean()
    assert keras.ops.convert_to_numpy(answered)[:, 0] == pytest.approx(expected, rel=1e-3)


def test_a_text_that_was_never_seen_is_filled_as_an_empty_cell_is() -> None:
    frame = table()
    experiment = experiment_on(frame, "rent")
    schema = schema_of(experiment.data.dataset)
    model = raw_table_model(experiment, flat(experiment), text_values(file_path(schema.source), schema))
    row = {name: values[:1] for name, values in columns_of(frame, experiment).items()}
    answers = [
        float(model({name: keras.ops.convert_to_tensor(value) for name, value in {**row, "town": town}.items()})[0, 0])
        for town in (np.array([["moon"]]), np.array([[""]]))
    ]
    assert answers[0] == answers[1]


def test_columns_whose_names_differ_in_a_slash_alone_stay_apart() -> None:
    assert input_names(["a/b", "a_b", "a__b", "a b", "/"]) == {
        "a/b": "a___b",
        "a_b": "a_b",
        "a__b": "a__b",
        "a b": "a b",
        "/": "_",
    }
    frame = table().rename(columns={"size, m²": "a/b", "floor": "a_b"})
    experiment = experiment_on(frame, "rent")
    schema = schema_of(experiment.data.dataset)
    model = raw_table_model(experiment, flat(experiment), text_values(file_path(schema.source), schema))
    assert {"a__b", "a_b"} <= {tensor.name for tensor in model.inputs}
