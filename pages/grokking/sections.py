"""The controls of the lesson on grokking."""

from __future__ import annotations

import streamlit as st

from dashboard.language.say import t
from dashboard.ui.controls.in_links import IN_LINKS
from pages.grokking.trials import DECAYS, MODULI, STEPS, Setting


def choose() -> Setting:
    """The sums, and the decay."""
    usual = Setting()
    left, right = st.columns(2)
    modulus = left.select_slider(
        t("Modulus p"),
        MODULI,
        usual.modulus,
        key="grokking modulus",
        help=t("There are p times p sums; half of them are trained on."),
        **IN_LINKS,
    )
    decay = right.select_slider(
        t("Weight decay"),
        DECAYS,
        usual.decay,
        key="grokking decay",
        help=t("At each step every weight loses this share of itself, times the learning rate."),
        **IN_LINKS,
    )
    return Setting(modulus, decay, STEPS)
