"""The sentence that a page leads to."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.glossary import explain


def finding(sentence: str, *terms: str) -> None:
    """Shows what the numbers of a page say; `terms` of the glossary are explained on hover."""
    with st.container(border=True):
        st.markdown(sentence, help=explain(*terms))
