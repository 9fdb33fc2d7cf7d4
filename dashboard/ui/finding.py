"""The sentence that a page leads to."""

from __future__ import annotations

import streamlit as st


def finding(sentence: str) -> None:
    """Shows what the numbers of a page say."""
    with st.container(border=True):
        st.markdown(sentence)
