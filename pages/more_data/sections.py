"""The controls of the lesson on more data."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.ui.controls.in_links import in_links
from language.say import t
from pages.more_data.trials import NOISES, SHARES, WEIGHTS, Setting


def choose() -> tuple[Setting, DeltaGenerator]:
    """The linear model, and the strength of its L2; and the column beside, for seeds."""
    usual = Setting()
    # Wide enough for the long name of the third.
    left, middle, right, last = st.columns((4, 4, 7, 4), vertical_alignment="bottom")
    weights = left.select_slider(
        t("Weights, d"), WEIGHTS, usual.weights, help=t("One for each input."), **in_links("more data weights")
    )
    noise = middle.select_slider(
        t("Noise"),
        NOISES,
        usual.noise,
        help=t("Standard deviation of what is added to the target; the true weights have a norm of 1."),
        **in_links("more data noise"),
    )
    share = right.select_slider(
        t("L2 strength (1 is best)"),
        SHARES,
        usual.share,
        help=t(
            "With L2 added to the sum of squared errors, the best strength is noise² times d, for any number of rows."
        ),
        **in_links("more data share"),
    )
    return Setting(weights, noise, share), last
