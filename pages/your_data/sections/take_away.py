"""The best network as a file that answers to the table's own columns."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.data.tables.schema import Schema
from dashboard.data.tables.storage import schema_of
from dashboard.experiment.record import Record
from dashboard.export.formatting import formatted
from dashboard.language.say import t
from dashboard.ui.data import CALL_SECONDS
from dashboard.ui.server import get_engine
from pages.your_data.tasks import model_file


def take_model(record: Record) -> None:
    """A button whose file is made once it is pressed, and how to use it."""
    schema = schema_of(record.experiment.data.dataset)
    if any(one.kind == "date" for one in schema.inputs):
        st.caption(t("The network can't be taken as a model: no layer of Keras reads dates. Leave them out for one."))
        return
    with st.popover(t("Take the best network"), icon=":material/download:"):
        st.download_button(
            t("The trained model (.keras)"),
            partial(_file, record),
            "model.keras",
            "application/octet-stream",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
            key="own model",
        )
        st.caption(t("Trained at the first seed. It takes the table's columns, and needs Keras on TensorFlow alone:"))
        st.code(example(schema), language="python")


def example(schema: Schema) -> str:
    """Python that asks the model about one row."""
    row = {one.name.replace("/", "_"): [[_some(one.kind, one.values)]] for one in schema.inputs}
    return f"""\
import keras

{formatted(row, before="row = ")}
model = keras.models.load_model("model.keras")
print(model({{name: keras.ops.convert_to_tensor(value) for name, value in row.items()}}))
"""


def _some(kind: str, values: tuple[str, ...]) -> float | str:
    return 0.0 if kind == "number" else next(iter(values), "")


def _file(record: Record) -> bytes:
    """Made by a worker: the page's process has no Keras."""
    assert record.final is not None
    return get_engine().call(model_file, record.experiment, record.final).result(timeout=CALL_SECONDS)
