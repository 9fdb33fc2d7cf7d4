"""Three approaches to one data set, beside each other: their scores by seed, and the features that they use."""

from __future__ import annotations

import numpy as np
import streamlit as st

from dashboard.analysis.networks.network import Network, network
from dashboard.engine.batch import Batch
from dashboard.figures.predicted.predictors import Classifier, Predictors
from dashboard.ui.charts import show_charts, show_with_shared_legend
from dashboard.ui.code import show_code
from dashboard.ui.controls.in_links import in_address
from dashboard.ui.controls.lab_link import lab_link
from dashboard.ui.controls.words import choose_word
from dashboard.ui.finding import show_sentence
from dashboard.ui.frame.beside import beside
from dashboard.ui.questions.ask import ask_all
from dashboard.ui.server import get_engine, say_it_starts
from dashboard.ui.tables import small_table
from dashboard.ui.waiting.live import watch
from dashboard.ui.waiting.problems import show_problems
from dashboard.ui.waiting.work import RUN
from language.say import mark, t
from pages.features import questions
from pages.features.figures.approaches import answer_panel, features_panel, scores_panel
from pages.features.figures.formulas import score_latex
from pages.features.finding import convolved_maps, handmade_image_maps, handmade_maps, in_words, learned_maps, square
from pages.features.sections.work import Work, approaches_of, begin_on, work_on
from pages.features.trials.bases import BASES, convolved
from pages.features.trials.handmade import HANDMADE
from pages.features.trials.listing import listing

LEARNED = 8
FEATURES = mark("The features")
SHADES = mark("Dark is high and light is low, on each map's own scale.")
FINDERS = (mark("nobody"), mark("a person, before training"), mark("the network, while training"))


def choice() -> str:
    return choose_word(
        t("Data"), list(BASES), lambda name: BASES[name].dataset.title, key="features data", default="circles"
    )


def show_steps(dataset: str) -> None:
    """The steps of each approach; who finds the features is the difference."""
    rows = [
        {t("Approach"): f"**{approach.title}**", t("Steps"): " → ".join(approach.steps), t("Features found by"): t(who)}
        for approach, who in zip(approaches_of(dataset), FINDERS, strict=True)
    ]
    small_table(rows)
    st.markdown(t("The hand-made features as formulas:"))
    st.latex(HANDMADE[dataset].formula)


def show_approaches(dataset: str) -> None:
    """Fits them as soon as the engine is there, and shows the scores as they arrive."""

    def stage() -> tuple[bool, bool, bool]:
        work = work_on(dataset)
        return get_engine().ready, work is not None, work is not None and work.ended

    drawn_at, work = stage(), work_on(dataset)
    ready, _, ended = drawn_at
    # Until its button is pressed nothing happens, and what failed has it once a worker is there.
    over = ready if work is None else ended and (ready or not work.failed)
    watch(lambda: _shown(work_on(dataset), dataset), stage, drawn_at, over=over)


def _shown(work: Work | None, dataset: str) -> None:
    if get_engine().ready and (work is None or work.failed):
        st.button(t(RUN), icon=":material/play_arrow:", key="run features", on_click=begin_on, args=(dataset,))
    if work is not None:
        _show(work)
    elif not get_engine().ready:
        say_it_starts(mark("The first scores"))


def _show(work: Work) -> None:
    show_problems(work.raw, work.made, work.convolutional, Batch(work.networks))
    reading, rest = beside("scores")
    with rest:
        show_charts([scores_panel(work.approaches)], key="features scores")
    with reading:
        _found(work)
    (_images if work.convolutional.total else _planes)(work)
    dataset = work.base.data.dataset
    # As long as networks train, the one that is best over all is not known.
    approaches = work.approaches if work.ended else approaches_of(dataset)
    ask_all(questions.at_one_seed(dataset, approaches), questions.without_hidden_layers(), over=work.ended)


def _found(work: Work) -> None:
    if work.ended and (said := in_words(work.approaches)):
        show_sentence(said, "feature", "accuracy", "SVM", "seed", "95% interval")
    elif not work.ended:
        done = sum(len(approach.scores) for approach in work.approaches)
        total = len(work.approaches) * work.raw.total
        st.progress(done / total, t("{done} of {total} fits done.", done=done, total=total))


def _planes(work: Work) -> None:
    """What each approach answers over the two inputs at the first seed, and what its features are."""
    record, raw, made = work.networks[0].record, work.raw.latest[0], work.made.latest[0]
    if raw is None or made is None or record.final is None or record.splits is None:
        return
    st.header(t(FEATURES), anchor=False)
    net = network(record.experiment, record.final)
    answers: tuple[Classifier, ...] = (raw, made, net)
    panels = [
        answer_panel(approach, Predictors(record.experiment, record.splits, [answer]))
        for approach, answer in zip(work.approaches, answers, strict=True)
    ]
    show_with_shared_legend(panels, key="features boundaries")
    st.markdown(
        t(
            "The linear SVM on hand-made features, for the first seed: it says class 1 where this score of the "
            "standardized inputs is above 0."
        )
    )
    st.latex(score_latex(made))
    _maps_over_planes(record.experiment.data.dataset, net, record.splits.train.x)


def _maps_over_planes(dataset: str, net: Network, rows: np.ndarray) -> None:
    """The features as they vary over the two inputs, beside each other."""
    plane = square(rows)
    learned = learned_maps(net, rows, plane, LEARNED)
    show_charts(
        [
            features_panel(t("Made by hand"), handmade_maps(dataset, plane), image=False),
            features_panel(t("Found by the last hidden layer"), learned, image=False),
        ],
        key="features maps",
    )
    shown = t(
        "Of the last hidden layer, {shown} of {units} units are shown: the strongest, which move the output most.",
        shown=len(learned),
        units=net.layers[-2].bias.size,
    )
    st.caption(f"{t(SHADES)} {shown}")


def _images(work: Work) -> None:
    """What both make of one image of the test set."""
    trained = work.convolutional.latest[0]
    if trained is None:
        return
    st.header(t(FEATURES), anchor=False)
    digit = st.select_slider(t("Digit"), range(10), 3, **in_address("features digit"), width=320)
    image = trained.examples[digit]
    learned = convolved_maps(trained, image, LEARNED)
    show_charts(
        [
            features_panel(t("Made by hand"), handmade_image_maps(image), image=True),
            features_panel(t("Found by the first convolution"), learned, image=True),
        ],
        key="features maps",
    )
    filters = trained.bias.size
    shown = t(
        "Of the first convolution, the first {shown} of {filters} filters are shown.",
        shown=len(learned),
        filters=filters,
    )
    st.caption(f"{t(SHADES)} {shown}")


def show_lab(dataset: str) -> None:
    """The way into the lab, which has dense layers alone, as the page's own network need not have; and the Python."""
    if convolved(dataset):
        label = t("Train a dense network on this data in the lab, with **Hidden layers** of your choice")
    else:
        label = t("Train this network on this data in the lab, with **Hidden layers** of your choice")
    lab_link(label, BASES[dataset])
    show_code(listing(dataset))
