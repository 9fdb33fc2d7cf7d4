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
    """Says each reason once, in one card: of a sweep, nearly each value may fail for a reason of its own."""
    problems = dict.fromkeys(problem for work in works for problem in work.problems)
    if problems:
        st.error("  \n".join(map(plain, problems)), icon=":material/error:")
