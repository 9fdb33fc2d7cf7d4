"""A choice between a few words: links name them in one language, and pages show them in each reader's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from dashboard.ui.controls.in_links import in_links
from language.languages import ENGLISH, speaking, spoken

T = TypeVar("T")


def choose_word(
    label: str, options: Sequence[T], say: Callable[[T], str], *, key: str, default: T, explained: str | None = None
) -> T:
    """One of the options, each shown as `say` has it.

    Streamlit writes into the address what is shown, and understands no other words. So a page in another language takes
    English ones first; a link that was made in that language says which it is.
    """
    if spoken() != ENGLISH:
        _take_english(options, say, key)
    return st.segmented_control(
        label, options, default=default, required=True, format_func=say, help=explained, **in_links(key)
    )


def _take_english(options: Sequence[T], say: Callable[[T], str], key: str) -> None:
    with speaking(ENGLISH):
        english = {say(option): option for option in options}
    named = st.query_params.get(key)
    if named in english:
        st.session_state[key] = english[named]
