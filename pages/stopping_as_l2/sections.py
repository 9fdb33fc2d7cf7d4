"""The controls of the lesson on stopping and L2."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.ui.controls.in_links import in_links
from dashboard.ui.controls.words import choose_word
from language.say import mark, t
from pages.stopping_as_l2.trials import NOISES, ROWS, WEIGHTS, Setting

ALIKE, UNLIKE = mark("equally"), mark("less and less")


def choose() -> tuple[Setting, DeltaGenerator]:
    """The data; and the column beside, for seeds."""
    usual = Setting()
    (left, right), (below, last) = st.columns(2), st.columns(2)
    rows = left.select_slider(
        t("Training rows"),
        ROWS,
        usual.rows,
        help=t("The model has {weights} weights.", weights=WEIGHTS),
        **in_links("stopping rows"),
    )
    noise = right.select_slider(
        t("Noise"),
        NOISES,
        usual.noise,
        help=t("Standard deviation of what is added to the target."),
        **in_links("stopping noise"),
    )
    with below:
        vary = choose_word(
            t("The inputs vary"),
            (ALIKE, UNLIKE),
            t,
            key="stopping inputs",
            default=ALIKE,
            explained=t("Less and less: their variances are 1, 1/2, 1/3 and so on."),
        )
    return Setting(rows, noise, vary == UNLIKE), last
