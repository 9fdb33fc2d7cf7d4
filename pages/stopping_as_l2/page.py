"""Early stopping is a kind of L2: gradient flow beside ridge regression, and the proved bound."""

from collections.abc import Sequence

import streamlit as st

from dashboard.ui.charts import charts
from dashboard.ui.code import show_code
from dashboard.ui.comparison import choose_seeds
from dashboard.ui.finding import finding
from dashboard.ui.glossary import explain
from dashboard.ui.questions.ask import ask
from dashboard.ui.waiting.calls import Task, show_seeds
from dashboard.ui.waiting.work import Ask
from pages.stopping_as_l2 import finding as both
from pages.stopping_as_l2 import questions
from pages.stopping_as_l2.figures import error_panel, path_panel, ratio_panel
from pages.stopping_as_l2.sections import choose
from pages.stopping_as_l2.tasks import Fits, fit_both
from pages.stopping_as_l2.trials import SEEDS, WEIGHTS, by_hand

st.title("Is early stopping a kind of L2?", anchor=False)
st.markdown(
    f"A linear model of {WEIGHTS} weights is fitted in two ways. **Gradient flow** is gradient descent from zero in "
    "infinitely small steps, stopped at time t; the learning rate times the number of steps plays that part in a real "
    r"training. **L2**, which statisticians call ridge regression, is fitted to the end, with a strength of "
    r"$\lambda = 1/t$. Both can be solved exactly, so that nothing here depends on how finely the steps are cut."
)
setting = choose()
seeds = choose_seeds("stopping as l2 seeds", *SEEDS, explained="Each seed has other true weights, inputs and noise.")
asked = st.container()
results: list[both.Both] = []


def show(fits: Sequence[Fits]) -> None:
    measured = both.Both.of(fits)
    results.append(measured)
    finding(both.finding(measured), "gradient flow", "early stopping", "L2")
    charts([error_panel(measured), ratio_panel(measured), path_panel(measured)], key="stopping as l2")
    st.caption(
        "First chart: squared distance of the weights from the true ones, geometric mean over the seeds and its 95 % "
        "interval. Second: errors as expected over the noise, given each seed's inputs, which is what the theorem of "
        "Ali et al. (2019) is about. Third, at the first seed: solid by stopping, dashed by L2, the six weights that "
        "end up largest.",
        help=explain("95 % interval", "geometric mean"),
    )
    ask(questions.second())


show_seeds(
    "stopping as l2",
    Task(fit_both),
    [(setting, seed) for seed in range(seeds)],
    show,
    ask=Ask("Answer first; then it takes a second or two.", once=True),
)
with asked:
    ask(questions.first(results[0] if results else None))
show_code(by_hand=by_hand(setting, seeds))
