"""A visitor's logs, pasted or as files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.data.curves.log import Log, LogError
from dashboard.data.curves.read import gather_runs, is_event_file, read_file, read_text
from dashboard.data.environment import LOG_MB
from dashboard.ui.pause import CALL_SECONDS, answer
from dashboard.ui.plain import plain
from dashboard.ui.session import Slot
from language.say import Message, later, t
from pages.your_curves.sections.address import leave_address, take_from_address
from pages.your_curves.tasks import read_events
from pages.your_curves.trials import LOG

_TEXT = Slot("curves text", LOG)


@dataclass(frozen=True, eq=False)
class Brought:
    """What was read of what a visitor brought, and what there is to say of what can't be read.

    `source` is the text, or the numbers of the files: what brings a visit's next run is compared with it.
    """

    source: str | tuple[str, ...]
    logs: tuple[Log, ...]
    problems: tuple[Message, ...] = ()


_BROUGHT: Slot[Brought | None] = Slot("curves brought", None)


def bring() -> tuple[Log, ...]:
    """The visitor's trainings, or the example. A log that can't be read is named, with what to do."""
    take_from_address(_TEXT)
    left, right = st.columns(2)
    pasted = left.text_area(
        t("Paste a log"),
        height=170,
        key=_TEXT.name,
        persist_state="session",
        help=t(
            "Keras's history.history, what fit printed, a CSV, JSON, or numbers: a column for training loss, a column "
            "for validation loss."
        ),
    )
    files = right.file_uploader(
        t("Or drop files"),
        accept_multiple_files=True,
        max_upload_size=LOG_MB,
        key="curves files",
        help=t(
            "CSVLogger, Lightning's metrics.csv, CSV exports of W&B, MLflow and TensorBoard, TensorBoard's event "
            "files, the Trainer's trainer_state.json, Excel. Several files from one training run are put together."
        ),
    )
    right.caption(t("Logs go to this page's server and to nobody else, and are not kept."))
    source = tuple(file.file_id for file in files) or pasted
    if source == LOG:
        left.caption(t("This log is an example."))
    elif files and pasted:
        left.caption(t("The files are judged, not this log."))
    leave_address(source)
    brought = _BROUGHT.get()
    if brought is None or brought.source != source:
        brought = _files_read(files) if files else _text_read(pasted)
        _BROUGHT.set(brought)
    for problem in brought.problems:
        st.error(plain(str(problem)), icon=":material/error:")
    return brought.logs


def _text_read(pasted: str) -> Brought:
    try:
        return Brought(pasted, gather_runs(read_text(pasted)))
    except LogError as error:
        return Brought(pasted, (), (later("What was pasted can't be read. {why}", why=error.args[0]),))


def _files_read(files: Sequence[UploadedFile]) -> Brought:
    """What the files hold; where a worker was needed and not there, they are read again at the next run."""
    logs, problems, waits = list[Log](), list[Message](), False
    for file in files:
        try:
            logs += _read(file)
        except LogError as error:
            problems.append(later("{file} can't be read. {why}", file=file.name, why=error.args[0]))
        except (ConnectionError, TimeoutError):
            problems.append(later("{file} waits for a worker: try again in a moment.", file=file.name))
            waits = True
    return Brought("" if waits else tuple(file.file_id for file in files), gather_runs(logs), tuple(problems))


def _read(file: UploadedFile) -> tuple[Log, ...]:
    content = file.getvalue()
    if is_event_file(content):
        return (answer(CALL_SECONDS, read_events, content, file.name),)
    return read_file(content, file.name)
