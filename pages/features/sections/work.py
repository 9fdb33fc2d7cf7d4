"""What the page on features has the engine fit: three approaches to a data set, each at several seeds."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

import streamlit as st

from dashboard.analysis import outcome
from dashboard.analysis.results import ran_out_of_time
from dashboard.engine.batch import Batch
from dashboard.engine.reporting.relay import Relay
from dashboard.engine.run import Run
from dashboard.experiment.arms import over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.ui.controls.lesson_link import waits
from dashboard.ui.runs.keeping import keep_trials
from dashboard.ui.server import get_engine, visitor
from dashboard.ui.waiting.calls import short_calls
from dashboard.ui.waiting.jobs import begin_job, job_for
from language.say import mark, t
from pages.features.finding import Approach
from pages.features.tasks import convolve, separate
from pages.features.trials.approaches import INPUTS, Convolutional, Separator
from pages.features.trials.bases import BASES, SEEDS, convolved
from pages.features.trials.handmade import HANDMADE

S = TypeVar("S")


@dataclass
class Work:
    """All that is fitted for one data set: what the engine was asked for, in the order of the seeds.

    `networks` are the lab's, for two inputs; `convolutional` are for images.
    """

    base: Experiment
    raw: Relay[Separator]
    made: Relay[Separator]
    networks: tuple[Run, ...]
    convolutional: Relay[Convolutional]

    @property
    def ended(self) -> bool:
        calls = self.raw.ended and self.made.ended and self.convolutional.ended
        return calls and all(run.ended for run in self.networks)

    @property
    def approaches(self) -> tuple[Approach, ...]:
        dataset = self.base.data.dataset
        raw, made, learned = approaches_of(dataset)
        learned_scores = tuple(_score(run.record) for run in self.networks)
        return (
            replace(raw, at_seeds=_accuracies(self.raw)),
            replace(made, at_seeds=_accuracies(self.made)),
            replace(learned, at_seeds=learned_scores or _accuracies(self.convolutional)),
        )

    @property
    def failed(self) -> bool:
        """Whether trainings have failed, or were stopped, that can be tried again."""
        return self.ended and bool(Batch(self.networks).problems)


def approaches_of(dataset: str) -> tuple[Approach, Approach, Approach]:
    """The three of them, with their steps and without a score; what is computed side by side is one step."""
    images = convolved(dataset)
    prepare = t("scale pixels to between 0 and 1") if images else t("standardize")
    classify = (t("standardize"), t("linear SVM"))
    made = " + ".join(map(str, HANDMADE[dataset].parts))
    learned = t("one network from pixels to classes") if images else t("one network from inputs to classes")
    return (
        Approach(mark("Raw inputs, linear SVM"), classify),
        Approach(mark("Hand-made features, linear SVM"), (prepare, made, *classify)),
        Approach(mark("Convolutional network") if images else mark("Network"), (prepare, learned)),
    )


def work_on(dataset: str) -> Work | None:
    """This visit's work on a data set, begun if it was not; None while there is no engine, or it waits for a button.

    It is always the same, and other visits share it, but for the networks, which stop where their tab stays away. What
    failed of it, or was stopped, is fitted again by a button.
    """
    start = partial(_start, BASES[dataset])
    job = job_for(f"features {dataset}", dataset, start=start, begin=not waits())
    return job.work if job else None


def begin_on(dataset: str) -> None:
    """For the button."""
    begin_job(f"features {dataset}", dataset, start=partial(_start, BASES[dataset]))


def _start(base: Experiment) -> Work:
    engine = get_engine()
    seeds = over_seeds(base, SEEDS)
    raw, made = (_fits(separate, seeds, inputs) for inputs in INPUTS)
    if convolved(base.data.dataset):
        return Work(base, raw, made, (), _fits(convolve, seeds))
    # The first one is drawn, and comes with its data.
    runs = (engine.submit(seeds[0], visitor()), *engine.submit_all(seeds[1:], visitor()).runs)
    keep_trials(runs, seeds[:1])
    return Work(base, raw, made, runs, short_calls([]))


def _fits(task: Callable[..., S], seeds: Sequence[Experiment], *more: str) -> Relay[S]:
    calls = [(one.digest, partial(get_engine().call, task, one, *more)) for one in seeds]
    return short_calls([partial(_shared, (task.__name__, digest, *more), call) for digest, call in calls])


def _holds(call: Future[Any]) -> bool:
    return not call.done() or call.exception() is None


@st.cache_resource(show_spinner=False, validate=_holds)
def _shared(key: tuple[str, ...], _call: Callable[[], Future[S]]) -> Future[S]:
    """The same for all visits of this server; what failed is tried again in the next visit."""
    return _call()


def _accuracies(calls: Relay[Separator] | Relay[Convolutional]) -> tuple[float, ...]:
    return tuple(math.nan if result is None else result.accuracy for result in calls.latest)


def _score(record: Record) -> float:
    """Of a network with all its epochs."""
    whole = record.ending and record.ending.complete and len(record.history) and not ran_out_of_time(record)
    return outcome.test_metric(record) if whole else math.nan
