"""The sealed test set: a setting of the view, with which curves and scores on test are shown only when asked for.

Who builds a network for a purpose looks at the test set once. The lab shows it at every epoch, because it is there to
show what overfitting does; on data of one's own it is sealed, and `?test=sealed` seals it for whoever opens a link.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.data.parts import SPLITS
from dashboard.data.tables.storage import is_own
from dashboard.experiment.links.link import SEALED, TEST
from dashboard.ui.controls.settings import EXPERIMENT, SEAL_ASKED
from dashboard.ui.lesson import Lesson
from dashboard.ui.session import Slot
from language.say import t, tn

_HERE = Slot("seal here", default=False)
_REVEALED = Slot("test revealed", default=False)
LOOKS = Slot("looks at the test set", 0)


def begin_page(lesson: Lesson, query: Mapping[str, str]) -> None:
    """Notes whether this page is one with a seal, and what its address says; draws the button if there is a seal."""
    if query.get(TEST) == SEALED:
        SEAL_ASKED.set(True)
    own = lesson.sealed or is_own(EXPERIMENT.get().data.dataset)
    _HERE.set(lesson.sealable and (own or SEAL_ASKED.get()))
    if _HERE.get():
        _bar()


def sealed() -> bool:
    """Whether what is drawn now may not show the test set."""
    return _HERE.get() and not _REVEALED.get()


def open_splits() -> tuple[str, ...]:
    """The splits whose curves and rows may leave the page."""
    return SPLITS[:2] if sealed() else SPLITS


def _bar() -> None:
    """Says what is hidden, and opens or closes it; every opening is counted."""
    with st.container(horizontal=True, vertical_alignment="center", key="test-seal"):
        if _REVEALED.get():
            st.caption(_open_in_words(LOOKS.get()))
            st.button(t("Seal test"), icon=":material/lock:", type="tertiary", on_click=_REVEALED.set, args=(False,))
        else:
            st.caption(_sealed_in_words(LOOKS.get()))
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
    LOOKS.set(LOOKS.get() + 1)
    _REVEALED.set(True)
