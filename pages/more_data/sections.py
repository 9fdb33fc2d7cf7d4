"""The controls of the lesson on more data."""

from __future__ import annotations

import streamlit as st

from dashboard.language.say import t
from dashboard.ui.controls.in_links import IN_LINKS
from pages.more_data.trials import NOISES, SHARES, WEIGHTS, Setting


def choose() -> Setting:
    """The linear model, and the strength of its L2."""
    usual = Setting()
    left, middle, right = st.columns(3)
    weights = left.select_slider(
        t("Weights d"), WEIGHTS, usual.weights, key="more data weights", help=t("One for each input."), **IN_LINKS
    )
    noise = middle.select_slider(
        t("Noise"),
        NOISES,
        usual.noise,
        key="more data noise",
        help=t("Standard deviation of what is added to the target; the true weights have a length of 1."),
        **IN_LINKS,
    )
    share = right.select_slider(
        t("Strength of L2, in times the best"),
        SHARES,
        usual.share,
        key="more data share",
        help=t("The best strength is noise² times d, for any number of rows."),
        **IN_LINKS,
    )
    return Setting(weights, noise, share)
