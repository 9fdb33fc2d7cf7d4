"""The glossary as a list."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.glossary import GLOSSARY, Term
from dashboard.ui.lessons import LESSONS
from dashboard.ui.plain import plain


def show_terms(word: str) -> None:
    """The terms that contain `word`, or whose explanation does; all of them without one."""
    found = [term for term in GLOSSARY.values() if word.strip().casefold() in f"{term.name} {term.text}".casefold()]
    if not found:
        st.info(f"No term has {plain(repr(word[:40]))} in it.", icon=":material/search_off:")
        return
    st.markdown("\n".join(map(_line, found)))


def _line(term: Term) -> str:
    lesson = LESSONS[term.page]
    return f"- **{term.name}**: {term.text} See [{lesson.title}]({lesson.address})."
