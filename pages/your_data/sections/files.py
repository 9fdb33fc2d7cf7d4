"""The files that this browser has brought: opened, or deleted."""

from __future__ import annotations

import streamlit as st

from dashboard.data.brought import Brought, brought_by, give_up
from dashboard.ui.plain import plain
from dashboard.ui.runs.reporting import moment_of
from dashboard.ui.web.browser import owner_of_files
from dashboard.ui.web.owner_cookie import browser_key
from language.say import mark, t, tn
from pages.your_data.sections.bringing import FORGOTTEN, LINK, SOURCE, show

# By whether the browser keeps a key.
_WHOSE = {
    True: mark(
        "They are tied to this browser by a random key in a cookie: a reload lists them again, and nobody else can "
        "list or delete them."
    ),
    False: mark(
        "They are tied to this visit, as your browser does not keep this page's cookie: after a reload nobody can "
        "list or delete them."
    ),
}


def show_files() -> None:
    """A line for each, with what to do with it; below, whose they are and what a link shows of them."""
    files = brought_by(owner_of_files())
    if not files:
        return
    with st.expander(t("Your files: {count}", count=len(files))):
        for one in files:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(_in_words(one), width="stretch")
                shown = one.source == SOURCE.get()
                open_ = t("Open again") if shown else t("Open")
                st.button(open_, key=f"open {one.source}", on_click=_open, args=(one,))
                with st.popover(t("Delete")):
                    st.markdown(t("It can't be brought back."))
                    st.button(t("Delete"), key=f"delete {one.source}", on_click=_delete, args=(one,))
        if SOURCE.get():
            st.button(t("Show the example"), on_click=_leave)
        st.caption(t(_WHOSE[bool(browser_key())]))
        st.caption(
            t(
                "The page's address names the table that is shown and what was chosen: anyone with that link sees "
                "its results, the file's name, names of its columns, and cells of those that are inputs or "
                "predicted, and can train on these. Deleting ends that, unless somebody else has uploaded the same "
                "file."
            )
        )


def _in_words(one: Brought) -> str:
    named = {"file": plain(one.file), "time": f"{moment_of(one.when):%Y-%m-%d %H:%M}"}
    if one.rows is None:
        return t("{file}, {time}", **named)
    return tn("{file}, {time}, {count:,} row", "{file}, {time}, {count:,} rows", one.rows, **named)


def _open(one: Brought) -> None:
    show(one.source, one.file)
    st.query_params.pop(LINK, None)


def _delete(one: Brought) -> None:
    give_up(one.source, owner_of_files())
    FORGOTTEN.set(FORGOTTEN.get() + 1)
    if SOURCE.get() == one.source:
        _leave()


def _leave() -> None:
    """Shows no file: the page has its example then. The box for files is empty, too."""
    FORGOTTEN.set(FORGOTTEN.get() + 1)
    SOURCE.clear()
    st.query_params.pop(LINK, None)
