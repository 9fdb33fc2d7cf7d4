"""A network for a visitor's table as a model that stands alone: raw columns in, predictions out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import keras
import numpy as np

from dashboard.data.tables.cells import EMPTY
from dashboard.data.tables.encoding import word_places
from dashboard.data.tables.reading.names import input_names
from dashboard.data.tables.schema import Input
from dashboard.data.tables.storage import schema_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import columns_of_parts
from dashboard.training.keras_files.dates import read_dates
from dashboard.training.keras_files.deployable import deployable_model, file_of
from dashboard.training.keras_files.words import read_words

# From values of a column as they are before they are encoded (n, its columns) to its inputs (n, inputs).
Encode = Callable[[np.ndarray], np.ndarray]


def raw_table_model(experiment: Experiment, flat: np.ndarray, texts: Mapping[str, tuple[str, ...]]) -> keras.Model:
    """Takes a dict of columns (rows, 1), by name: numbers, NaN where a cell is empty, and texts, "" where it is.

    Dates are texts such as "2024-12-31 18:30", however the table writes them. A slash in a name becomes "_", or several
    of them where another column has that name.

    `texts` are the values of each column that is a text, in the order of their codes. Any other text is filled as an
    empty cell is. The answer is that of `deployable_model`; irrelevant inputs, which no column is, are at their mean in
    training.
    """
    schema = schema_of(experiment.data.dataset)
    train, inputs = columns_of_parts(experiment)[0], {}
    names = input_names([one.name for one in schema.inputs])
    # What is fitted to words takes long, and no other column needs it.
    others = train.copy()
    others[:, list(word_places(schema))] = np.nan
    places, parts, start = [], [], 0
    for one in schema.inputs:
        mine = np.flatnonzero([source == one.name for source in schema.sources])
        end = start + len(one.columns)
        encode = partial(_encoded, experiment, others, slice(start, end), mine)
        start = end
        column = keras.Input((1,), dtype="float32" if one.kind == "number" else "string", name=names[one.name])
        inputs[column.name] = column
        if one.kind == "words":
            parts.append(_of_words(column, one, train[:, end - 1], texts[one.name]))
        else:
            parts.append(_inputs(column, one, texts, encode))
        places.append(mine)
    joined = keras.layers.Concatenate()(parts) if len(parts) > 1 else parts[0]
    ordered = keras.ops.take(joined, np.argsort(np.concatenate(places)), axis=1)
    noise = train[:, train.shape[1] - experiment.data.irrelevant_features :]
    return keras.Model(inputs, deployable_model(experiment, flat)(_with_noise(ordered, noise)))


def _with_noise(inputs: keras.KerasTensor, noise: np.ndarray) -> keras.KerasTensor:
    """With irrelevant inputs behind those of the table, at the mean of the training rows', which is scaled to 0."""
    if not noise.size:
        return inputs
    means = noise.mean(0, dtype="float32")
    return keras.layers.Concatenate()([inputs, keras.ops.zeros_like(inputs[:, :1]) + means])


def raw_table_file(experiment: Experiment, flat: np.ndarray, texts: Mapping[str, tuple[str, ...]]) -> bytes:
    """The model as a `.keras` file."""
    return file_of(raw_table_model(experiment, flat, texts))


def _encoded(experiment: Experiment, train: np.ndarray, at: slice, mine: np.ndarray, values: np.ndarray) -> np.ndarray:
    """The inputs `mine` of values of the columns `at`, encoded by the training rows; no other column affects them."""
    rows = np.repeat(train[:1], len(values), axis=0)
    rows[:, at] = values
    encode = experiment.dataset.encode
    assert encode
    return encode(np.vstack([train, rows]), np.arange(len(train)))[len(train) :, mine]


def _inputs(
    column: keras.KerasTensor, how: Input, texts: Mapping[str, tuple[str, ...]], encode: Encode
) -> keras.KerasTensor:
    match how.kind:
        case "number":
            missing = keras.ops.isnan(column)
            for code in how.number.codes:
                missing = keras.ops.logical_or(missing, keras.ops.equal(column, code))
            return _filled(column, missing, how, encode)
        case "date":
            assert how.date
            return _filled(*read_dates(column, how.date.parts), how, encode)
        case "category" | "text":
            return _looked_up(column, how.values or texts[how.name], encode)


def _filled(values: keras.KerasTensor, missing: keras.KerasTensor, how: Input, encode: Encode) -> keras.KerasTensor:
    """The values (n, columns), filled where they are missing, and an input that says where, if the column has one."""
    empty = encode(np.full((1, len(how.columns)), np.nan))[:, : len(how.columns)].astype("float32")
    filled = keras.ops.where(missing, empty, values)
    return keras.layers.Concatenate()([filled, keras.ops.cast(missing, "float32")]) if how.gaps else filled


def _of_words(column: keras.KerasTensor, how: Input, codes: np.ndarray, texts: tuple[str, ...]) -> keras.KerasTensor:
    found, missing = read_words(column, codes, texts)
    return keras.layers.Concatenate()([keras.ops.cast(missing, "float32"), found]) if how.gaps else found


def _looked_up(column: keras.KerasTensor, values: tuple[str, ...], encode: Encode) -> keras.KerasTensor:
    """The inputs of a category or a text, looked up by its value; the first row is that of an empty cell."""
    table = encode(np.array([np.nan, *range(len(values))], float)[:, None])
    written = ["" if value == EMPTY else value for value in values]
    place = keras.layers.StringLookup(vocabulary=written, mask_token=None)(column)
    lookup = keras.layers.Embedding(*table.shape, trainable=False)
    found = keras.layers.Reshape((table.shape[1],))(lookup(place))
    lookup.set_weights([table])
    return found
