"""What a click does to a room, and what is said where it can't be done."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.store.errors import StoreError
from dashboard.store.in_class.entries import Refused
from dashboard.ui.plain import plain
from dashboard.ui.session import Slot, page_acted
from language.say import t

_SAID = Slot("room said", "")


def act(step: Callable[[], object]) -> bool:
    """Takes a step, in a callback; returns whether it could be taken. If not, `say` says why in the run to come."""
    page_acted()
    try:
        step()
    except Refused as refused:
        tell(str(refused))
        return False
    except StoreError as error:
        tell(t("That can't be saved at present: {why}.", why=error))
        return False
    return True


def tell(why: str) -> None:
    """Has `say` say this, in place of what it was to say."""
    _SAID.set(why)


def say() -> None:
    """Why the last click did nothing, or why a room is not there, once."""
    if _SAID.get():
        st.warning(plain(_SAID.get()), icon=":material/error:")
        _SAID.clear()
