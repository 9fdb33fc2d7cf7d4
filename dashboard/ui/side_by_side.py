"""A few trainings that a page starts by itself and shows while they run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.ui.live import live
from dashboard.ui.server import get_engine, say_it_starts, visitor

TICK_SECONDS = 0.25
# What a page may wait for quick trainings, so that it appears whole at once.
PATIENCE_SECONDS = 0.4
STATE = st.session_state
Draw = Callable[[tuple[Record, ...]], None]


@dataclass
class _Held:
    """The trainings of a page, and whether it has shown their end."""

    experiments: tuple[Experiment, ...]
    runs: tuple[Run, ...]
    shown_end: bool = False

    @property
    def ended(self) -> bool:
        return all(run.ended for run in self.runs)


def side_by_side(key: str, experiments: Sequence[Experiment], draw: Draw) -> None:
    """Trains the experiments once a visit, and hands their records to `draw` again and again until all have ended.

    They start anew only when the experiments change; those under way are then stopped. `draw` gets the records in the
    order of the experiments, once each has an epoch.
    """
    held = _started(key, tuple(experiments))
    if held is not None and held.ended:
        held.shown_end = True
    every = TICK_SECONDS if held is None or not held.ended else None
    live(_shown, every)(key, tuple(experiments), draw)


def _shown(key: str, experiments: tuple[Experiment, ...], draw: Draw) -> None:
    held = _started(key, experiments)
    if held is None:
        say_it_starts("The first curves")
        return
    if held.ended and not held.shown_end:
        # The fragment polls until the page runs once more without it.
        st.rerun()
    _show(held, draw)


def _show(held: _Held, draw: Draw) -> None:
    records = tuple(run.record for run in held.runs)
    for problem in {record.ending.message for record in records if record.ending and record.ending.message}:
        st.error(problem, icon=":material/error:")
    if all(len(record.history) for record in records):
        draw(records)
    elif not held.ended:
        st.progress(0.0, "Training; the first time, a program for this network is compiled.")


def _started(key: str, experiments: tuple[Experiment, ...]) -> _Held | None:
    """The page's trainings of these experiments, started if they were not; None while there is no engine."""
    held: _Held | None = STATE.get(f"side by side {key}")
    if held is not None and held.experiments == experiments:
        return held
    engine = get_engine()
    if held is not None:
        engine.stop(*(run for run in held.runs if not run.ended))
    if not engine.ready:
        return None
    held = _Held(experiments, tuple(engine.submit(experiment, visitor()) for experiment in experiments))
    STATE[f"side by side {key}"] = held
    for run in held.runs:
        run.wait(PATIENCE_SECONDS / len(held.runs))
    return held
