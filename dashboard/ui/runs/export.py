"""What a visitor can take from a training: curves, predictions, model, notebook, script, report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ParamSpec, TypeVar

import streamlit as st

from dashboard.analysis.verdict import Verdict, judge_record
from dashboard.data.dataset import DataError
from dashboard.data.tables.storage import is_own
from dashboard.engine.files import model_file, predictions_file, tensorboard_files
from dashboard.experiment.history import Snapshots
from dashboard.experiment.record import Record
from dashboard.export.curves_csv import curves_csv
from dashboard.export.loading import loading_example
from dashboard.export.notebook import notebook
from dashboard.export.standalone.keras_script import keras_script
from dashboard.figures.report.report import About, report
from dashboard.ui.pause import CALL_SECONDS, answer, pause_until
from dashboard.ui.runs.reporting import about_now
from dashboard.ui.server import get_engine
from language.languages import speaking, spoken
from language.say import Marked, mark, t

# How long a file waits for the engine to start.
START_SECONDS = 60.0
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Export:
    """A finished training to be taken away; curves and rows only of `splits`, as the test set may be sealed."""

    record: Record
    verdict: Verdict
    about: About
    splits: Sequence[str]

    @classmethod
    def of(cls, record: Record, splits: Sequence[str]) -> Export:
        """A training of this visit."""
        return cls(record, judge_record(record), about_now(), splits)

    def curves(self) -> str:
        return curves_csv(self.record, self.splits)

    def predictions(self) -> str:
        assert self.record.final is not None
        return _made(predictions_file, self.record.experiment, self.record.final, self.splits)

    def events(self) -> bytes:
        bare = replace(self.record, snapshots=Snapshots({}), splits=None, final=None, rows=None)
        return _made(tensorboard_files, bare, self.splits)

    def script(self) -> str:
        return keras_script(self.record.experiment)

    def notebook(self) -> str:
        return notebook(self.script())

    def report(self) -> str:
        return report(self.record, self.verdict, self.about, self.splits)

    def model(self) -> bytes:
        assert self.record.final is not None
        return _made(model_file, self.record.experiment, self.record.final)


@dataclass(frozen=True)
class _File:
    label: Marked
    name: str
    mime: str
    make: Callable[[Export], str | bytes]


_FILES = (
    _File(mark("Curves, one line per epoch (CSV)"), "history.csv", "text/csv", Export.curves),
    _File(mark("Predictions, one line per row (CSV)"), "predictions.csv", "text/csv", Export.predictions),
    _File(mark("Event files for TensorBoard"), "tensorboard.zip", "application/zip", Export.events),
    _File(mark("A notebook that trains this"), "training.ipynb", "application/x-ipynb+json", Export.notebook),
    _File(mark("A script that trains this, with Keras alone"), "train_in_keras.py", "text/x-python", Export.script),
    _File(mark("A report, one page (HTML)"), "report.html", "text/html", Export.report),
    _File(mark("The trained model (.keras)"), "model.keras", "application/octet-stream", Export.model),
)
# No download: a client on the server would log to whoever runs the server.
_LOGGING = '`run.log_to("mlflow")`'
_OF_ROWS = mark("The model takes rows as they are in the data, and needs only Keras:")
_OF_TABLE = mark("The model takes the table's columns, and needs only Keras on TensorFlow:")


def show_export(export: Export, *, key: str) -> None:
    """Downloads, each made only when it is pressed; none if there are no weights, or the table is gone."""
    experiment = export.record.experiment
    try:
        _ = experiment.dataset
    except DataError:
        return
    if export.record.final is None:
        return
    # Starts it, so that it is there once a file is asked for.
    get_engine()
    with st.popover(t("Export"), icon=":material/download:"):
        with st.container(gap="xxsmall"):
            for file in _FILES:
                _download(export, file, key)
        st.caption(t("To log it to MLflow or W&B, use the Python clients that you have: {code}", code=_LOGGING))
        st.caption(t(_OF_TABLE if is_own(experiment.data.dataset) else _OF_ROWS))
        st.code(loading_example(experiment), language="python")


def _made(make: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a worker makes. The engine may still be starting if the visit began with a run that is kept."""
    pause_until(lambda: get_engine().ready, START_SECONDS)
    return answer(CALL_SECONDS, make, *args, **kwargs)


def _download(export: Export, file: _File, key: str) -> None:
    # The file is made on a thread that does not know the visitor's language.
    language = spoken()

    def make() -> str | bytes:
        with speaking(language):
            return file.make(export)

    st.download_button(
        t(file.label),
        make,
        file.name,
        file.mime,
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
        key=f"{key} {file.name}",
    )
