"""Data and splits: skewed splits, more samples, and labels that mean nothing."""

import streamlit as st

from dashboard.analysis import outcome
from dashboard.analysis.results import Results
from dashboard.analysis.table import losses_and_metrics, table
from dashboard.analysis.words import capital
from dashboard.figures.series import Axes, series_panel
from dashboard.ui.charts import show_charts
from dashboard.ui.code import show_code
from dashboard.ui.controls.in_links import in_links
from dashboard.ui.controls.words import choose_word
from dashboard.ui.finding import show_sentence
from dashboard.ui.frame.beside import open_page, three_columns, within
from dashboard.ui.questions.ask import ask_all
from dashboard.ui.studies.comparison import say_of_curves
from dashboard.ui.studies.curves import loss_curves
from dashboard.ui.studies.seeds import choose_seeds
from dashboard.ui.studies.splits import made_here
from dashboard.ui.sweeps.offered import offer_sweep
from dashboard.ui.tables import results_table
from dashboard.ui.waiting.batch import show_batch
from language.say import mark, t
from pages.data_and_splits import questions
from pages.data_and_splits.figures import shares_panel
from pages.data_and_splits.finding.labels import LABEL_NAMES, label_noise_series, labels_finding
from pages.data_and_splits.finding.samples import SAMPLES_NAMES, samples_finding, training_size_series
from pages.data_and_splits.finding.splits import SPLIT_NAMES, class_shares, split_finding
from pages.data_and_splits.trials import NAMED_SIZES, SAMPLES, SKEW, SWEPT, data_arms

_, rest = open_page(
    t("Is it the network, or is it the data?"),
    t(
        "A gap between training and test need not be the network's fault. The splits may differ, there may be too "
        "little data, or the labels may be wrong."
    ),
)
with rest:
    left, right = st.columns(2)
    skew = left.slider(
        t("Skew of the splits"),
        0.1,
        0.45,
        SKEW,
        0.05,
        help=t("How strongly class 0 is concentrated in training and class 1 in test."),
        **in_links("data skew"),
    )
    with right:
        seeds = choose_seeds(key="data seeds", fewest=3, most=20, wide=False)
arms = data_arms(skew)
columns = losses_and_metrics("accuracy")


def show_splits(results: Results) -> None:
    st.header(t("When the splits differ"), anchor=False)
    reading, rest, _ = three_columns(key="data splits")
    with reading:
        show_sentence(split_finding(results), "skew", "stratified", "gap")
    pair = results.only(SPLIT_NAMES)
    shares = [(arm.title, class_shares(made_here(arm.experiment), 2)) for arm in pair.arms]
    with rest:
        show_charts(
            [shares_panel(t("{title}: class shares", title=title), share) for title, share in shares], key="data shares"
        )
    loss_curves(pair, key="data splits", quantity="metrics", y=mark("Accuracy"))
    say_of_curves(losses=False)
    results_table(table(pair, columns), name="skewed_split")


def show_sizes(results: Results) -> None:
    st.header(t("Would more data help?"), anchor=False)
    reading, rest, after = three_columns(key="data samples")
    with reading:
        show_sentence(samples_finding(results), "overfitting", "gap")
    loss = Axes(t("Training samples"), t("Loss"), log_x=True, ticks=NAMED_SIZES)
    error = Axes(t("Training samples"), t("Share classified wrongly"), log_x=True, share=True, ticks=NAMED_SIZES)
    losses = training_size_series(results, outcome.loss_on, geometric=True)
    errors = training_size_series(results, outcome.error_on)
    with rest:
        show_charts(
            [
                series_panel(t("Loss against training samples"), losses, loss),
                series_panel(t("Error against training samples"), errors, error),
            ],
            key="data samples",
        )
    after.caption(
        t(
            "Of {samples:,} samples, 20% are for validation, drawn again for each size of the training set. Of the "
            "rest, whatever training does not use is the test set.",
            samples=SAMPLES,
        )
    )
    say_of_curves()
    results_table(table(results.only(SAMPLES_NAMES), columns), name="more_data")


def show_labels(results: Results) -> None:
    st.header(t("Labels that mean nothing"), anchor=False)
    reading, rest, after = three_columns(key="data labels")
    with reading:
        show_sentence(labels_finding(results), "label noise", "interpolation")
    axes = Axes(t("Share of labels redrawn"), t("Accuracy"), share=True, share_x=True)
    panel = series_panel(t("Accuracy against label noise"), label_noise_series(results), axes)
    with rest:
        show_charts([panel], key="data labels")
    after.caption(
        t(
            "Digits of 8 \N{MULTIPLICATION SIGN} 8 pixels and one hidden layer of 256 units: an analogue of Zhang and "
            "others (2017), whose networks reached at least 99% training accuracy on CIFAR-10 "
            "with random labels, with test accuracy at chance level."
        )
    )
    results_table(table(results.only(LABEL_NAMES), columns), name="random_labels")


def show(results: Results) -> None:
    show_splits(results)
    show_sizes(results)
    show_labels(results)
    ask_all(questions.half_the_labels(results), questions.training_loss(results), over=results.over)


below = st.container()
with rest:
    show_batch("data", arms, seeds, within(below, show))
st.header(t("Drag through the data"), anchor=False)
st.markdown(
    t(
        "Watch the gap between the curves as two moons get more training samples, or as more labels of the digits are "
        "wrong."
    )
)
dragged = choose_word(t("What changes"), tuple(SWEPT), t, key="data dragged", default=next(iter(SWEPT)))
number, swept, values = SWEPT[dragged]
offer_sweep("data", swept(), number, seeds, values=values, title=capital(t(dragged)))
show_code(arms, seeds)
