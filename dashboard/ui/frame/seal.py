"""The sealed test set: a setting of the view, with which curves and scores on test are shown only when asked for.

Who builds a network for a purpose looks at the test set once. The lab shows it at every epoch, because it is there to
show what overfitting does; on data of one's own it is sealed, and `?test=sealed` seals it for whoever opens a link.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache

import streamlit as st

from dashboard.data.parts import SPLITS
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.storage import is_own, schema_of
from dashboard.experiment.links.link import SEALED, TEST
from dashboard.ui.controls.settings import SEAL_ASKED
from dashboard.ui.lesson import Lesson
from dashboard.ui.session import Slot
from language.say import t, tn

# By lesson: whether it has a seal, and whether that is there whatever the data.
_SEALABLE, _SEALED = Slot("page is sealable", default=False), Slot("page is sealed", default=False)
# The data sets that are shown; until a page has said which, one that nobody can have opened.
_DATA: Slot[tuple[str, ...]] = Slot("sealed data", ("",))
_REVEALED: Slot[frozenset[str]] = Slot("test sets revealed", frozenset())
_LOOKS: Slot[Mapping[str, int]] = Slot("looks at test sets", {})


def begin_page(lesson: Lesson, query: Mapping[str, str]) -> None:
    """Notes whether this page is one with a seal, and what its address says; a page without settings keeps saying it.

    The page then says what data it shows, by `show_seal`, before it shows anything of them.
    """
    if query.get(TEST) == SEALED:
        SEAL_ASKED.set(True)
    elif lesson.sealable and not lesson.has_settings and SEAL_ASKED.get():
        st.query_params[TEST] = SEALED
    _SEALABLE.set(lesson.sealable)
    _SEALED.set(lesson.sealed)


def show_seal(*data: str) -> None:
    """Draws the button that opens or closes the test sets of these data sets, as far as they are sealed here.

    They are all that the page shows: the charts may still be those of other data than a control says.
    """
    _DATA.set(data)
    if _files(*data):
        _bar()


def sealed(*more: str) -> bool:
    """Whether what is drawn now may not show the test set: one of what the page shows is closed, or one of `more`."""
    return not _files(*_DATA.get(), *more) <= _REVEALED.get()


def open_splits(*more: str) -> tuple[str, ...]:
    """The splits whose curves and rows may leave the page; those of data sets that it shows beside its own: `more`."""
    return SPLITS[:2] if sealed(*more) else SPLITS


def _files(*data: str) -> frozenset[str]:
    """What one looks at by a look, of data sets that have a seal here: one's own file, or data that everybody has.

    Another target of the same file, or a column less, has the same rows.
    """
    everywhere = _SEALED.get() or SEAL_ASKED.get()
    return frozenset(_file_of(one) for one in data if _SEALABLE.get() and (everywhere or is_own(one)))


def _file_of(data: str) -> str:
    with suppress(TableError):
        return (is_own(data) and _source(data)) or data
    return data


@lru_cache(maxsize=512)
def _source(data: str) -> str:
    """The name of a table says what is in it, and charts that are redrawn ask for its file again and again."""
    return schema_of(data).source


def _bar() -> None:
    """Says what is hidden, and opens or closes it; every opening is counted."""
    with st.container(horizontal=True, vertical_alignment="center", key="test-seal"):
        looks = max(_LOOKS.get().get(file, 0) for file in _files(*_DATA.get()))
        if not sealed():
            st.caption(_open_in_words(looks))
            st.button(t("Seal test"), icon=":material/lock:", type="tertiary", on_click=_seal)
        else:
            st.caption(_sealed_in_words(looks))
            st.button(t("Reveal test"), icon=":material/visibility:", type="tertiary", on_click=_reveal)


def _open_in_words(looks: int) -> str:
    return tn(
        ":material/visibility: The test set is open. Looked at {count} time. From now on it has a part in what you "
        "choose.",
        ":material/visibility: The test set is open. Looked at {count} times. From now on it has a part in what you "
        "choose.",
        looks,
    )


def _sealed_in_words(looks: int) -> str:
    sealed = t(
        ":material/lock: The test set is sealed: choose on the validation set, and look at the test set once, "
        "at the end."
    )
    counted = tn("Looked at {count} time.", "Looked at {count} times.", looks)
    return f"{sealed} {counted}" if looks else sealed


def _reveal() -> None:
    looks, closed = _LOOKS.get(), _files(*_DATA.get()) - _REVEALED.get()
    _LOOKS.set({**looks, **{file: looks.get(file, 0) + 1 for file in closed}})
    _REVEALED.set(_REVEALED.get() | closed)


def _seal() -> None:
    _REVEALED.set(_REVEALED.get() - _files(*_DATA.get()))
