"""Capacity: loss against width and depth, and the second descent past interpolation."""

from dataclasses import replace

import streamlit as st

from dashboard.analysis import outcome
from dashboard.analysis.results import Results
from dashboard.analysis.table import losses_and_metrics, table
from dashboard.experiment.arms import grid
from dashboard.figures.series import Axes, series_panel
from dashboard.ui.charts import show_charts
from dashboard.ui.code import show_code
from dashboard.ui.controls.words import choose_word
from dashboard.ui.finding import show_sentence
from dashboard.ui.frame.beside import beside, open_page, within
from dashboard.ui.questions.ask import ask_all
from dashboard.ui.server import get_engine
from dashboard.ui.studies.comparison import show_results
from dashboard.ui.studies.seeds import choose_seeds
from dashboard.ui.sweeps.offered import offer_sweep
from dashboard.ui.tables import results_table
from dashboard.ui.waiting.batch import show_batch
from dashboard.ui.waiting.durations import duration_in_words
from dashboard.ui.waiting.work import RunPrompt
from language.say import later, mark, t
from pages.capacity import questions
from pages.capacity.finding import descent, sizes
from pages.capacity.trials import (
    DEPTH,
    DEPTHS,
    DESCENT_WIDTHS,
    SWEPT_WIDTHS,
    WIDTH,
    WIDTHS,
    depth_arms,
    descent_arms,
    swept,
    width_arms,
)

_, rest = open_page(
    t("How large should a network be?"),
    t(
        "Too small, and it can't follow the pattern: it is off in much the same way whatever the training rows "
        "(**bias**). Too large, and it follows the noise: it changes with every draw of them (**variance**). Between "
        "them, loss on new data is lowest: plotted against size, it is often U-shaped. Here the pattern is one ring "
        "inside another, and two fifths of the training labels are redrawn at random, so that about one in five is "
        "wrong. Validation and test keep the true labels, so their loss can be lower than that of training."
    ),
)
with rest:
    left, right = st.columns(2)
    with left:
        what = choose_word(
            t("What grows"),
            (WIDTH, DEPTH),
            t,
            key="capacity of",
            default=WIDTH,
            explained=t("Units per layer, or hidden layers of 32 units."),
        )
    with right:
        seeds = choose_seeds(key="capacity seeds", fewest=3, most=20, wide=False)
numbers, arms, axis = {
    WIDTH: (WIDTHS, width_arms(), t("Units in each of two hidden layers")),
    DEPTH: (DEPTHS, depth_arms(), t("Hidden layers of 32 units")),
}[what]


def show(results: Results) -> None:
    reading, figures = beside(key="capacity found")
    with reading:
        show_sentence(sizes.finding(results, what), "capacity", "underfitting", "overfitting")
    with figures:
        show_sizes(results)
    show_results(results, losses_and_metrics("accuracy"), name=f"capacity_{what}", key="capacity")
    ask_all(questions.stopped(results), questions.turns(results), over=results.over)


def show_sizes(results: Results) -> None:
    loss = Axes(axis, t("Loss"), log_x=what == WIDTH)
    error = Axes(axis, t("Share classified wrongly"), log_x=what == WIDTH, share=True)
    show_charts(
        [
            series_panel(t("Loss"), sizes.size_series(results, numbers, outcome.loss_on, geometric=True), loss),
            series_panel(t("Error"), sizes.size_series(results, numbers, outcome.error_on), error),
        ],
        key="capacity paths",
    )


def show_descent(results: Results) -> None:
    show_sentence(descent.finding(results), "double descent", "interpolation", "label noise")
    x, y = t("Units in each of two hidden layers (h)"), t("Share classified wrongly")
    axes = Axes(x, y, log_x=True, share=True, ticks=DESCENT_WIDTHS)
    fitted = descent.threshold(results)
    show_charts(
        [
            series_panel(
                t("Error on data not seen"),
                descent.held_out_series(results),
                replace(axes, within=(0.4, 0.6)),
                mark=fitted,
                markers_only=(t(descent.PUBLISHED),),
            ),
            series_panel(t("Error in training"), descent.training_series(results), axes, mark=fitted),
        ],
        key="descent",
    )
    if fitted is not None:
        st.caption(t("From the dotted line on, networks fit nearly every training sample (99% or more)."))
    results_table(table(results, losses_and_metrics("accuracy")), name="second_descent")


below = st.container()
with rest:
    show_batch(f"capacity {what}", arms, seeds, within(below, show))
st.header(t("Drag through the sizes"), anchor=False)
st.markdown(
    t(
        "Watch the boundary: from which size on does it close around the inner ring, and from which on around "
        "individual points? What grows is chosen above."
    )
)
offer_sweep("capacity", swept(what), what, seeds, values=SWEPT_WIDTHS if what == WIDTH else DEPTHS)
st.header(t("Past the threshold: the second descent"), anchor=False)
st.markdown(
    t(
        "With noisy labels, test error peaks about where the network is just large enough to memorize the training "
        "set, the **interpolation threshold**, and falls again beyond: **double descent**."
    )
)
with st.expander(t("The published experiment, and what differs here"), icon=":material/science:"):
    st.markdown(
        t(
            "- **Published:** the [MNIST-1D "
            "notebook](https://github.com/greydanus/mnist1d/blob/9129ceb/notebooks/deep-double-descent.ipynb) in its "
            "corrected version (commit 9129ceb): 4,000 training samples, 40-h-h-10, SGD 0.01 with momentum 0.9, "
            "mini-batches of 100, 500 epochs, 15% label noise. Each width is trained once and tested on 12,000 "
            "samples.\n- **Here:** inputs are standardized, initial weights are Glorot's, as in Keras, and there are "
            "1,000 samples each for validation and test."
        )
    )
repeats = choose_seeds(key="descent seeds", fewest=1, most=5, usual=3, label=mark("Training runs of each width"))
widths = descent_arms()
cost = later("About {time}.", time=duration_in_words(get_engine().seconds(*grid(widths, repeats))))
show_batch("descent", widths, repeats, show_descent, ask=RunPrompt(cost, mark("Train the widths")))
show_code(arms, seeds)
