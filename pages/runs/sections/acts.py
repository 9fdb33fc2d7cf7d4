"""What a click does to the store, and what is said where it can't be done."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.store.errors import StoreError
from dashboard.ui.plain import plain
from language.say import Marked, mark, t

NOT_DELETED = mark("Nothing was deleted: {problem}.")


def act(step: Callable[[], None], failed: Marked) -> bool:
    """Takes a step, in a callback; returns whether it could be taken. If not, `failed` is said, with the problem."""
    try:
        step()
    except StoreError as error:
        st.toast(t(failed, problem=plain(str(error))), icon=":material/error:")
        return False
    return True
