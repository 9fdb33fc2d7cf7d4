"""A small network whose every number can be changed, followed layer by layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st

from dashboard.analysis.networks.forward import Step, count_parameters, forward, layer_names, network_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.functions.activations import ACTIVATIONS
from dashboard.ui.session import Slot
from dashboard.ui.tables import small_table
from pages.forward_pass.figures import layer_latex
from pages.forward_pass.sections.weights import parameters

MOST_UNITS, MOST_LAYERS = 4, 3
OUTPUTS = ("sigmoid", "linear")
# How many layers are shown; also the key of the control.
_SHOWN: Slot[int | None] = Slot("forward shown", 1)
# Whether the weights are unfolded, in the session.
EDITING = "forward editing"


@dataclass(frozen=True)
class SmallNetwork:
    """What the controls describe: units from the inputs to the outputs, the forward pass, and whether it has biases."""

    units: tuple[int, ...]
    steps: tuple[Step, ...]
    biased: bool

    @property
    def experiment(self) -> Experiment:
        """The lab's default with these hidden layers."""
        return change(Experiment(), hidden_layers=self.units[1:-1], activation=self.steps[0].layer.activation)


def small_network() -> SmallNetwork:
    """Draws the controls."""
    units = _units()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        activation = st.selectbox(
            "Activation f of hidden layers", list(ACTIVATIONS), key="forward activation", bind="query-params", width=240
        )
        output = st.selectbox(
            "Activation of the output layer", OUTPUTS, key="forward output", bind="query-params", width=240
        )
        biased = st.toggle(
            "Biases", value=True, key="forward biases", bind="query-params", help="Without biases, z = W x."
        )
    x = _inputs(units[0])
    with st.expander("Change weights and biases", icon=":material/edit:", key=EDITING, on_change="rerun") as editing:
        weights, biases = parameters(units, biased=biased, shown=bool(editing.open))
    steps = forward(network_of(weights, biases, activation, output), x)
    return SmallNetwork(units, steps, biased)


def _units() -> tuple[int, ...]:
    """Units from the inputs to the outputs."""
    with st.container(horizontal=True):
        hidden = st.slider("Hidden layers", 1, MOST_LAYERS, 2, key="forward layers", bind="query-params", width=170)
        names = ["Inputs", *(f"Units of {name.lower()}" for name in layer_names(hidden + 1)[:-1]), "Outputs"]
        starts = [2, 3, *[2] * (hidden - 1), 1]
        return tuple(
            int(st.number_input(name, 1, MOST_UNITS, start, key=f"forward {name}", bind="query-params", width=170))
            for name, start in zip(names, starts, strict=True)
        )


def _inputs(count: int) -> np.ndarray:
    with st.container(horizontal=True):
        values = [
            st.slider(
                f"Input x{place + 1}", -2.0, 2.0, start, 0.1, key=f"forward x{place}", bind="query-params", width=200
            )
            for place, start in enumerate((1.0, -0.5, 0.5, 1.5)[:count])
        ]
    return np.array([values])


def step_through(steps: Sequence[Step]) -> int:
    """How many layers have been computed: the visitor goes on one by one, or back to any."""
    names = ("Inputs", *layer_names(len(steps)))
    # A click on the step that is shown takes it back, to None.
    _SHOWN.set(min(_SHOWN.get() or 0, len(steps)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            "Computed so far", range(len(names)), format_func=names.__getitem__, key=_SHOWN.name, bind="query-params"
        )
        st.button(
            "Next layer",
            type="primary",
            icon=":material/arrow_forward:",
            on_click=_go_on,
            disabled=_SHOWN.get() == len(steps),
        )
    return _SHOWN.get() or 0


def _go_on() -> None:
    _SHOWN.set((_SHOWN.get() or 0) + 1)


def show_formulas(small: SmallNetwork, shown: int) -> None:
    """The layer at hand as matrices."""
    if shown == 0:
        st.markdown(r"The inputs are a vector $\mathbf{x}$. Press **Next layer** to see what the first layer does.")
        return
    step = small.steps[shown - 1]
    formula = ACTIVATIONS[step.layer.activation].formula
    for line in layer_latex(step, shown, formula, biased=small.biased):
        st.latex(line)


def parameter_table(small: SmallNetwork) -> None:
    """Parameters by layer."""
    rows = [
        {
            "Layer": row.layer,
            "Weights": f"{row.before} · {row.after} = {row.weights}",
            "Biases": f"{row.biases}",
            "Parameters": f"{row.parameters}",
        }
        for row in count_parameters(small.units, biased=small.biased)
    ]
    small_table(rows)
