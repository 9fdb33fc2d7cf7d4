"""Capacity: loss against width and depth, and the second descent past interpolation."""

import streamlit as st

from dashboard.analysis import outcome
from dashboard.analysis.results import Results
from dashboard.analysis.table import losses_and_metrics, table
from dashboard.figures.series import Axes, series_panel
from dashboard.ui.charts import charts
from dashboard.ui.comparison import CURVES, choose_seeds, compare, loss_curves
from dashboard.ui.finding import finding
from dashboard.ui.glossary import explain
from dashboard.ui.tables import results_table
from dashboard.ui.waiting.batch import show_batch
from pages.capacity import finding as capacity
from pages.capacity.trials import DEPTHS, WIDTHS, depth_arms, descent_arms, width_arms

st.title("How large should a network be?", anchor=False)
st.markdown(
    "Too small, and it can't follow the pattern. Too large, and it follows the noise. Between them lies the network "
    "that does best on data it has not seen, and the curve over sizes looks like a U. Here the pattern is a ring "
    "inside another, and the noise are labels: two fifths of the training samples had theirs redrawn at random. "
    "Validation and test keep the true ones, so their loss can lie below that of training."
)
left, right = st.columns(2)
what = left.segmented_control(
    "What grows",
    ("width", "depth"),
    default="width",
    required=True,
    key="capacity of",
    persist_state="session",
    help="Units per layer, or hidden layers of 32 units.",
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


def show_descent(results: Results) -> None:
    finding(capacity.descent_finding(results), "double descent", "interpolation", "label noise")
    charts(
        [
            series_panel(
                "Error on MNIST-1D with 15 % of the training labels redrawn",
                capacity.descent_series(results),
                Axes(
                    "Units in each of two hidden layers (h)",
                    "Share classified wrongly",
                    log_x=True,
                    share=True,
                    zero=False,
                ),
                markers_only=(capacity.PUBLISHED,),
            )
        ],
        key="descent",
    )
    results_table(table(results, losses_and_metrics("accuracy")), name="second_descent")


compare(f"capacity {what}", arms, seeds, show)
st.header("Past the threshold: the second descent", anchor=False)
st.markdown(
    "With noisy labels, test error peaks where the network is just large enough to learn the training set by heart, "
    "and falls again beyond. The set-up is that published with MNIST-1D: 4,000 training samples, 40-h-h-10, SGD 0.01 "
    "with momentum 0.9, mini-batches of 100, 500 epochs, 15 % label noise. It differs in the initial weights "
    "(Glorot's, as in Keras), in the random draws, and in a validation set of 1,000 beside the test set of 1,000."
)
show_batch("descent", descent_arms(), 1, show_descent, begin=False, cost="One to two minutes on two cores.")
