"""The controls of the lesson on grokking."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.ui.controls.in_links import in_links
from language.say import t
from pages.grokking.trials import DECAYS, MODULI, STEPS, Setting


def choose() -> tuple[Setting, DeltaGenerator]:
    """The sums, and the decay; and the column beside, for seeds."""
    usual = Setting()
    left, right, last = st.columns(3)
    modulus = left.select_slider(
        t("Modulus p"),
        MODULI,
        usual.modulus,
        help=t("There are p times p sums; half of them are trained on."),
        **in_links("grokking modulus"),
    )
    decay = right.select_slider(
        t("Weight decay"),
        DECAYS,
        usual.decay,
        help=t("At each step every weight loses this share of itself, times the learning rate."),
        **in_links("grokking decay"),
    )
    return Setting(modulus, decay, STEPS), last
