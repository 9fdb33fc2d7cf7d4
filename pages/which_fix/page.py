"""Which fix helps: every applicable remedy on the same data, split and initial weights, over seeds."""

import streamlit as st

from dashboard.analysis.results import Results
from dashboard.analysis.table import EPOCHS, NEARLY_ZERO, losses_and_metrics, table
from dashboard.experiment.arms import BASELINE
from dashboard.experiment.remedies import applicable
from dashboard.language.say import t
from dashboard.ui.finding import finding
from dashboard.ui.frame.beside import beside
from dashboard.ui.glossary import explain
from dashboard.ui.questions.ask import ask_all
from dashboard.ui.studies.comparison import CURVES, OF_LAB, compare, loss_curves, say_experiment, show_changes
from dashboard.ui.studies.seeds import choose_seeds
from dashboard.ui.tables import results_table
from pages.which_fix import questions
from pages.which_fix.finding import finding as finding_of
from pages.which_fix.sections import tried_experiment
from pages.which_fix.trials import remedy_arms

st.title(t("Which fix helps?"), anchor=False)
reading, rest = beside()
reading.markdown(
    t(
        "The same network is trained as it is (the baseline) and with each remedy. At every seed all of them share the "
        "data, the split and the initial weights, so that a difference is due to the remedy and not to luck. Two of "
        "the remedies can't share everything: a smaller model has other weights, and more data come with a split of "
        "their own."
    )
)
experiment = tried_experiment()
with rest:
    say_experiment(experiment, OF_LAB)
    seeds = choose_seeds(
        key="fix seeds",
        fewest=5,
        most=30,
        usual=10,
        explained=t("How often the trial is repeated, each time with other data and other initial weights."),
    )


def show(results: Results) -> None:
    finding(finding_of(results), "baseline", "beyond chance")
    show_changes(results, BASELINE, key="fix changes")
    loss_curves(results, key="fix curves")
    sorting = t(
        "With early stopping a curve ends where half of the trainings have stopped. The table is sorted by the change "
        "of validation loss from the baseline, never by test loss; its numbers are those of the weights that are kept "
        "at the end."
    )
    st.caption(f"{t(CURVES)} {sorting}", help=explain("95 % interval", "geometric mean", "baseline", "regularization"))
    columns = (*losses_and_metrics(experiment.metric), NEARLY_ZERO, EPOCHS)
    results_table(table(results, columns, baseline=BASELINE), name="which_fix")
    with st.expander(t("Why each of them works")):
        st.markdown("\n".join(f"- **{fix.title}:** {fix.why}" for fix in applicable(experiment)))
    ask_all(questions.how_many(results), questions.fits_less())


compare(key="which fix", arms=remedy_arms(experiment), seeds=seeds, show=show)
