"""Learning step by step: the network that a visit trains by hand, and the choice of learning rates."""

from __future__ import annotations

import streamlit as st

from dashboard.analysis.networks.forward import layer_names
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.figures.theme import COMPARED
from dashboard.ui.controls.in_links import in_address
from dashboard.ui.session import Slot
from dashboard.ui.tables import small_table
from language.say import mark, t
from pages.one_step.figures.formulas import batch_rows, layer_latex, loss_latex
from pages.one_step.finding.descent import Descent
from pages.one_step.finding.loss_surface import descent_at
from pages.one_step.finding.one_step import Learner, OneStep, next_step

ACTIVATIONS = ("tanh", "sigmoid", "relu")
RATES = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0)
USUAL_RATES = (0.01, 0.2, 1.5)
ANEW = mark("Changing it starts over from the initial weights.")
_LEARNER: Slot[Learner | None] = Slot("one step learner", None)


def coming_step() -> OneStep:
    """Draws the controls; returns the step that the network would take next."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        experiment = change(
            Experiment(),
            hidden_layers=(3,),
            optimizer="sgd",
            momentum=0.0,
            activation=st.selectbox(
                t("Activation"), ACTIVATIONS, **in_address("one step activation"), width=160, help=t(ANEW)
            ),
            batch_size=st.slider(
                t("Mini-batch (samples)"), 1, 8, 4, **in_address("one step batch"), width=200, help=t(ANEW)
            ),
            learning_rate=st.select_slider(
                t("Learning rate η"),
                RATES,
                0.5,
                **in_address("one step rate"),
                width=240,
                help=t("The same network goes on with it."),
            ),
        )
    return next_step(_learner(experiment))


def _learner(experiment: Experiment) -> Learner:
    """The visit's network: another learning rate goes on with it, anything else begins anew."""
    learner = _LEARNER.get()
    rate = experiment.training.learning_rate
    if learner is None or change(learner.experiment, learning_rate=rate) != experiment:
        learner = Learner.new(experiment)
    learner = learner.at(rate)
    _LEARNER.set(learner)
    return learner


def buttons(step: OneStep) -> None:
    with st.container(horizontal=True):
        st.button(t("Take this step"), type="primary", icon=":material/stairs:", on_click=_take, args=(step, 1))
        st.button(t("Take 10 steps"), icon=":material/fast_forward:", on_click=_take, args=(step, 10))
        st.button(t("Start over"), icon=":material/restart_alt:", on_click=_LEARNER.clear)


def _take(step: OneStep, times: int) -> None:
    learner = step.taken
    for _ in range(times - 1):
        learner = next_step(learner).taken
    _LEARNER.set(learner)


def show_numbers(step: OneStep) -> None:
    """The mini-batch going forward, and the gradient coming back, layer by layer."""
    small_table(batch_rows(step))
    st.latex(loss_latex(step))
    layers = len(step.back.steps)
    names = layer_names(layers)
    for tab, place in zip(st.tabs([*reversed(names)]), range(layers, 0, -1), strict=True):
        with tab:
            for row in layer_latex(step, place):
                with st.container(horizontal=True, gap="medium"):
                    for formula in row:
                        st.latex(formula, width="content")


def descents() -> list[Descent]:
    """Gradient descent at each of the chosen learning rates."""
    chosen = st.multiselect(
        t("Learning rates"),
        RATES,
        USUAL_RATES,
        max_selections=len(COMPARED),
        **in_address("one step rates"),
        format_func=lambda rate: f"{rate:g}",
    )
    return [descent_at(rate) for rate in sorted(chosen or USUAL_RATES)]
