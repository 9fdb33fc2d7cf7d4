"""Your data: a CSV, networks of three sizes on it, and remedies for the large one."""

import streamlit as st

from dashboard.analysis.results import Results
from dashboard.analysis.table import EPOCHS, losses_and_metrics, table
from dashboard.experiment.arms import BASELINE
from dashboard.ui.code import show_code
from dashboard.ui.comparison import CURVES, choose_seeds, loss_curves, show_changes
from dashboard.ui.controls import settings
from dashboard.ui.finding import finding
from dashboard.ui.glossary import explain
from dashboard.ui.lessons import LESSONS
from dashboard.ui.tables import results_table
from dashboard.ui.waiting.batch import show_batch
from pages.your_data.finding import finding as finding_of
from pages.your_data.finding import guess
from pages.your_data.sections import bring, choose_columns, plain, show_columns
from pages.your_data.trials.sizes import own_arms

st.title("Does a network overfit your data?", anchor=False)
st.markdown(
    "Bring a table as a CSV and say what to predict. Networks of three sizes are trained on three fifths of its rows, "
    "and the large one also with remedies; a fifth validates, a fifth tests. Another seed draws another split."
)
brought = bring()
experiment = choose_columns(brought)
with st.expander(f"What was read: {len(brought.usable)} of {len(brought.columns)} columns can be used"):
    show_columns(brought)
if experiment is None:
    st.stop()
seeds = choose_seeds("own seeds", 3, 20, 8, explained="Each seed has another split and other initial weights.")
arms = own_arms(experiment)
dataset, metric, early = experiment.dataset, experiment.metric, experiment.training.epochs // 20


def show(results: Results) -> None:
    finding(finding_of(results), "overfitting", "validation set", "test set")
    show_changes(results, BASELINE, key="own changes")
    loss_curves(results, key="own curves", after=early)
    st.caption(
        f"{CURVES} In the first epochs a curve may lie above its chart. The table is sorted by the change of "
        "validation loss from the large network, never by test loss.",
        help=explain("95 % interval", "geometric mean", "gap"),
    )
    results_table(table(results, (*losses_and_metrics(metric), EPOCHS), baseline=BASELINE), name="your_data")


st.caption(
    f"{plain(dataset.text)} {dataset.features} inputs, predicting {plain(dataset.target_name)}. {plain(guess(dataset))}"
)
show_batch("own", arms, seeds, show)
if st.button("Try every remedy on these data", icon=":material/healing:", on_click=settings.choose, args=(experiment,)):
    st.switch_page(LESSONS["which_fix"].path)
show_code(arms, seeds)
