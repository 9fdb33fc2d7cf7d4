"""Three approaches to one data set, fitted at several seeds, and the features that they use."""

from __future__ import annotations

import concurrent.futures
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboard.analysis.approaches import (
    Approach,
    convolved_maps,
    handmade_image_maps,
    handmade_maps,
    in_words,
    learned_maps,
    plane,
)
from dashboard.analysis.network import network
from dashboard.engine.run import Run
from dashboard.engine.tasks import convolve, separate
from dashboard.experiment.approaches import Convolutional, Separator
from dashboard.experiment.handmade import HANDMADE
from dashboard.experiment.settings import change
from dashboard.experiment.spec import Experiment
from dashboard.figures.approaches import features_panel, scores_panel
from dashboard.figures.boundary import Classifier, boundary_panel
from dashboard.ui.charts import charts
from dashboard.ui.finding import finding
from dashboard.ui.server import get_engine, visitor
from dashboard.ui.small_table import small_table

SEEDS = 5
TICK_SECONDS = 0.5
LEARNED = 8
STATE = st.session_state
BASES = {
    "circles": change(Experiment(), dataset="circles", noise=0.15, epochs=150),
    "spirals": change(
        Experiment(), dataset="spirals", noise=0.2, samples=600, train_fraction=0.5, validation_fraction=0.25,
        epochs=150,
    ),
    "digits": change(Experiment(), dataset="digits", samples=1797),
}  # fmt: skip
Future = concurrent.futures.Future


@dataclass
class Work:
    """All that is fitted for one data set: what the engine was asked for, in the order of the seeds.

    `networks` are the lab's, for two inputs; `convolutional` are for images.
    """

    base: Experiment
    raw: tuple[Future[Separator], ...]
    made: tuple[Future[Separator], ...]
    networks: tuple[Run, ...]
    convolutional: tuple[Future[Convolutional], ...]

    @property
    def calls(self) -> tuple[Future[Any], ...]:
        return (*self.raw, *self.made, *self.convolutional)

    @property
    def ended(self) -> bool:
        return all(call.done() for call in self.calls) and all(run.ended for run in self.networks)

    @property
    def approaches(self) -> tuple[Approach, ...]:
        dataset = self.base.data.dataset
        raw, made, learned = approaches_of(dataset)
        runs = [run.record for run in self.networks if run.record.ending and len(run.record.history)]
        learned_scores = [float(record.history.metrics[-1, 2]) for record in runs]
        learned_scores += [result.accuracy for result in _results(self.convolutional)]
        return (
            replace(raw, scores=tuple(result.accuracy for result in _results(self.raw))),
            replace(made, scores=tuple(result.accuracy for result in _results(self.made))),
            replace(learned, scores=tuple(learned_scores)),
        )


def approaches_of(dataset: str) -> tuple[Approach, Approach, Approach]:
    """The three of them, with their steps and without a score."""
    classify = ("standardise", "linear support vector machine")
    learned = ("Convolutional network", "pixels") if dataset == "digits" else ("Network", "inputs")
    return (
        Approach("Raw inputs, SVM", classify),
        Approach("Hand-made features, SVM", (*HANDMADE[dataset].steps, *classify)),
        Approach(learned[0], (f"one network from {learned[1]} to classes",)),
    )


def choice() -> str:
    name: str = st.segmented_control(
        "Data", list(BASES), default="circles", key="features data", required=True,
        format_func=lambda name: BASES[name].dataset.title,
    )  # fmt: skip
    return name


def show_steps(dataset: str) -> None:
    """The steps of each approach; who finds the features is the difference."""
    finders = ("nobody", "a person, before training", "the network, while training")
    rows = [
        {"Approach": f"**{approach.name}**", "Steps": " → ".join(approach.steps), "Features found by": who}
        for approach, who in zip(approaches_of(dataset), finders, strict=True)
    ]
    small_table(rows, "The steps of the three approaches")


def show_approaches(dataset: str) -> None:
    """Fits them as soon as the engine is there, and shows the scores as they arrive."""
    work = _work(dataset)
    every = TICK_SECONDS if work is None or not work.ended else None
    st.fragment(_live, run_every=every)(dataset, polls=every is not None)


