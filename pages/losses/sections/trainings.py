"""Trainings with a loss that suits the task and with one that does not."""

from __future__ import annotations

import streamlit as st

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.figures.series import Axes, series_panel
from dashboard.ui.charts import show_with_shared_legend
from dashboard.ui.controls.in_links import in_address
from dashboard.ui.controls.words import choose_word
from dashboard.ui.finding import show_sentence
from language.say import mark, t
from pages.losses import trials
from pages.losses.figures.accuracy import accuracy_panel
from pages.losses.finding.pace import pace_in_words
from pages.losses.finding.unlearning import STEPS, Unlearning, series, unlearnings

OPTIMIZERS = {"sgd": mark("SGD with momentum"), "adam": mark("Adam")}
WRONG_STEPS = (200, 400, 800, 1600)


def show_unlearning() -> tuple[Unlearning, ...]:
    """Networks that start confidently wrong, by each loss."""
    wrong_steps = st.select_slider(
        t("Steps on the wrong classes"),
        WRONG_STEPS,
        800,
        **in_address("losses wrong steps"),
        width=320,
        help=t(
            "The more there are, the more confident the network is in the wrong class before it sees the true ones."
        ),
    )
    found = _unlearnings(wrong_steps)
    axes = Axes(t("Steps of gradient descent on the true classes"), t("Training accuracy"), share=True)
    panel = series_panel(t("From confidently wrong to right"), series(found), axes)
    panel.figure.update_xaxes(range=[0, 1.01 * STEPS])
    show_with_shared_legend([panel], key="losses unlearning")
    return found


@st.cache_resource(show_spinner=False)
def _unlearnings(wrong_steps: int) -> tuple[Unlearning, ...]:
    return unlearnings(wrong_steps)


def suited_and_unsuited() -> tuple[Experiment, Experiment]:
    """The same network, data and first weights with cross-entropy and with squared error on a sigmoid."""
    optimizer = choose_word(
        t("Optimizer"), list(trials.RATES), lambda name: t(OPTIMIZERS[name]), key="losses optimizer", default="sgd"
    )
    return trials.suited_and_unsuited(optimizer)


def show_trainings(records: tuple[Record, ...]) -> None:
    """Accuracy, which both can be measured by; their losses have different units."""
    names = [record.experiment.loss.title for record in records]
    show_with_shared_legend(
        [accuracy_panel(records, names, split) for split in ("train", "test")], key="losses trainings"
    )
    if all(record.ending and record.ending.complete for record in records):
        show_sentence(pace_in_words(records, trials.REACHED), "accuracy", "epoch", "momentum", "Adam")
