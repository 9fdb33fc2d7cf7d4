"""Selecting inputs: noise that cross-validates well, because its inputs were chosen before it was split."""

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
from pages.selecting_inputs import finding as found
from pages.selecting_inputs import questions
from pages.selecting_inputs.figures import error_panel
from pages.selecting_inputs.sections import choose
from pages.selecting_inputs.tasks import Errors, select_all
from pages.selecting_inputs.trials import FOLDS, SEEDS, by_hand

st.title("Can noise pass cross-validation?", anchor=False)
st.markdown(
    "Few rows and thousands of inputs: it seems wise to keep the inputs that **go best with the classes**, and to see "
    f"by cross-validation in {FOLDS} folds how well a classifier does with them. Here everything is noise, so that "
    "half of all answers are wrong on new rows, whatever is done. The classifier is the simplest one: it answers with "
    "the class of the nearest row."
)
setting = choose()
seeds = choose_seeds("selecting seeds", *SEEDS, explained="Each seed draws other noise.")
asked = st.container()
results: list[found.Measured] = []


def show(errors: Sequence[Errors]) -> None:
    measured = found.Measured.of(setting, errors)
    results.append(measured)
    finding(found.finding(measured), "95 % interval")
    charts([error_panel(measured)], key="selecting inputs")
    st.caption(
        "Means over the seeds with 95 % intervals, for more and more of the same inputs. Where as many are kept as "
        "there are, nothing is selected. *On new rows*: what was selected before the split, on rows drawn afterwards.",
        help=explain("95 % interval"),
    )
    ask(questions.second())


show_seeds(
    "selecting inputs",
    Task(select_all),
    [(setting, seed) for seed in range(seeds)],
    show,
    ask=Ask("Answer first; then it takes a second or two.", once=True),
)
with asked:
    ask(questions.first(setting, results[0] if results else None))
show_code(by_hand=by_hand(setting, seeds))
