"""The glossary as a list."""

from __future__ import annotations

import streamlit as st

from dashboard.experiment.glossary import GLOSSARY, Term
from dashboard.ui.navigation import title_of


def show_terms(word: str) -> None:
    """The terms that contain `word`, or whose explanation does; all of them without one."""
    found = [term for term in GLOSSARY.values() if word.strip().casefold() in f"{term.name} {term.text}".casefold()]
    if not found:
        st.info(f"No term has {word[:40]!r} in it.", icon=":material/search_off:")
        return
    st.markdown("\n".join(["| Term | What it means | Shown on |", "|---|---|---|", *map(_row, found)]))


def _row(term: Term) -> str:
    text = term.text.replace("|", "\\|")
    return f"| **{term.name}** | {text} | [{title_of(term.page)}]({'./' if term.page == 'lab' else term.page}) |"
