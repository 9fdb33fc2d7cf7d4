"""Early stopping: trained once to the end, then every stopping rule replayed on the recorded curves."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from dashboard.analysis.comparison_words import mishaps_in_words
from dashboard.analysis.results import Results
from dashboard.experiment.record import Record
from dashboard.figures.series import Axes, series_panel
from dashboard.ui.charts import show_charts, show_with_shared_legend
from dashboard.ui.code import show_code
from dashboard.ui.controls.in_links import in_links
from dashboard.ui.controls.lab_link import lab_link
from dashboard.ui.finding import show_sentence
from dashboard.ui.frame.beside import open_page
from dashboard.ui.glossary import explain
from dashboard.ui.questions.ask import ask_all
from dashboard.ui.studies.comparison import say_experiment
from dashboard.ui.studies.seeds import choose_seeds
from dashboard.ui.sweeps.offered import offer_sweep
from dashboard.ui.waiting.batch import show_batch
from dashboard.ui.waiting.side_by_side import show_side_by_side
from language.say import t
from pages.early_stopping import questions
from pages.early_stopping.figures import kept_panel, plane_panel, stopped_panel
from pages.early_stopping.finding import stopping
from pages.early_stopping.finding.rules import MOST_PATIENCE, RULES, replay
from pages.early_stopping.trials import PATIENCES, SEEDS, TO_THE_END, listing, stopped, whole_arms

arms = whole_arms()
reading, rest = open_page(
    t("When should training stop?"),
    t(
        "Each network is trained once to the end and its curves are recorded. Then every stopping rule is replayed "
        "on them: epoch by epoch it sees what it would have seen, and decides by training and validation loss alone. "
        "Test loss only shows afterwards what the decision was worth."
    ),
)
with rest:
    left, middle, right = st.columns(3, vertical_alignment="bottom")
    patience = left.slider(
        t("Patience (epochs)"),
        1,
        MOST_PATIENCE,
        20,
        help=t("Epochs without a new lowest validation loss before Keras stops."),
        **in_links("replay patience"),
    )
    with middle:
        seeds = choose_seeds(key="stopping seeds", fewest=5, most=30, usual=SEEDS, wide=False)
    restore = right.toggle(
        t("Restore best weights"),
        value=True,
        help=t("Go back to the epoch with the lowest validation loss; without it, the last weights are kept."),
        **in_links("replay restore"),
    )
with reading:
    say_experiment(arms[0].experiment)


def show(results: Results) -> None:
    records = results[TO_THE_END]
    curves = stopping.loss_curves(records)
    said = f"{stopping.finding(curves, patience)} {mishaps_in_words(results)}".strip()
    show_sentence(said, "early stopping", "patience", "geometric mean")
    with below:
        show_stopping(records, curves)
        show_rules()
        ask_all(questions.lowest_on_both(curves, patience), questions.chosen_on())


def show_stopping(records: Sequence[Record], curves: Sequence[np.ndarray]) -> None:
    stop = replay(RULES["patience"], patience, curves[0])
    show_charts(
        [
            stopped_panel(records[0], stop, restore=restore),
            series_panel(
                t("Test loss by patience"),
                stopping.patience_series(curves),
                Axes(t("Patience"), t("Test loss")),
                mark=patience,
            ),
            plane_panel(stopping.points(curves), stopping.to_the_end(curves)),
        ],
        key="stopping",
    )
    st.caption(
        t(
            "Pale: what would have followed the stop. Test losses are geometric means over the seeds; shaded are 95% "
            "intervals. In the chart over patience, the vertical line is at the chosen one."
        ),
        help=explain("95% interval", "geometric mean"),
    )


def show_rules() -> None:
    """What each rule does, beside what is known of such rules elsewhere."""
    rules, published = st.columns(2, gap="medium")
    rules.markdown(
        "\n".join(f"- **{t(rule.title)}** ({rule.range_in_words}): {t(rule.why)}" for rule in RULES.values())
    )
    published.caption(
        t(
            "On other problems, Prechelt (1998) found that slower rules generalize about 4% better and take about "
            "4 times as long. Whatever the rule, the weights it restores are those of the lowest validation "
            "loss that it has seen; Keras restores them at the end of training, even when nothing has stopped it."
        )
    )


def show_kept(records: tuple[Record, ...]) -> None:
    if all(record.final is not None for record in records):
        show_sentence(stopping.kept_finding(*records), "early stopping", "test set")
        show_with_shared_legend([kept_panel(record) for record in records], key="kept weights")


below = st.container()
with rest:
    show_batch(key="early stopping", arms=arms, seeds=seeds, draw=show)
st.header(t("Which weights are kept?"), anchor=False)
st.markdown(
    t(
        "Here the first of these runs is repeated, with Keras's early stopping at this patience: once with its best "
        "weights restored, and once left as it was when it stopped."
    )
)
kept = [stopped(patience, restore=put_back) for put_back in (True, False)]
show_side_by_side(key="kept weights", experiments=kept, draw=show_kept)
st.header(t("Drag through values of patience"), anchor=False)
st.markdown(
    t(
        "Watch where training stops and, with **Restore best weights**, which epoch's weights are restored. The charts "
        "show the weights that are kept."
    )
)
offer_sweep("stopping", stopped(patience, restore=restore), "patience", seeds, values=PATIENCES, is_set=True)
lab_link(t("Open in the lab, with this patience"), stopped(patience, restore=restore))
show_code(listing(patience, seeds))
