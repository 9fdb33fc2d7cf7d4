"""The controls of the lesson on selecting inputs."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.ui.controls.in_links import in_links
from language.say import t
from pages.selecting_inputs.trials import INPUTS, KEPT, ROWS, Setting


def choose() -> tuple[Setting, DeltaGenerator]:
    """How many rows there are, and how many inputs are kept; and the column beside, for seeds."""
    usual = Setting()
    left, right, last = st.columns(3)
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
    return Setting(rows, kept), last


def how_to_read(kept: int) -> str:
    """What the curves are; at the left end of the chart all inputs may be kept."""
    curves = t("Means over the seeds with 95% intervals, for more and more of the same inputs.")
    all_kept = t("Where all of them are kept, nothing is selected.") if kept >= INPUTS[0] else ""
    new = t("*New rows*: what was selected before the split, on rows drawn afterwards.")
    return " ".join(filter(None, (curves, all_kept, new)))