def _live(dataset: str, *, polls: bool) -> None:
    work = _work(dataset)
    if work is None:
        st.info(
            get_engine().problem or "The training engine is starting. The first scores appear in a few seconds.",
            icon=":material/bolt:",
        )
        return
    if polls and work.ended:
        # The fragment polls until the page runs once more without it.
        st.rerun()
    _show(work)


def _show(work: Work) -> None:
    for problem in {str(call.exception()) for call in work.calls if _failed(call)}:
        st.error(f"This could not be fitted: {problem}", icon=":material/error:")
    charts([scores_panel(work.approaches)], key="features scores")
    if work.ended and all(approach.scores for approach in work.approaches):
        finding(in_words(work.approaches))
    elif not work.ended:
        done = sum(len(approach.scores) for approach in work.approaches)
        st.progress(done / (3 * SEEDS), f"{done} of {3 * SEEDS} fits done.")
    st.subheader("The features", anchor=False)
    (_images if work.convolutional else _planes)(work)


def _planes(work: Work) -> None:
    """What each approach answers over the two inputs at the first seed, and what its features are."""
    record = work.networks[0].record
    if not (work.raw[0].done() and work.made[0].done() and record.final is not None and record.splits is not None):
        return
    net = network(record.experiment, record.final)
    answers: tuple[Classifier, ...] = (work.raw[0].result(), work.made[0].result(), net)
    panels = [
        replace(boundary_panel(record.experiment, record.splits, [answer]), title=approach.name)
        for approach, answer in zip(work.approaches, answers, strict=True)
    ]
    charts(panels, key="features boundaries")
    _, grid = plane(record.splits.train.x)
    learned = learned_maps(net, record.splits.train.x, grid, LEARNED)
    charts(
        [
            features_panel("Made by hand", handmade_maps(record.experiment.data.dataset, grid), image=False),
            features_panel("Found by the last hidden layer", learned, image=False),
        ],
        key="features maps",
    )


def _images(work: Work) -> None:
    """What both make of one image of the test set."""
    first = work.convolutional[0]
    if not first.done() or _failed(first):
        return
    digit = st.select_slider("Digit", range(10), 3, key="features digit", width=320)
    image = first.result().examples[digit]
    charts(
        [
            features_panel("Made by hand", handmade_image_maps(image), image=True),
            features_panel(
                "Found by the first convolution", convolved_maps(first.result(), image, LEARNED), image=True
            ),
        ],
        key="features maps",
    )


def _work(dataset: str) -> Work | None:
    """This visit's work on a data set, started if it was not; None while there is no engine."""
    key = f"features {dataset} work"
    if key not in STATE and get_engine().ready:
        STATE[key] = _start(BASES[dataset])
    work: Work | None = STATE.get(key)
    return work


def _start(base: Experiment) -> Work:
    engine = get_engine()
    seeds = [change(base, data_seed=seed, seed=seed) for seed in range(SEEDS)]
    raw = tuple(_shared(separate, one, "raw") for one in seeds)
    made = tuple(_shared(separate, one, "hand-made") for one in seeds)
    if base.data.dataset == "digits":
        return Work(base, raw, made, (), tuple(_shared(convolve, one) for one in seeds))
    # The first one is drawn, and comes with its data.
    runs = (engine.submit(seeds[0], visitor()), *engine.submit_all(seeds[1:], visitor()).runs)
    return Work(base, raw, made, runs, ())


@st.cache_resource(show_spinner=False)
def _calls() -> dict[tuple[str, ...], Future[Any]]:
    return {}


def _shared(task: Callable[..., Any], experiment: Experiment, *more: str) -> Future[Any]:
    """The result of a task, the same for all visits of this server; what failed is tried again in the next visit."""
    calls, key = _calls(), (task.__name__, experiment.digest, *more)
    if key not in calls or _failed(calls[key]):
        calls[key] = get_engine().call(task, experiment, *more)
    return calls[key]


def _failed(call: Future[Any]) -> bool:
    return call.done() and call.exception() is not None


def _results(calls: tuple[Future[Any], ...]) -> list[Any]:
    return [call.result() for call in calls if call.done() and not _failed(call)]
