"""Text, and beside it what it is about: a line of text is shorter than a page is wide."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

T = TypeVar("T")


def beside(key: str = "page") -> tuple[DeltaGenerator, DeltaGenerator]:
    """A column for the text and a wider one for controls or figures; on a narrow screen the text stands above.

    `key` tells several of a page apart.
    """
    with st.container(key=f"beside {key}"):
        reading, rest = st.columns((2, 3), gap="large")
    return reading, rest


def open_page(question: str, text: str) -> tuple[DeltaGenerator, DeltaGenerator]:
    """The page's question over all, and the text below it; what else the two columns take is up to the page."""
    st.title(question, anchor=False)
    reading, rest = beside()
    reading.markdown(text)
    return reading, rest


def three_columns(key: str = "page") -> tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator]:
    """As `beside`, and a third place for more text: under the first, or after the figures if there is no room."""
    with st.container(key=f"around {key}"):
        reading, rest, after = st.columns(3, gap="large")
    return reading, rest, after


def open_page_with_found(question: str, text: str) -> tuple[DeltaGenerator, DeltaGenerator]:
    """As `open_page`: what stands beside the text, and a place for what is found, which takes up its column."""
    st.title(question, anchor=False)
    reading, rest, found = three_columns()
    reading.markdown(text)
    return rest, found


def within(place: DeltaGenerator, draw: Callable[[T], None]) -> Callable[[T], None]:
    """`draw`, at that place of the page, wherever it is called: what runs stands beside the text, its results below."""

    def drawn(what: T) -> None:
        with place:
            draw(what)

    return drawn
