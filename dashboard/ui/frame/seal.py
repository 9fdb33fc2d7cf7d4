"""The sealed test set: a setting of the view, with which curves and scores on test are shown only when asked for.

Who builds a network for a purpose looks at the test set once. The lab shows it at every epoch, because it is there to
show what overfitting does; on data of one's own it is sealed, and `?test=sealed` seals it for whoever opens a link.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

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
# The data set that is shown, and the file that it was made from, if it is somebody's own: another target of the same
# file, or a column less, has the same rows.
_DATA, _FILE = Slot("sealed data", ""), Slot("file of sealed data", "")
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


def show_seal(data: str) -> None:
    """Draws the button that opens or closes the test set of this data set, if it is sealed here."""
    _DATA.set(data)
    _FILE.set(_file_of(data))
    if _has_seal():
        _bar()


def sealed() -> bool:
    """Whether what is drawn now may not show the test set."""
    return _has_seal() and _FILE.get() not in _REVEALED.get()


def _has_seal() -> bool:
    return _SEALABLE.get() and (_SEALED.get() or SEAL_ASKED.get() or is_own(_DATA.get()))


def _file_of(data: str) -> str:
    """What one looks at by a look: one's own file, or a data set that everybody has."""
    with suppress(TableError):
        return (is_own(data) and schema_of(data).source) or data
    return data


def open_splits() -> tuple[str, ...]:
    """The splits whose curves and rows may leave the page."""
    return SPLITS[:2] if sealed() else SPLITS


def _bar() -> None:
    """Says what is hidden, and opens or closes it; every opening is counted."""
    with st.container(horizontal=True, vertical_alignment="center", key="test-seal"):
        looks = _LOOKS.get().get(_FILE.get(), 0)
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
    file, looks = _FILE.get(), _LOOKS.get()
    _LOOKS.set({**looks, file: looks.get(file, 0) + 1})
    _REVEALED.set(_REVEALED.get() | {file})


def _seal() -> None:
    _REVEALED.set(_REVEALED.get() - {_FILE.get()})
