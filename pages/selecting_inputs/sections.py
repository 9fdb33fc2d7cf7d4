"""The controls of the lesson on selecting inputs."""

from __future__ import annotations

import streamlit as st

from pages.selecting_inputs.trials import KEPT, ROWS, Setting


def choose() -> Setting:
    """How many rows there are, and how many inputs are kept."""
    usual = Setting()
    left, right = st.columns(2)
    rows = left.select_slider(
        "Rows",
        ROWS,
        usual.rows,
        key="selecting rows",
        bind="query-params",
        persist_state="session",
        help="Half of each class. With more rows, fewer inputs agree with all of them by chance.",
    )
    kept = right.select_slider(
        "Inputs kept",
        KEPT,
        usual.kept,
        key="selecting kept",
        bind="query-params",
        persist_state="session",
        help="Those whose correlation with the classes is largest, either way.",
    )
    return Setting(rows, kept)
