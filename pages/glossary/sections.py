"""The glossary as a list."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.glossary import GLOSSARY, Term, alphabetical
from dashboard.ui.lessons import LESSONS
from dashboard.ui.plain import plain
from language.numbers import NO_BREAK
from language.say import t
from language.together import JOINER


def show_terms(word: str) -> None:
    """The terms that `word` finds, in alphabetical order; all of them without one."""
    found = find_terms(word)
    if not found:
        st.info(t("No term has {word} in it.", word=plain(repr(word[:40]))), icon=":material/search_off:")
        return
    with st.container(key="glossary-terms"):
        st.markdown("\n".join(map(_line, sorted(found, key=lambda term: alphabetical(term.name)))))


def find_terms(word: str) -> list[Term]:
    """The terms that contain a word, or whose explanation does, or that are also called so."""
    asked = word.strip().casefold()
    return [term for term in GLOSSARY.values() if any(asked in _as_typed(text) for text in _texts(term))]


def _as_typed(text: str) -> str:
    """Nobody types what keeps a line from being broken."""
    return text.replace(NO_BREAK, " ").replace(JOINER, "").casefold()


def _texts(term: Term) -> tuple[str, ...]:
    """What it is found by: its English name too, which papers have in any language, and other words for it."""
    return f"{term.name} {term.text}", term.english, *term.also


def _line(term: Term) -> str:
    lesson = LESSONS[term.page]
    also = "" if _as_typed(term.name) == _as_typed(term.english) else f" ({term.english})"
    shown = t("See\N{NO-BREAK SPACE}[{lesson}]({address})", lesson=lesson.title, address=lesson.address)
    see = shown if lesson.title.endswith("?") else f"{shown}."
    return f"- **{term.name}**{also}: {term.text} {see}"
