"""Dropout: masks step by step, curves over rates, and the ensemble behind it."""

import streamlit as st

from dashboard.analysis.results import Results
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.figures.series import Axes, series_panel
from dashboard.ui.charts import show_charts
from dashboard.ui.code import show_code
from dashboard.ui.controls.in_links import in_links
from dashboard.ui.finding import show_sentence
from dashboard.ui.frame.beside import beside, open_page
from dashboard.ui.questions.ask import ask, ask_all
from dashboard.ui.studies.comparison import say_experiment, show_results
from dashboard.ui.studies.seeds import choose_seeds
from dashboard.ui.sweeps.offered import offer_sweep
from dashboard.ui.waiting.batch import Extras, show_batch
from language.say import t
from pages.dropout import questions
from pages.dropout.finding import rates
from pages.dropout.sections.ensemble import show_ensemble
from pages.dropout.sections.masks import show_masks
from pages.dropout.trials import RATES, arm_name, members, rate_arms

reading, rest = open_page(
    t("Why does it help to drop units at random?"),
    t(
        "During training, dropout switches off each hidden unit with the chosen probability, drawn anew for every "
        "sample at every step. So each sample trains a different thinned network, and no unit can rely on any "
        "particular other unit."
    ),
)
with rest:
    left, right = st.columns(2)
    rate = left.select_slider(
        t("Rate to look at"),
        RATES,
        0.5,
        help=t("The probability with which a hidden unit is dropped. All rates are trained."),
        **in_links("dropout rate"),
    )
    with right:
        seeds = choose_seeds(key="dropout seeds", fewest=3, most=20, wide=False)
experiment = Experiment()
# The rate that the question is about while the slider is at 0.
MIDDLE = 0.5
with rest:
    say_experiment(experiment)
with reading:
    ask(questions.evaluated())


def show(results: Results) -> None:
    show_sentence(rates.finding(results, rate), "dropout", "weight-scaled network")
    with below:
        show_rates(results)
        ask_all(questions.stopped(results, rate or MIDDLE), over=results.over)
        if rate > 0:
            show_behind(results)


def show_rates(results: Results) -> None:
    loss, norm = Axes(t("Dropout rate"), t("Loss")), Axes(t("Dropout rate"), t("Norm"))
    show_charts(
        [
            series_panel(t("Loss at the end"), rates.loss_series(results), loss, mark=rate),
            series_panel(t("Largest weight norm into a hidden unit"), rates.norm_series(results), norm, mark=rate),
        ],
        key="dropout paths",
    )
    show_results(results, rates.columns(experiment.metric), baseline=arm_name(0.0), name="dropout", key="dropout")


def show_behind(results: Results) -> None:
    st.header(t("The ensemble at rate {rate:g}", rate=rate), anchor=False)
    reading, scores = beside("ensemble")
    reading.markdown(
        t(
            "One trained network is thinned at random a hundred times. The **weight-scaled network**, in which no unit "
            "is dropped, stands for their mean, and is what Keras evaluates. (Its name is from the first form of "
            "dropout, which scaled the weights after training; Keras multiplies what is kept by 1 / (1 − rate) while "
            "training instead.) For a linear network its logit is the mean over all masks exactly; where activations "
            "bend, it is an approximation. Beside them stand real ensembles: networks trained separately on the same "
            "data, without dropout, from other initial weights. An ensemble's cross-entropy is never above the mean of "
            "its members'; but if all of them overfit, the ensemble may, too."
        )
    )
    show_ensemble(results, rate, scores)


below = st.container()
with rest:
    show_batch("dropout", rate_arms(experiment), seeds, show, extras=Extras(members(experiment, seeds)))
st.header(t("Drag through the rates"), anchor=False)
st.markdown(t("Watch how the boundary changes with the rate. Training loss rises with it; does validation loss, too?"))
offer_sweep("dropout", experiment, "dropout", seeds)
if rate > 0:
    st.header(t("Which networks does a mini-batch train?"), anchor=False)
    st.markdown(t("These are the masks used in training itself, drawn again from the same seed, layer and step."))
    show_masks(change(experiment, dropout=rate))
show_code(rate_arms(experiment), seeds)
