"""What a page says of work that failed in part."""

from __future__ import annotations

from typing import Protocol

import streamlit as st

from dashboard.ui.plain import plain


class Fallible(Protocol):
    """Work that knows why parts of it failed, such as a batch of trainings or a relay."""

    @property
    def problems(self) -> tuple[str, ...]: ...


def show_problems(*works: Fallible) -> None:
    """Says each reason once."""
    for problem in dict.fromkeys(problem for work in works for problem in work.problems):
        st.error(plain(problem), icon=":material/error:")
