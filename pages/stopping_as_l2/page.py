"""Early stopping is a kind of L2: gradient flow beside ridge regression, and the proved bound."""

from functools import partial

import streamlit as st

from dashboard.ui.charts import show_charts
from dashboard.ui.frame.beside import open_page_with_found
from dashboard.ui.glossary import explain
from dashboard.ui.questions.ask import ask_all
from dashboard.ui.studies.measurement import Measurement, show_measurement
from dashboard.ui.waiting.calls import SeedTask
from language.say import mark, t
from pages.stopping_as_l2 import questions
from pages.stopping_as_l2.figures import error_panel, path_panel, ratio_panel
from pages.stopping_as_l2.finding import Both, finding
from pages.stopping_as_l2.sections import choose
from pages.stopping_as_l2.tasks import fit_both
from pages.stopping_as_l2.trials import SEEDS, WEIGHTS, by_hand

rest, found = open_page_with_found(
    t("Is early stopping a kind of L2?"),
    t(
        "A linear model of {weights} weights is fitted in two ways. **Gradient flow** is gradient descent from zero "
        "in infinitely small steps, stopped at time t; in a real training run the learning rate times the number of "
        "steps plays that part (twice that, with Keras's mean squared error). **L2**, which statisticians call ridge "
        "regression, is fitted until it converges: it minimizes the mean squared error plus $\\lambda\\,\\lVert "
        "w\\rVert^2$, with $\\lambda = 1/t$. Both are solved exactly, so nothing here depends on the size of the "
        "steps.",
        weights=WEIGHTS,
    ),
)


def show(both: Both) -> None:
    show_charts([error_panel(both), ratio_panel(both), path_panel(both)], key="stopping as l2")
    st.caption(
        t(
            "Errors are squared distances from the true weights, with 95% intervals; the ratio is that of expected "
            "errors, and Ali, Kolter and Tibshirani (2019) proved its bound. Weights: solid by stopping, dashed by L2."
        ),
        help=explain("95% interval", "geometric mean"),
    )
    ask_all(questions.second())


with rest:
    setting, last = choose()
show_measurement(
    Measurement(
        name="stopping as l2",
        seeds=SEEDS,
        each_seed=mark("Each seed has different true weights, inputs and noise."),
        task=SeedTask(fit_both),
        measured=Both.of,
        finding=finding,
        terms=("gradient flow", "early stopping", "L2"),
        show=show,
        first=questions.first,
        code=partial(by_hand, setting),
    ),
    setting,
    last=last,
    asked=rest,
    said=found,
)
