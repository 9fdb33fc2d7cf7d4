"""The controls of the lesson on selecting inputs."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.controls.in_links import in_links
from language.say import t
from pages.selecting_inputs.trials import KEPT, ROWS, Setting


def choose() -> Setting:
    """How many rows there are, and how many inputs are kept."""
    usual = Setting()
    left, right = st.columns(2)
    rows = left.select_slider(
        t("Rows"),
        ROWS,
        usual.rows,
        help=t("Half of each class. With more rows, fewer inputs agree with all of them by chance."),
        **in_links("selecting rows"),
    )
    kept = right.select_slider(
        t("Inputs kept"),
        KEPT,
        usual.kept,
        help=t("Those whose correlation with the classes is largest, either way."),
        **in_links("selecting kept"),
    )
    return Setting(rows, kept)
