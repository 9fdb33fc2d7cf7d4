"""How a downloaded model is used: lines of Python that load it and let it predict one row."""

from __future__ import annotations

from dashboard.data.tables.reading.names import input_names
from dashboard.data.tables.schema import Input, Schema
from dashboard.data.tables.storage import is_own, schema_of
from dashboard.experiment.experiment import Experiment
from dashboard.export.formatting import formatted

_ROWS = """\
import keras
import numpy as np

model = keras.models.load_model("model.keras")
# A row as it is in the data, before any scaling.
print(model.predict(np.array([{row}])))
"""
_TABLE = """\
import keras

{row}
model = keras.models.load_model("model.keras")
print(model({{name: keras.ops.convert_to_tensor(value) for name, value in row.items()}}))
"""


def loading_example(experiment: Experiment) -> str:
    """The lines for the model of an experiment. Raises DataError if its data set is a table that is no longer kept."""
    if is_own(experiment.data.dataset):
        return _of_table(schema_of(experiment.data.dataset))
    return _ROWS.format(row=[0.0] * experiment.inputs)


def _of_table(schema: Schema) -> str:
    names = input_names([column.name for column in schema.inputs])
    row = {names[column.name]: [[_example(column)]] for column in schema.inputs}
    return _TABLE.format(row=formatted(row, before="row = "))


def _example(column: Input) -> float | str:
    """A value of the column; a date is written in one form, however the table writes it."""
    match column.kind:
        case "number":
            return 0.0
        case "date":
            return "2024-12-31 18:30"
        case _:
            return next(iter(column.values), "")
