"""More data can hurt: a linear model at more and more rows, beside the published curve."""

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
from pages.more_data import questions
from pages.more_data.figures import error_panel, length_panel
from pages.more_data.finding import measured as rows
from pages.more_data.sections import choose
from pages.more_data.tasks import Fits, fit_all
from pages.more_data.trials import SEEDS, by_hand

st.title("Can more data make a model worse?", anchor=False)
st.markdown(
    "A **linear model** adds up its inputs, each times a weight. With fewer rows than weights, many sets of weights "
    "fit every row exactly, noise included; training by gradient descent from zero ends at the shortest of them, the "
    "**minimum-norm** solution. How wrong that one is on new data has been worked out on paper, for any ratio of rows "
    "to weights. Here it is fitted, over seeds, and laid beside the formula."
)
setting = choose()
seeds = choose_seeds("more data seeds", *SEEDS, explained="Each seed has other true weights, inputs and noise.")
asked = st.container()
results: list[rows.Measured] = []


def show(fits: Sequence[Fits]) -> None:
    measured = rows.Measured.of(setting, fits)
    results.append(measured)
    finding(rows.finding(measured), "minimum-norm", "interpolation", "L2")
    charts([error_panel(measured), length_panel(measured)], key="more data")
    st.caption(
        "Solid: geometric mean over the seeds and its 95 % interval. Dashed: the published formula, for rows and "
        "weights without end (Hastie et al. 2022). Dotted: as many rows as weights; the true weights' length.",
        help=explain("95 % interval", "geometric mean"),
    )
    ask(questions.second())


show_seeds(
    "more data",
    Task(fit_all),
    [(setting, seed) for seed in range(seeds)],
    show,
    ask=Ask("Answer first; then it takes a second or two.", once=True),
)
with asked:
    ask(questions.first(setting, results[0] if results else None))
show_code(by_hand=by_hand(setting, seeds))
