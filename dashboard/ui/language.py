"""The language of a visit: what a link or the switch names, else the browser's own."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.experiment.links.link import LANG
from dashboard.ui.session import Slot, is_step_in_history, page_acted
from language.languages import ENGLISH, LANGUAGES, language_of, listen, speak

# Empty until somebody chooses.
_CHOSEN = Slot("language", "")
# Of the last run; empty before the first.
_BEFORE = Slot("language before", "")


def language() -> str:
    """The code of the visitor's language; English, where no page is being made."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return ENGLISH
    return _CHOSEN.get() or _of_browser()


def begin_language() -> None:
    """Takes the language that the address names, and puts another one than English into it.

    Whoever is sent that address then reads the same words.
    """
    listen(language)
    named = st.query_params.get(LANG)
    if named in LANGUAGES:
        _CHOSEN.set(named)
    elif is_step_in_history():
        # To before it was chosen.
        _CHOSEN.clear()
    here = language()
    if named is None and language_link():
        st.query_params[LANG] = here
    if _BEFORE.get() not in ("", here):
        _choose_again()
    _BEFORE.set(here)
    speak(here)


def choose_language(code: str) -> None:
    """For the switch."""
    page_acted()
    _CHOSEN.set(code)
    st.query_params[LANG] = code


def language_link() -> dict[str, str]:
    """The language as part of an address."""
    return {LANG: language()} if _CHOSEN.get() or language() != ENGLISH else {}


def _choose_again() -> None:
    """Sets all that is chosen to what it is: a browser tells an option by its name, which now is another one."""
    for key, value in st.session_state.items():
        if _is_option(value) or (isinstance(value, list | tuple) and value and all(map(_is_option, value))):
            st.session_state[key] = value


def _is_option(value: object) -> bool:
    """What a button holds, which can't be set, is a bool."""
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _of_browser() -> str:
    return language_of(st.context.locale or "")
