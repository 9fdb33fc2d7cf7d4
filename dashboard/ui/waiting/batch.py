"""A page's batch of trainings: begun with the page, kept for the visit, shown as its results arrive."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.analysis.results import Results
from dashboard.analysis.words import diverged_in_words
from dashboard.engine.batch import Batch
from dashboard.experiment.arms import Arm, grid
from dashboard.experiment.experiment import Experiment
from dashboard.ui.server import get_engine, say_it_starts, visitor
from dashboard.ui.waiting.jobs import Job, begin_job, job_for
from dashboard.ui.waiting.live import watch

# What a page may wait for a first result, so that it appears whole at once.
PATIENCE_SECONDS = 0.3
# Results are drawn anew after at least so long, and after so many times what drawing them took: a page that is hard to
# draw leaves the processor to the trainings.
REST_SECONDS = 0.5
REST_TIMES = 4
ALMOST = 0.99


@dataclass
class ShownBatch:
    """A batch, and how far the page has shown it."""

    batch: Batch
    shown: int = 0
    drawn_at: float = 0.0
    rest: float = REST_SECONDS

    @property
    def due(self) -> bool:
        """Whether there is more to show, and it is time to; the end does not wait as long as what comes before it."""
        rest = REST_SECONDS if self.batch.ended else self.rest
        return self.batch.done > self.shown and time.monotonic() > self.drawn_at + rest

    @property
    def over(self) -> bool:
        return self.shown == self.batch.total

    @property
    def share(self) -> float:
        """How full the bar is: never quite before all results are drawn; of a stopped batch, what was completed."""
        return _completed(self.batch) / self.batch.total if self.over else min(self.batch.progress, ALMOST)

    def stop(self) -> None:
        if not self.batch.ended:
            get_engine().stop(*self.batch.runs)


@dataclass(frozen=True)
class _Request:
    """What a page asks for at this run of its script."""

    key: str
    arms: tuple[Arm, ...]
    experiments: tuple[Experiment, ...]
    extra: int
    begin: bool
    cost: str

    @property
    def job(self) -> Job[ShownBatch] | None:
        """The page's job for these very experiments, begun by itself if it is to."""
        return job_for(self.key, self.experiments, start=self.start, stop=ShownBatch.stop, begin=self.begin)

    def start(self) -> ShownBatch:
        batch = get_engine().submit_all(self.experiments, visitor())
        batch.wait_for_first(PATIENCE_SECONDS)
        return ShownBatch(batch)

    def stage(self) -> Hashable:
        """As far as the page depends on it: is there a batch, is there more of it to show, and was all shown?"""
        job = self.job
        return (id(job), job.work.due, job.work.over) if job else get_engine().ready


def show_batch(
    key: str,
    arms: Sequence[Arm],
    seeds: int,
    draw: Callable[[Results], None],
    *,
    extra: Sequence[Experiment] = (),
    begin: bool = True,
    cost: str = "",
) -> None:
    """Trains every arm at every seed, and `extra` experiments; hands `draw` the results as they arrive.

    The batch goes on while another page is shown, and starts anew when its experiments change. Where the page does not
    `begin` it, it waits for the button, and `cost` says beside it how long it will take.
    """
    request = _Request(key, tuple(arms), (*grid(arms, seeds), *extra), len(extra), begin, cost)
    job = request.job
    if job is None:
        watch(partial(_bar, request), request.stage, request.stage(), over=not begin)
        return
    view = job.work
    view.shown, view.drawn_at = view.batch.done, time.monotonic()
    watch(partial(_bar, request), request.stage, request.stage(), over=view.over)
    _results(request, view.batch, draw)
    took, view.drawn_at = time.monotonic() - view.drawn_at, time.monotonic()
    view.rest = max(REST_SECONDS, REST_TIMES * took)


def _bar(request: _Request) -> None:
    """The Run and Stop buttons, with progress beside them."""
    job = request.job
    if job is None and not get_engine().ready:
        say_it_starts("The first results")
        return
    running = job is not None and not job.work.batch.ended
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Run again" if job else "Run",
            type="secondary" if job else "primary",
            icon=":material/play_arrow:",
            key=f"run {request.key}",
            disabled=running,
            on_click=partial(_begin_again, request),
        )
        stop = job.work.stop if job else None
        st.button("Stop", icon=":material/stop:", key=f"stop {request.key}", disabled=not running, on_click=stop)
        if job is None:
            st.markdown(request.cost)
        else:
            st.progress(job.work.share, _progress(job.work.batch), width=420)


def _begin_again(request: _Request) -> None:
    begin_job(request.key, request.experiments, start=request.start, stop=ShownBatch.stop)


def _results(request: _Request, batch: Batch, draw: Callable[[Results], None]) -> None:
    for problem in batch.problems:
        st.error(problem, icon=":material/error:")
    results = Results.of(request.arms, batch.records, request.extra)
    diverged = diverged_in_words(results)
    if diverged:
        st.warning(f"{diverged} Nothing is drawn of those trainings.", icon=":material/error:")
    if not results.present:
        return
    try:
        draw(results)
    except (ConnectionError, TimeoutError):
        st.info("The training engine is busy; what is missing here appears when it answers.", icon=":material/bolt:")


def _progress(batch: Batch) -> str:
    completed = _completed(batch)
    if batch.ended:
        return f"{'' if completed == batch.total else 'Stopped: '}{completed} of {batch.total} trainings done."
    left = batch.seconds_left
    time_left = f", about {left:.0f} s left" if left is not None and left >= 1 else ""
    return f"{batch.done} of {batch.total} trainings{time_left}."


def _completed(batch: Batch) -> int:
    return sum(record is not None for record in batch.records)
