"""What a visitor can take from the lab: curves, model, notebook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.analysis.networks.predictions_csv import predictions_csv
from dashboard.analysis.verdict import judge_record
from dashboard.data.own_data import is_own
from dashboard.data.parts import SPLITS
from dashboard.experiment.history import Snapshots
from dashboard.experiment.record import Record
from dashboard.export.curves_csv import curves_csv
from dashboard.export.notebook import notebook
from dashboard.export.standalone.keras_script import keras_script
from dashboard.figures.report.report import About, report
from dashboard.language.say import t
from dashboard.store.code_version import code_version
from dashboard.ui.data import CALL_SECONDS
from dashboard.ui.frame.seal import sealed
from dashboard.ui.runs.reporting import server_address, today
from dashboard.ui.server import get_engine
from pages.lab.sections import session
from pages.lab.tasks import model_file, tensorboard_files

EXAMPLE = """\
import keras
model = keras.models.load_model("model.keras")
print(model.predict([[0.0, 0.5]]))  # a row as it is in the data, before any scaling
"""


def take_away() -> None:
    """Downloads of the training that is shown, once it has ended."""
    run = session.RUN.get()
    if run is None or not run.ended or run.record.final is None:
        return
    record = run.record
    with st.popover(t("Take away"), icon=":material/download:"):
        _download(t("Curves, a line an epoch (CSV)"), partial(_curves, record), "history.csv", "text/csv")
        if record.splits is not None:
            _download(
                t("Predictions, a line a row (CSV)"), partial(_predictions, record), "predictions.csv", "text/csv"
            )
        _download(t("Event files for TensorBoard"), partial(_events, record), "tensorboard.zip", "application/zip")
        _download(
            t("A notebook that trains this"), partial(_notebook, record), "training.ipynb", "application/x-ipynb+json"
        )
        _download(t("A report, one page (HTML)"), partial(_report, record), "report.html", "text/html")
        if not is_own(record.experiment.data.dataset):
            _download(
                t("The trained model (.keras)"), partial(_model, record), "model.keras", "application/octet-stream"
            )
            st.caption(t("It takes rows as they are in the data, and needs Keras alone:"))
            st.code(EXAMPLE.replace("[0.0, 0.5]", str([0.0] * record.experiment.inputs)), language="python")


def _notebook(record: Record) -> str:
    return notebook(keras_script(record.experiment))


def _curves(record: Record) -> str:
    return curves_csv(record, _shown())


def _predictions(record: Record) -> str:
    assert record.final is not None
    assert record.splits is not None
    return predictions_csv(record.experiment, record.final, record.splits, _shown())


def _events(record: Record) -> bytes:
    """Made by a worker, as the model is."""
    bare = replace(record, snapshots=Snapshots({}), splits=None, final=None, rows=None)
    return get_engine().call(tensorboard_files, bare, _shown()).result(timeout=CALL_SECONDS)


def _shown() -> tuple[str, ...]:
    """The test set leaves the lab only where it is open."""
    return SPLITS[:2] if sealed() else SPLITS


def _report(record: Record) -> str:
    about = About(code=code_version(), when=today(), address=server_address())
    return report(record, judge_record(record), about, _shown())


def _model(record: Record) -> bytes:
    """Made by a worker: the page's process has no Keras."""
    assert record.final is not None
    return get_engine().call(model_file, record.experiment, record.final).result(timeout=CALL_SECONDS)


def _download(label: str, make: Callable[[], str | bytes], name: str, mime: str) -> None:
    """A button whose file is made once it is pressed."""
    st.download_button(
        label, make, name, mime, on_click="ignore", type="tertiary", icon=":material/download:", key=f"take {name}"
    )
