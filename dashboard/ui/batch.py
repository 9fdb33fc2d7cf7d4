"""A page's batch of trainings: started with the page, kept for the visit, shown as its results arrive."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.analysis.results import Results
from dashboard.engine.batch import Batch
from dashboard.experiment.arms import Arm, grid
from dashboard.experiment.experiment import Experiment
from dashboard.ui.live import live
from dashboard.ui.server import get_engine, say_it_starts, visitor

TICK_SECONDS = 0.25
# What a page may wait for a first result, so that it appears whole at once.
PATIENCE_SECONDS = 0.3
# Results are drawn anew after at least so long, and after so many times what drawing them took: a page that is hard to
# draw leaves the processor to the trainings.
REST_SECONDS = 0.5
REST_TIMES = 4
ALMOST = 0.99
STATE = st.session_state


@dataclass
class _Held:
    """The batch of a page: what it was asked, and how far the page has shown it."""

    experiments: tuple[Experiment, ...]
    batch: Batch
    shown: int = 0
    drawn: float = 0.0
    rest: float = REST_SECONDS

    @property
    def due(self) -> bool:
        """Whether there is more to show, and it is time to; the end does not wait as long as others."""
        rest = REST_SECONDS if self.batch.ended else self.rest
        return self.batch.done > self.shown and time.monotonic() > self.drawn + rest

    @property
    def over(self) -> bool:
        return self.shown == self.batch.total


@dataclass(frozen=True)
class _Asked:
    """What a page asks for at this run of its script."""

    key: str
    arms: tuple[Arm, ...]
    experiments: tuple[Experiment, ...]
    extra: int
    draw: Callable[[Results], None]
    start: bool
    cost: str


def show_batch(
    key: str,
    arms: Sequence[Arm],
    seeds: int,
    draw: Callable[[Results], None],
    *,
    extra: Sequence[Experiment] = (),
    start: bool = True,
    cost: str = "",
) -> None:
    """Trains every arm at every seed, and `extra` experiments; hands `draw` the results as they arrive.

    The batch lives in the session under `key`: it goes on while another page is shown, and starts anew when its
    experiments change. With `start` off it waits for the button, and `cost` says beside it how long it will take.
    """
    asked = _Asked(key, tuple(arms), (*grid(arms, seeds), *extra), len(extra), draw, start, cost)
    held = _held(asked)
    if held is None and start and get_engine().ready:
        _start(asked)
        held = _held(asked)
    if held is not None:
        held.shown, held.drawn = held.batch.done, time.monotonic()
    polls = not held.over if held is not None else start
    live(_bar, TICK_SECONDS if polls else None)(asked, polls=polls)
    if held is not None:
        _results(asked, held.batch)
        took, held.drawn = time.monotonic() - held.drawn, time.monotonic()
        held.rest = max(REST_SECONDS, REST_TIMES * took)


def _bar(asked: _Asked, *, polls: bool) -> None:
    """The Run and Stop buttons, with progress beside them; has the page run anew when there is more to show."""
    held = _held(asked)
    if held is None and not get_engine().ready:
        say_it_starts("The first results")
        return
    behind = held.due or not (polls or held.over) if held is not None else asked.start
    if behind:
        st.rerun()
    key, running = asked.key, held is not None and not held.batch.ended
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Run again" if held else "Run",
            type="secondary" if held else "primary",
            icon=":material/play_arrow:",
            key=f"run {key}",
            disabled=running,
            on_click=_start,
            args=(asked,),
        )
        st.button("Stop", icon=":material/stop:", key=f"stop {key}", disabled=not running, on_click=_stop, args=(key,))
        if held is None:
            st.markdown(asked.cost)
        else:
            st.progress(_share(held), _progress(held.batch), width=420)


def _results(asked: _Asked, batch: Batch) -> None:
    for problem in batch.problems:
        st.error(problem, icon=":material/error:")
    results = Results.of(asked.arms, batch.records, asked.extra)
    if results.diverged:
        st.warning(f"{results.diverged} trainings diverged and are left out.", icon=":material/error:")
    if not results.present:
        return
    try:
        asked.draw(results)
    except (ConnectionError, TimeoutError):
        st.info("The training engine is busy; what is missing here appears when it answers.", icon=":material/bolt:")


def _progress(batch: Batch) -> str:
    if batch.ended:
        stopped = "" if _complete(batch) == batch.total else "Stopped: "
        return f"{stopped}{_complete(batch)} of {batch.total} trainings done."
    left = batch.seconds_left
    time_left = f", about {left:.0f} s left" if left is not None and left >= 1 else ""
    return f"{batch.done} of {batch.total} trainings{time_left}."


def _share(held: _Held) -> float:
    """How full the bar is: never quite before the last results are drawn; of what was stopped, what was completed."""
    return _complete(held.batch) / held.batch.total if held.over else min(held.batch.progress, ALMOST)


def _complete(batch: Batch) -> int:
    return sum(record is not None for record in batch.records)


def _held(asked: _Asked) -> _Held | None:
    """The page's batch, if it was started for these very experiments; one for others is stopped."""
    held: _Held | None = STATE.get(f"batch {asked.key}")
    if held is not None and held.experiments != asked.experiments:
        _stop(asked.key)
        return None
    return held


def _start(asked: _Asked) -> None:
    _stop(asked.key)
    batch = get_engine().submit_all(asked.experiments, visitor())
    STATE[f"batch {asked.key}"] = _Held(asked.experiments, batch)
    batch.wait_for_first(PATIENCE_SECONDS)


def _stop(key: str) -> None:
    held: _Held | None = STATE.get(f"batch {key}")
    if held is not None and not held.batch.ended:
        get_engine().stop(*held.batch.runs)
