"""The controls of the page on activations, and its formulas."""

from __future__ import annotations

import numpy as np
import streamlit as st

from dashboard.figures.latex import number
from dashboard.figures.theme import COMPARED
from dashboard.functions.activations import ACTIVATIONS, Activation
from dashboard.ui.controls.in_links import in_address
from language.say import t
from pages.activations.finding.saturation import REACH

MOST_HIDDEN = 6
UNITS = 16
USUAL = ("sigmoid", "relu")


def choice() -> tuple[Activation, float]:
    """The activation to look at, and the pre-activation z to look at it at."""
    with st.container(horizontal=True):
        name = st.selectbox(
            t("Activation"),
            list(ACTIVATIONS),
            list(ACTIVATIONS).index("sigmoid"),
            **in_address("activations name"),
            width=240,
        )
        z = st.slider(t("Pre-activation z"), -REACH, REACH, 1.5, 0.1, **in_address("activations z"), width=320)
    return ACTIVATIONS[name], z


def show_formulas(function: Activation, z: float) -> None:
    """Value and slope, as formulas and with numbers."""
    at = np.array([z])
    st.markdown(function.text)
    # Side by side the lines of both are of one height, whichever formula is the taller.
    strut = rf"\vphantom{{{function.formula} {function.derivative_formula}}}"
    left, right = st.columns(2)
    for column, name, formula, values in (
        (left, "f", function.formula, function),
        (right, "f'", function.derivative_formula, function.derivative),
    ):
        value = number(values(at)[0], 4)
        lines = rf"{name}(z) &= {formula} {strut} \\ {name}({number(z, 1)}) &= {value}"
        column.latex(rf"\begin{{aligned}} {lines} \end{{aligned}}")


def bent(function: Activation) -> str:
    """The activation to set beside linear."""
    return "relu" if function.name == "linear" else function.name


def hidden_layers() -> int:
    return st.slider(t("Hidden layers of 16 units"), 1, MOST_HIDDEN, 3, **in_address("activations collapse"), width=320)


def compared() -> list[str]:
    """The activations whose gradients are measured."""
    chosen = st.multiselect(
        t("Activations to compare"),
        list(ACTIVATIONS),
        USUAL,
        max_selections=len(COMPARED),
        **in_address("activations compared"),
    )
    return chosen or list(USUAL)


def hidden_units() -> tuple[int, ...]:
    """Hidden layers of the network whose gradients are measured."""
    layers = st.slider(
        t("Hidden layers of the network"), 1, MOST_HIDDEN, MOST_HIDDEN, **in_address("activations depth"), width=320
    )
    return (UNITS,) * layers
