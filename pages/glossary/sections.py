"""The glossary as a list."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.glossary import GLOSSARY, Term
from dashboard.ui.lessons import LESSONS
from dashboard.ui.plain import plain
from language.say import t


def show_terms(word: str) -> None:
    """The terms that contain `word`, or whose explanation does, in alphabetical order; all of them without one."""
    asked = word.strip().casefold()
    found = [term for term in GLOSSARY.values() if any(asked in text.casefold() for text in _texts(term))]
    if not found:
        st.info(t("No term has {word} in it.", word=plain(repr(word[:40]))), icon=":material/search_off:")
        return
    with st.container(key="glossary-terms"):
        st.markdown("\n".join(map(_line, sorted(found, key=lambda term: term.name.casefold()))))


def _texts(term: Term) -> tuple[str, str]:
    """What it is found by: its English name too, which papers have in any language."""
    return f"{term.name} {term.text}", term.english


def _line(term: Term) -> str:
    lesson = LESSONS[term.page]
    also = "" if term.name == term.english else f" ({term.english})"
    shown = t("See\N{NO-BREAK SPACE}[{lesson}]({address})", lesson=lesson.title, address=lesson.address)
    see = shown if lesson.title.endswith("?") else f"{shown}."
    return f"- **{term.name}**{also}: {term.text} {see}"
