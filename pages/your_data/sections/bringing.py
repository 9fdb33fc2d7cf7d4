"""A visitor's file: brought, refused with the reason, chosen from those of this visit, deleted, or opened by a link."""

from __future__ import annotations

import time
from dataclasses import dataclass

import streamlit as st

from dashboard.data.environment import DataSettings
from dashboard.data.tables.description import Description
from dashboard.data.tables.errors import TableError, why_not_kept
from dashboard.data.tables.storage import delete_file, description_of, is_own, safe_name, save_file, schema_of
from dashboard.experiment.settings import SETTINGS
from dashboard.ui.plain import plain
from dashboard.ui.server import get_engine
from dashboard.ui.session import Slot
from language.say import Message, later, mark, t
from pages.your_data.sections.work import by_worker
from pages.your_data.tasks import describe_file

_NOT_KEPT = mark("The server can't keep the file: {error}.")
_TOO_LARGE = mark("It is {size:.0f} MB; the limit here is {most} MB. Bring fewer rows or columns.")
# What somebody who has brought a table takes to say what to predict: trainings follow then.
CHOOSING_SECONDS = 30.0
LINK, WEIGHTS = "table", SETTINGS["class_weights"].name


@dataclass(frozen=True)
class Brought:
    """A file of this visit: its name here, what it is called, its rows, and when it came."""

    source: str
    file: str
    rows: int
    when: str


_SOURCE = Slot("own source", "")
_PROBLEM: Slot[tuple[str, Message | str] | None] = Slot("own problem", None)
# The last upload, and what the visitor calls it.
_UPLOAD, _NAME = Slot("own file id", ""), Slot("own file name", "")
_LINK = Slot("own link", "")
# By whether the file is the one that is shown.
_LISTED = {False: mark("{file}: {rows:,} rows, {time}"), True: mark("{file}: {rows:,} rows, {time} (shown)")}
FILES: Slot[tuple[Brought, ...]] = Slot("own files", ())


def bring() -> tuple[str, Description] | None:
    """The file to learn from, and what it holds; None while there is none, or where it was refused.

    A file that fails leaves nothing of another one on the page.
    """
    _upload()
    source = _SOURCE.get()
    description = _description(source) if source else None
    problem = _PROBLEM.get()
    if problem:
        st.error(f"{plain(problem[0])}: {plain(problem[1])}", icon=":material/error:")
    if description is None:
        return None
    if all(one.source != source for one in FILES.get()):
        rows, now = description.rows, time.strftime("%H:%M")
        FILES.set((*FILES.get(), Brought(source, description.file, rows, now)))
    return source, description


def is_own_file() -> bool:
    """Whether the visitor has brought anything, be it a file that was refused."""
    return bool(_SOURCE.get() or _PROBLEM.get())


def _description(source: str) -> Description | None:
    if known := description_of(source):
        return known
    try:
        found = by_worker(t("Reading the table"), describe_file, source)
    except TableError as error:
        _refuse(_NAME.get() or source, error.args[0])
        return None
    get_engine().expect(CHOOSING_SECONDS)
    return found


def _refuse(file: str, why: Message | str) -> None:
    _SOURCE.clear()
    _PROBLEM.set((file, why))


def linked() -> str:
    """The data set that the page's link names, the first time that it does; its file is then the one to learn from."""
    name = st.query_params.get(LINK, "")
    if not name or name == _LINK.get():
        return ""
    _LINK.set(name)
    try:
        source = schema_of(name).source if is_own(name) else ""
    except TableError:
        source = ""
    if not source or description_of(source) is None:
        st.warning(
            t("The table of this link is not kept here any more. Bring its file again."), icon=":material/link_off:"
        )
        return ""
    _SOURCE.set(source)
    return name


def links_weights() -> bool:
    """Whether the page's link asks for class weights."""
    return st.query_params.get(WEIGHTS) == "true"


def write_link(name: str, *, class_weights: bool) -> None:
    """Lets the page's address name the data set, and whether classes are weighed."""
    _LINK.set(name)
    st.query_params[LINK] = name
    if class_weights:
        st.query_params[WEIGHTS] = "true"
    else:
        st.query_params.pop(WEIGHTS, None)


def _upload() -> None:
    most = DataSettings().upload_mb
    file = st.file_uploader(
        t("Your table: CSV and the like, Excel, Parquet or JSON lines, up to {most} MB", most=most),
        # Any file: of what is no table its reader says what to do, where the browser would say that it is not allowed.
        # Beyond the limit, so that the page hears of a file that is too large and says so itself.
        max_upload_size=4 * most,
        key="own file",
        help=t(
            "Compressed or not. The file is sent to the server of this page and to nobody else; run on your own "
            "machine, it stays there."
        ),
    )
    if file is None or _UPLOAD.get() == file.file_id:
        return
    _UPLOAD.set(file.file_id)
    _NAME.set(file.name)
    _SOURCE.clear()
    _PROBLEM.clear()
    st.query_params.pop(LINK, None)
    if file.size > most * 2**20:
        _refuse(file.name, later(_TOO_LARGE, size=file.size / 2**20, most=most))
        return
    try:
        _SOURCE.set(save_file(file.getvalue(), safe_name(file.name)))
    except OSError as error:
        _refuse(file.name, later(_NOT_KEPT, error=why_not_kept(error)))


def show_files() -> None:
    """The files of this visit, with what to do with each."""
    files = FILES.get()
    if not files:
        return
    with st.expander(t("Your files: {count}", count=len(files))):
        for one in files:
            with st.container(horizontal=True, vertical_alignment="center"):
                said = _LISTED[one.source == _SOURCE.get()]
                st.markdown(t(said, file=plain(one.file), rows=one.rows, time=one.when), width="stretch")
                st.button(t("Open"), key=f"open {one.source}", on_click=_open, args=(one,))
                with st.popover(t("Delete")):
                    st.markdown(t("It can't be brought back."))
                    st.button(t("Delete"), key=f"delete {one.source}", on_click=_delete, args=(one,))
        st.caption(
            t(
                "Only this visit lists them. The page's address names the file that is shown and what was chosen: "
                "whoever has that link sees its results and the names of its columns, and can train on it. Deleting "
                "ends that."
            )
        )


def _open(one: Brought) -> None:
    _SOURCE.set(one.source)
    _PROBLEM.clear()


def _delete(one: Brought) -> None:
    delete_file(one.source)
    FILES.set(tuple(other for other in FILES.get() if other != one))
    if _SOURCE.get() == one.source:
        _SOURCE.clear()
        st.query_params.pop(LINK, None)
