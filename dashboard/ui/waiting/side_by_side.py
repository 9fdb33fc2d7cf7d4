"""A few trainings that a page begins by itself and shows while they run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.language.say import mark, t
from dashboard.ui.plain import plain
from dashboard.ui.runs.keeping import keep_trials
from dashboard.ui.server import get_engine, say_it_starts, visitor
from dashboard.ui.waiting.jobs import Job, job_for
from dashboard.ui.waiting.live import watch

# What a page may wait for quick trainings, so that it appears whole at once.
PATIENCE_SECONDS = 0.4
Draw = Callable[[tuple[Record, ...]], None]


def side_by_side(key: str, experiments: Sequence[Experiment], draw: Draw) -> None:
    """Trains the experiments once a visit, and hands their records to `draw` again and again until all have ended.

    They start anew only when the experiments change; those under way are then stopped. `draw` gets the records in the
    order of the experiments, once each has an epoch.
    """
    find = partial(_job, key, tuple(experiments))

    def over() -> bool:
        job = find()
        return job is not None and _ended(job.work)

    drawn_at = over()
    watch(lambda: _show(find(), draw), over, drawn_at, over=drawn_at)


def _job(key: str, experiments: tuple[Experiment, ...]) -> Job[tuple[Run, ...]] | None:
    def start() -> tuple[Run, ...]:
        runs = tuple(get_engine().submit(experiment, visitor()) for experiment in experiments)
        keep_trials(runs, experiments)
        for run in runs:
            run.wait(PATIENCE_SECONDS / len(runs))
        return runs

    return job_for(key, experiments, start=start, stop=_stop)


def _show(job: Job[tuple[Run, ...]] | None, draw: Draw) -> None:
    if job is None:
        say_it_starts(mark("The first curves"))
        return
    records = tuple(run.record for run in job.work)
    for problem in {record.ending.message for record in records if record.ending and record.ending.message}:
        st.error(plain(problem), icon=":material/error:")
    if all(len(record.history) for record in records):
        draw(records)
    elif not _ended(job.work):
        st.progress(0.0, t("Training; the first time, a program for this network is compiled."))


def _ended(runs: tuple[Run, ...]) -> bool:
    return all(run.ended for run in runs)


def _stop(runs: tuple[Run, ...]) -> None:
    get_engine().stop(*(run for run in runs if not run.ended))
