"""A few trainings that a page begins by itself and shows while they run."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial

import streamlit as st

from dashboard.analysis.results import ran_out_of_time
from dashboard.engine.batch import Batch
from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.ui.controls.lesson_link import waits
from dashboard.ui.pause import PATIENCE_SECONDS, pause
from dashboard.ui.runs.keeping import keep_trials
from dashboard.ui.server import get_engine, say_it_starts, stop_own, unless_in_trouble, visitor
from dashboard.ui.waiting.jobs import Job, begin_job, job_for, job_under, stopped_if_interrupted
from dashboard.ui.waiting.live import watch
from dashboard.ui.waiting.problems import show_problems
from dashboard.ui.waiting.work import RUN
from language.say import mark, t

Draw = Callable[[tuple[Record, ...]], None]


def show_side_by_side(
    key: str,
    experiments: Sequence[Experiment],
    draw: Draw,
    *,
    quiet: bool = False,
    asked: bool = False,
    early: bool = False,
) -> None:
    """Trains the experiments once a visit, and hands their records to `draw` again and again until all have ended.

    They start again when the experiments change, and by a button where one has failed; those under way are then
    stopped. `draw` gets the records in the order of the experiments, once each has an epoch, or `early`, once one has:
    others may still be compiled for. Another part of the page may draw from the same trainings, by the same key; one of
    the two is then `quiet` about how far they are. A link can have trainings wait for a button, but not those that a
    button has `asked` for.
    """
    find = partial(_job, key, tuple(experiments), begin=asked or not waits())

    def stage() -> tuple[bool, int | None, bool]:
        job = find()
        return get_engine().ready, id(job) if job else None, job is not None and _ended(job.work)

    drawn_at, job = stage(), find()
    ready, begun, ended = drawn_at
    seen = partial(_epochs, job.work) if job else None

    def show() -> None:
        job = find()
        if not quiet and get_engine().ready and (job is None or _have_failed(job.work)):
            _show_run_button(key, tuple(experiments))
        if quiet:
            _show_quietly(job, draw)
        else:
            _show(job, draw, any if early else all)

    # Until its button is pressed nothing happens; without a worker there is none to press yet.
    watch(show, stage, drawn_at, over=ready and (ended or begun is None), seen=seen)


def have_failed(key: str) -> bool:
    """Whether the trainings that were begun under this key have ended, and some of them not by themselves."""
    job: Job[tuple[Run, ...]] | None = job_under(key)
    return job is not None and _have_failed(job.work)


def are_complete(key: str) -> bool:
    """Whether all trainings that were begun under this key have come to their end."""
    job: Job[tuple[Run, ...]] | None = job_under(key)
    return job is not None and all(Batch(job.work).records)


def _epochs(runs: tuple[Run, ...]) -> Hashable:
    """What there is to see of trainings under way."""
    return get_engine().ready, tuple((run.record.epoch, run.ended) for run in runs)


def _job(key: str, experiments: tuple[Experiment, ...], *, begin: bool) -> Job[tuple[Run, ...]] | None:
    return job_for(key, experiments, start=partial(_start, experiments), stop=_stop, begin=begin)


def _start(experiments: tuple[Experiment, ...]) -> tuple[Run, ...]:
    runs = tuple(get_engine().submit(experiment, visitor()) for experiment in experiments)
    with stopped_if_interrupted(partial(_stop, runs)):
        keep_trials(runs, experiments)
        pause(Batch(runs).wait, PATIENCE_SECONDS)
    return runs


def _show(job: Job[tuple[Run, ...]] | None, draw: Draw, enough: Callable[[Iterable[object]], bool]) -> None:
    if job is None:
        if not get_engine().ready:
            say_it_starts(mark("The first curves"))
        return
    show_problems(Batch(job.work))
    records = tuple(run.record for run in job.work)
    if any(map(ran_out_of_time, records)):
        st.warning(
            t(
                "The time allowed for a training run was up before its last epoch: what is shown here covers the "
                "epochs up to then."
            ),
            icon=":material/error:",
        )
    begun = [len(record.history) > 0 for record in records]
    if enough(begun):
        draw(records)
    # Below, so that charts stay where they are once it goes.
    if not all(begun) and not _ended(job.work):
        training = t("Training; the first time, a program for this network is compiled.")
        st.progress(0.0, unless_in_trouble(training))


def _show_quietly(job: Job[tuple[Run, ...]] | None, draw: Draw) -> None:
    records = tuple(run.record for run in job.work) if job else ()
    if records and all(len(record.history) for record in records):
        draw(records)


def _show_run_button(key: str, experiments: tuple[Experiment, ...]) -> None:
    begin = partial(begin_job, key, experiments, start=partial(_start, experiments), stop=_stop)
    st.button(t(RUN), icon=":material/play_arrow:", key=f"run {key}", on_click=begin)


def _ended(runs: tuple[Run, ...]) -> bool:
    return all(run.ended for run in runs)


def _have_failed(runs: tuple[Run, ...]) -> bool:
    return _ended(runs) and bool(Batch(runs).problems)


def _stop(runs: tuple[Run, ...]) -> None:
    stop_own(*runs)
