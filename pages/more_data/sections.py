"""The controls of the lesson on more data."""

from __future__ import annotations

import streamlit as st

from pages.more_data.trials import NOISES, SHARES, WEIGHTS, Setting


def choose() -> Setting:
    """The linear model, and the strength of its L2."""
    usual = Setting()
    left, middle, right = st.columns(3)
    weights = left.select_slider(
        "Weights d",
        WEIGHTS,
        usual.weights,
        key="more data weights",
        bind="query-params",
        persist_state="session",
        help="One for each input.",
    )
    noise = middle.select_slider(
        "Noise",
        NOISES,
        usual.noise,
        key="more data noise",
        bind="query-params",
        persist_state="session",
        help="Standard deviation of what is added to the target; the true weights have a length of 1.",
    )
    share = right.select_slider(
        "Strength of L2, in times the best",
        SHARES,
        usual.share,
        key="more data share",
        bind="query-params",
        persist_state="session",
        help="The best strength is noise² times d, for any number of rows.",
    )
    return Setting(weights, noise, share)
