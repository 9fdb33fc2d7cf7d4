"""A visitor's logs: brought, and their columns told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.data.curves.link import from_link, to_link
from dashboard.data.curves.log import Log, LogError
from dashboard.data.curves.read import gather_runs, is_event_file, read_file, read_text
from dashboard.data.curves.roles import Roles, recognize
from dashboard.experiment.logged import LoggedCurves, logged_curves
from dashboard.ui.lessons import LESSONS
from dashboard.ui.pause import CALL_SECONDS, answer
from dashboard.ui.plain import LONGEST, plain
from dashboard.ui.session import Slot
from language.say import Message, later, mark, t
from pages.your_curves.tasks import read_events
from pages.your_curves.trials import LOG

MEGABYTES = 20
_TITLES = {
    "loss": mark("Training loss"),
    "validation_loss": mark("Validation loss"),
    "test_loss": mark("Test loss"),
    "metric": mark("Training metric"),
    "validation_metric": mark("Validation metric"),
    "rate": mark("Learning rate"),
}
NONE = mark("(none)")
_TEXT = Slot("curves text", LOG)
_FROM_ADDRESS = Slot("curves from address", "")


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
    _take_from_address()
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
        max_upload_size=MEGABYTES,
        key="curves files",
        help=t(
            "CSVLogger, Lightning's metrics.csv, CSV exports of W&B, MLflow and TensorBoard, TensorBoard's event "
            "files, the Trainer's trainer_state.json, Excel. Several files from one training run are put together."
        ),
    )
    right.caption(t("Logs go to this page's server and to nobody else, and are not kept."))
    brought = _BROUGHT.get()
    source = tuple(file.file_id for file in files) or pasted
    if brought is None or brought.source != source:
        brought = _files_read(files) if files else _text_read(pasted)
        _BROUGHT.set(brought)
    for problem in brought.problems:
        st.error(plain(str(problem)), icon=":material/error:")
    return brought.logs


def _take_from_address() -> None:
    """Curves that came with the address take the example's place, once."""
    _TEXT.set(_TEXT.get())
    packed = st.query_params.get("curves", "")
    if not packed or packed == _FROM_ADDRESS.get():
        return
    _FROM_ADDRESS.set(packed)
    try:
        _TEXT.set(from_link(packed))
    except LogError as error:
        st.error(plain(str(error)), icon=":material/error:")


def link_to(log: Log) -> None:
    """A link that holds the curves, for whoever shall see them."""
    st.page_link(
        LESSONS["your_curves"].path,
        label=t("A link to these curves"),
        icon=":material/link:",
        query_params={"curves": to_link(log)},
    )


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


def choose_run(logs: Sequence[Log]) -> Log:
    """One of several trainings."""
    if len(logs) == 1:
        return logs[0]
    chosen = st.selectbox(
        t("Which of the {count} training runs?", count=len(logs)),
        range(len(logs)),
        format_func=lambda place: logs[place].name,
        key="curves run",
    )
    return logs[chosen]


def choose_columns(log: Log) -> LoggedCurves | None:
    """The training's curves, with each column in the role that its name tells, or that the visitor gives it."""
    found = recognize(log)
    with st.expander(_said(found), expanded=not found.judged):
        roles = Roles(**{field.name: _role(log, field.name, getattr(found, field.name)) for field in fields(Roles)})
    try:
        curves = logged_curves(log, roles)
    except LogError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return None
    return curves


def _said(found: Roles) -> str:
    """What was read as what: the page speaks of losses and of the metric, the log of columns."""
    if not found.judged:
        return t("Which column is the validation loss?")
    losses, metric = _losses(found), found.validation_metric
    return t("{losses}; the metric is {name}", losses=losses, name=plain(metric, LONGEST)) if metric else losses


def _losses(found: Roles) -> str:
    validation = plain(found.validation_loss, LONGEST)
    if not found.loss:
        return t(
            "No training loss was found; {validation} was read as validation loss, its first epoch as epoch 1",
            validation=validation,
        )
    return t(
        "{train} was read as training loss, {validation} as validation loss, the first epoch as epoch 1",
        train=plain(found.loss, LONGEST),
        validation=validation,
    )


def _role(log: Log, role: str, found: str) -> str:
    names = [NONE, *log.columns]
    chosen = st.selectbox(
        t(_TITLES[role]),
        names,
        names.index(found) if found else 0,
        format_func=lambda name: t(NONE) if name == NONE else name,
        key=f"curves {role} {hash((log.name, *log.columns))}",
        width=420,
    )
    return "" if chosen == NONE else chosen
