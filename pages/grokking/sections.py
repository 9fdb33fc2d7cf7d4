"""The controls of the lesson on grokking."""

from __future__ import annotations

import streamlit as st

from pages.grokking.trials import DECAYS, MODULI, STEPS, Setting


def choose() -> Setting:
    """The sums, and the decay."""
    usual = Setting()
    left, right = st.columns(2)
    modulus = left.select_slider(
        "Modulus p",
        MODULI,
        usual.modulus,
        key="grokking modulus",
        bind="query-params",
        persist_state="session",
        help="There are p times p sums; half of them are trained on.",
    )
    decay = right.select_slider(
        "Weight decay",
        DECAYS,
        usual.decay,
        key="grokking decay",
        bind="query-params",
        persist_state="session",
        help="At each step every weight loses this share of itself, times the learning rate.",
    )
    return Setting(modulus, decay, STEPS)
