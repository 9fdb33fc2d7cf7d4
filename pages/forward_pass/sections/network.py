"""A small network whose every number can be changed, followed layer by layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.analysis.networks.forward import LayerPass, forward, layer_names
from dashboard.analysis.networks.network import network_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.functions.activations import ACTIVATIONS
from dashboard.ui.controls.in_links import in_address
from dashboard.ui.controls.lesson_link import is_locked
from dashboard.ui.session import Slot
from dashboard.ui.tables import small_table
from language.say import t
from pages.forward_pass.figures import layer_latex
from pages.forward_pass.finding import count_parameters
from pages.forward_pass.sections.weights import parameters

MOST_UNITS, MOST_LAYERS = 4, 3
OUTPUTS = ("sigmoid", "linear")
# How many layers are shown; also the key of the control.
_SHOWN: Slot[int | None] = Slot("forward shown", 1)
# Whether the weights are unfolded, in the session.
EDITING = Slot("forward editing", default=False).name


@dataclass(frozen=True)
class SmallNetwork:
    """What the controls describe: units from the inputs to the outputs, the forward pass, and whether it has biases."""

    units: tuple[int, ...]
    steps: tuple[LayerPass, ...]
    biased: bool

    @property
    def experiment(self) -> Experiment:
        """The lab's default with these hidden layers."""
        return change(Experiment(), hidden_layers=self.units[1:-1], activation=self.steps[0].layer.activation)


def small_network(inputs: DeltaGenerator) -> SmallNetwork:
    """Draws the controls, those of the inputs at a place of their own."""
    units = _units()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        activation = st.selectbox(
            t("Activation f of hidden layers"), list(ACTIVATIONS), **in_address("forward activation"), width=240
        )
        output = st.selectbox(t("Activation of the output layer"), OUTPUTS, **in_address("forward output"), width=240)
        biased = st.toggle(t("Biases"), value=True, **in_address("forward biases"), help=t("Without biases, z = W x."))
    with inputs:
        x = _inputs(units[0])
    with st.expander(t("Change weights and biases"), icon=":material/edit:", key=EDITING, on_change="rerun") as editing:
        weights, biases = parameters(units, biased=biased, shown=bool(editing.open))
    steps = forward(network_of(weights, biases, activation, output), x)
    return SmallNetwork(units, steps, biased)


def _units() -> tuple[int, ...]:
    """Units from the inputs to the outputs."""
    with st.container(horizontal=True):
        layers = st.slider(t("Hidden layers"), 1, MOST_LAYERS, 2, **in_address("forward layers"), width=170)
        inputs = _count(t("Inputs"), 2, key="forward Inputs")
        hidden = [
            _count(
                t("Units of hidden layer {layer}", layer=place),
                3 if place == 1 else 2,
                key=f"forward Units of hidden layer {place}",
            )
            for place in range(1, layers + 1)
        ]
        return inputs, *hidden, _count(t("Outputs"), 1, key="forward Outputs")


def _count(label: str, start: int, *, key: str) -> int:
    return int(st.number_input(label, 1, MOST_UNITS, start, **in_address(key), width=170))


def _inputs(count: int) -> np.ndarray:
    with st.container(horizontal=True):
        values = [
            st.slider(
                t("Input x{number}", number="₁₂₃₄"[place]),
                -2.0,
                2.0,
                start,
                0.1,
                **in_address(f"forward x{place}"),
                width=200,
            )
            for place, start in enumerate((1.0, -0.5, 0.5, 1.5)[:count])
        ]
    return np.array([values])


def step_through(steps: Sequence[LayerPass]) -> int:
    """How many layers have been computed: the visitor goes on one by one, or back to any."""
    names = (t("Inputs"), *layer_names(len(steps)))
    # A click on the step that is shown takes it back, to None.
    _SHOWN.set(min(_SHOWN.get() or 0, len(steps)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            t("Computed so far"), range(len(names)), format_func=names.__getitem__, **in_address(_SHOWN.name)
        )
        st.button(
            t("Next layer"),
            type="primary",
            icon=":material/arrow_forward:",
            on_click=_go_on,
            disabled=_SHOWN.get() == len(steps) or is_locked(_SHOWN.name),
        )
    return _SHOWN.get() or 0


def _go_on() -> None:
    _SHOWN.set((_SHOWN.get() or 0) + 1)


def show_formulas(small: SmallNetwork, shown: int) -> None:
    """The layer at hand as matrices."""
    if shown == 0:
        st.markdown(t(r"The inputs are a vector $\mathbf{x}$. Press **Next layer** to see what the first layer does."))
        return
    step = small.steps[shown - 1]
    formula = ACTIVATIONS[step.layer.activation].formula
    for line in layer_latex(step, shown, formula, biased=small.biased):
        st.latex(line)


def parameter_table(small: SmallNetwork) -> None:
    """Parameters by layer."""
    rows = [
        {
            t("Layer"): row.layer,
            t("Weights"): f"{row.before} · {row.after} = {row.weights}",
            t("Biases"): f"{row.biases}",
            t("Parameters"): f"{row.parameters}",
        }
        for row in count_parameters(small.units, biased=small.biased)
    ]
    small_table(rows)
