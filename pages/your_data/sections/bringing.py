"""A visitor's file: brought, refused with the reason, or opened by a link."""

from __future__ import annotations

import streamlit as st

from dashboard.data.brought import brought_by, is_brought_by, note_owner
from dashboard.data.environment import DataSettings
from dashboard.data.tables.description import Description
from dashboard.data.tables.errors import TableError, why_not_kept
from dashboard.data.tables.reading.unpacking import check_size
from dashboard.data.tables.schema import Schema
from dashboard.data.tables.storage import description_of, is_own, save_file, schema_of
from dashboard.experiment.settings import SETTINGS
from dashboard.ui.plain import plain
from dashboard.ui.server import get_engine
from dashboard.ui.session import Slot
from dashboard.ui.web.browser import owner_of_files
from language.say import Message, later, mark, t
from pages.your_data.sections.work import NoAnswerError, ask_again, by_worker
from pages.your_data.tasks import describe_file

_NOT_KEPT = mark("The server can't keep the file: {error}.")
# What somebody who has brought a table takes to say what to predict: trainings follow then.
CHOOSING_SECONDS = 30.0
LINK, WEIGHTS = "table", SETTINGS["class_weights"].name

_GONE = mark("The table behind this link is no longer kept here. Upload its file again.")
# The name of the file that is shown.
SOURCE = Slot("own source", "")
# How many files were deleted: the box for files is then another one, and empty.
FORGOTTEN = Slot("own deleted", 0)
# What is wrong, and with which file, if it has a name.
_PROBLEM: Slot[tuple[str, Message | str] | None] = Slot("own problem", None)
# The last upload, and what the file that is shown is called.
_UPLOAD, _NAME = Slot("own file id", ""), Slot("own file name", "")
# Whether this visit has seen the page: it then shows what was opened here.
_SEEN = Slot("own seen", default=False)
# The data set that the page's address names, and the one of the last link that somebody followed.
_LINK = Slot("own link", "")
_LINKED: Slot[Schema | None] = Slot("own linked", None)


def bring() -> tuple[str, Description] | None:
    """The file to learn from, and what of it is shown; None while there is none, or where it was refused.

    A file that fails leaves nothing of another one on the page.
    """
    _upload()
    _come_back()
    source = SOURCE.get()
    description = _description(source) if source else None
    problem = _PROBLEM.get()
    if problem:
        _say_why(*problem)
    if description is None or is_brought_by(source, owner_of_files()):
        return (source, description) if description else None
    linked = _LINKED.get()
    if linked is None or linked.source != source:
        # Deleted in another tab, while others have it.
        SOURCE.clear()
        return None
    return source, description.of_link(linked)


def _come_back() -> None:
    """A visit begins with the table that this browser brought last, unless a link or the visitor says otherwise."""
    if not (_SEEN.get() or is_own_file() or st.query_params):
        for last in brought_by(owner_of_files())[-1:]:
            # One that nobody could read has none.
            if last.rows is not None:
                show(last.source, last.file)
    _SEEN.set(True)


def _say_why(file: str, why: Message | str) -> None:
    if file:
        st.error(f"{plain(file)}: {plain(str(why))}", icon=":material/error:")
    else:
        st.error(plain(str(why)), icon=":material/error:")


def is_own_file() -> bool:
    """Whether the visitor has brought anything, be it a file that was refused."""
    return bool(SOURCE.get() or _PROBLEM.get())


def _description(source: str) -> Description | None:
    if known := description_of(source):
        return known
    try:
        found = by_worker(t("Reading the table"), describe_file, source)
    except NoAnswerError as error:
        _say_why(_NAME.get() or source, error.args[0])
        ask_again()
        return None
    except TableError as error:
        _refuse(_NAME.get() or source, error.args[0])
        return None
    get_engine().expect(CHOOSING_SECONDS)
    return found


def _refuse(file: str, why: Message | str) -> None:
    SOURCE.clear()
    _PROBLEM.set((file, why))


def linked() -> str:
    """The data set that the page's link names, the first time that it does; its file is then the one to learn from."""
    name = st.query_params.get(LINK, "")
    if not name or name == _LINK.get():
        return ""
    _LINK.set(name)
    schema = _kept_schema(name)
    if schema is None:
        _refuse("", later(_GONE))
        return ""
    _LINKED.set(schema)
    show(schema.source, schema.file)
    return name


def _kept_schema(name: str) -> Schema | None:
    """How a linked data set is read; None if it is none, or its file is not kept."""
    try:
        schema = schema_of(name) if is_own(name) else None
    except TableError:
        return None
    return schema if schema and description_of(schema.source) else None


def show(source: str, file: str) -> None:
    """Lets a file, which is called `file`, be the one to learn from."""
    SOURCE.set(source)
    _NAME.set(file)
    _PROBLEM.clear()


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
        max_upload_size=max(most + 1, most * 3 // 2),
        key=f"own file {FORGOTTEN.get()}",
        help=t(
            "Compressed or not. The file is sent to this page's server and to nobody else; if you run that on your "
            "own machine, it stays there."
        ),
    )
    if file is None or _UPLOAD.get() == file.file_id:
        return
    _UPLOAD.set(file.file_id)
    SOURCE.clear()
    _PROBLEM.clear()
    st.query_params.pop(LINK, None)
    try:
        check_size(file.size)
        source = save_file(file.getvalue(), file.name)
        note_owner(source, owner_of_files())
    except TableError as error:
        _refuse(file.name, error.args[0])
    except OSError as error:
        _refuse(file.name, later(_NOT_KEPT, error=why_not_kept(error)))
    else:
        show(source, file.name)
