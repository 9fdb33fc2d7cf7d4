"""The sentence that a page leads to."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.glossary import explain

# Pixels, also of a question: a line of the text in it is no longer than those around it.
WIDTH = 540


def show_sentence(sentence: str, *terms: str) -> None:
    """Shows what the numbers of a page say; `terms` of the glossary are explained on hover.

    They are its key, which no other sentence of the page may have: by it the page's frame has a screen reader say it
    when it changes.
    """
    with st.container(border=True, width=WIDTH, key=f"finding-{'-'.join(terms)}"):
        st.markdown(sentence, help=explain(*terms))
