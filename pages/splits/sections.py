"""The controls of the page on train, validation and test, and its training."""

from __future__ import annotations

import streamlit as st

from dashboard.data.parts import TEST, Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.figures.curves import loss_panel, metric_panel
from dashboard.ui.charts import show_charts
from dashboard.ui.controls.in_links import in_address
from dashboard.ui.finding import show_sentence
from dashboard.ui.questions.ask import ask_all
from dashboard.ui.studies.splits import made_here
from dashboard.ui.tables import small_table
from language.say import mark, t
from pages.splits.figures.formulas import accuracy_latex, gap_latex
from pages.splits.finding import ThreeSets
from pages.splits.questions import more_rows, rows_of_one_person
from pages.splits.trials import ROWS, SHARES, USUAL, much_to_learn_by_heart

PURPOSES = {
    mark("train"): (mark("fitting the weights"), mark("yes, at every step")),
    mark("validation"): (
        mark("choosing: when to stop, how large a network, which remedy"),
        mark("indirectly, through your choices"),
    ),
    mark("test"): (mark("one honest number at the very end"), mark("no, as long as nobody chooses by it")),
}


def experiment() -> Experiment:
    """Much to learn by heart, with as many rows and as large a training set as chosen."""
    with st.container(horizontal=True):
        rows = st.select_slider(t("Rows in all"), ROWS, USUAL[0], **in_address("splits rows"), width=240)
        share = st.select_slider(
            t("Train fraction"),
            SHARES,
            USUAL[1],
            **in_address("splits share"),
            width=240,
            format_func=lambda s: f"{s:.0%}",
        )
    return much_to_learn_by_heart(rows, share)


def show_purposes(splits: Splits) -> None:
    """What each split is for."""
    rows = [
        {
            t("Split"): f"**{t(name)}**",
            t("Rows"): f"{len(part):,}",
            t("Used for"): t(use),
            t("Does the network learn from it?"): t(known),
        }
        for (name, (use, known)), part in zip(PURPOSES.items(), splits.parts, strict=True)
    ]
    small_table(rows)


def show_training(records: tuple[Record, ...]) -> None:
    """The lab's own curves, and what the three sets say once the training has ended."""
    (record,) = records
    show_charts([loss_panel(record), metric_panel(record)], key="splits curves")
    if record.ending and record.ending.complete:
        sets = ThreeSets.of(record.history, made_here(record.experiment).sizes[TEST])
        numbers, choices = st.columns(2)
        with numbers:
            st.latex(accuracy_latex(sets))
            st.latex(gap_latex(sets))
            show_sentence(sets.overfitting_in_words, "overfitting", "accuracy", "gap")
        choices.markdown(
            t(
                "Why not choose on the test set? Because a choice is a kind of learning, too. Look at many networks, "
                "or many epochs, and one of them does well on the test set by luck. For a network of your own you "
                "look at it once, at the end. This lab may draw the test curve at every epoch: the data were made to "
                "show what overfitting does, and nothing is chosen by that curve. On **Your data** it is sealed "
                "until you ask."
            )
        )
        with choices:
            show_sentence(sets.peeking_in_words, "test set", "validation set")
        ask_all(more_rows(sets), rows_of_one_person())
