"""Capacity: loss against width and depth, and the second descent past interpolation."""

from dataclasses import replace

import streamlit as st

from dashboard.analysis import outcome
from dashboard.analysis.results import Results
from dashboard.analysis.table import losses_and_metrics, table
from dashboard.figures.series import Axes, series_panel
from dashboard.ui.charts import charts
from dashboard.ui.controls.in_links import IN_LINKS
from dashboard.ui.finding import finding
from dashboard.ui.glossary import explain
from dashboard.ui.questions.ask import ask_all
from dashboard.ui.studies.comparison import CURVES, compare, loss_curves
from dashboard.ui.studies.seeds import choose_seeds
from dashboard.ui.tables import results_table
from dashboard.ui.waiting.batch import Ask, show_batch
from pages.capacity import questions
from pages.capacity.finding import descent
from pages.capacity.finding import sizes as capacity
from pages.capacity.trials import DEPTHS, DESCENT_WIDTHS, WIDTHS, depth_arms, descent_arms, width_arms

st.title("How large should a network be?", anchor=False)
st.markdown(
    "Too small, and it can't follow the pattern. Too large, and it follows the noise. Between them lies the network "
    "that does best on data it has not seen, and the curve over sizes looks like a U. Here the pattern is a ring "
    "inside another, and the noise is in the labels: two fifths of the training samples had theirs redrawn at random. "
    "Validation and test keep the true labels, so their loss can be lower than that of training."
)
left, right = st.columns(2)
what = left.segmented_control(
    "What grows",
    ("width", "depth"),
    default="width",
    required=True,
    key="capacity of",
    help="Units per layer, or hidden layers of 32 units.",
    **IN_LINKS,
)
with right:
    seeds = choose_seeds("capacity seeds", 3, 20, 8, wide=False)
sizes, arms, axis = {
    "width": (WIDTHS, width_arms(), "Units in each of two hidden layers"),
    "depth": (DEPTHS, depth_arms(), "Hidden layers of 32 units"),
}[what]


def show(results: Results) -> None:
    finding(capacity.finding(results, what), "capacity", "underfitting", "overfitting")
    charts(
        [
            series_panel(
                "Loss", capacity.size_series(results, sizes, outcome.loss_on), Axes(axis, "Loss", log_x=what == "width")
            ),
            series_panel(
                "Error",
                capacity.size_series(results, sizes, outcome.error_on),
                Axes(axis, "Share classified wrongly", log_x=what == "width", share=True),
            ),
        ],
        key="capacity paths",
    )
    loss_curves(results, key="capacity curves")
    st.caption(CURVES, help=explain("95 % interval", "geometric mean"))
    results_table(table(results, losses_and_metrics("accuracy")), name=f"capacity_{what}")
    ask_all(questions.over_size(results, what), questions.training_loss(results))


def show_descent(results: Results) -> None:
    finding(descent.finding(results), "double descent", "interpolation", "label noise")
    x, y = "Units in each of two hidden layers (h)", "Share classified wrongly"
    axes = Axes(x, y, log_x=True, share=True, ticks=DESCENT_WIDTHS)
    fitted = descent.threshold(results)
    charts(
        [
            series_panel(
                "Error on data not seen",
                descent.held_out_series(results),
                replace(axes, within=(0.4, 0.6)),
                mark=fitted,
                markers_only=(descent.PUBLISHED,),
            ),
            series_panel("Error in training", descent.training_series(results), axes, mark=fitted),
        ],
        key="descent",
    )
    st.caption("The dotted line marks the narrowest network that fits nearly every training sample (99 %).")
    results_table(table(results, losses_and_metrics("accuracy")), name="second_descent")


compare(f"capacity {what}", arms, seeds, show)
st.header("Past the threshold: the second descent", anchor=False)
st.markdown(
    "With noisy labels, test error peaks where the network is just large enough to memorise the training set, "
    "and falls again beyond. The set-up is that of the "
    "[notebook of MNIST-1D](https://github.com/greydanus/mnist1d/blob/9129ceb/notebooks/deep-double-descent.ipynb) in "
    "its corrected version (commit 9129ceb): 4,000 training samples, 40-h-h-10, SGD 0.01 with momentum 0.9, "
    "mini-batches of 100, 500 epochs, 15 % label noise. Here the inputs are standardised, the initial weights are "
    "Glorot's, as in Keras, and 1,000 samples validate and 1,000 test; there, 12,000 test, and each width is trained "
    "once."
)
seeds = choose_seeds("descent seeds", 1, 5, 3, label="Trainings of each width")
cost = f"About {30 * seeds} to {60 * seeds} s on two cores."
show_batch("descent", descent_arms(), seeds, show_descent, ask=Ask(cost))
