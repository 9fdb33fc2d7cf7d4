"""The training of a visit: started, stopped, pinned, and remembered across pages."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from dashboard.engine.run import Run
from dashboard.experiment.record import Record
from dashboard.ui.controls import settings
from dashboard.ui.server import get_engine, visitor

_RUN, _PINNED, _STAGE = "run", "pinned", "stage"
STATE = st.session_state
# What a page may wait for a quick training, so that it appears whole at once.
PATIENCE_SECONDS = 0.4


def current_run() -> Run | None:
    return STATE.get(_RUN)


class Stage(NamedTuple):
    """How far a training is, as far as parts of the page depend on it: has it epochs, and has it ended."""

    run: str
    begun: bool = False
    over: bool = False


def stage(run: Run) -> Stage:
    return Stage(run.id, run.record.epoch > 0, run.ended)


def note_stage(run: Run) -> None:
    """The whole page is being drawn for a training that is so far."""
    STATE[_STAGE] = stage(run)


def noted_stage(run: Run) -> Stage:
    """How far the page as a whole has shown a training."""
    noted: Stage | None = STATE.get(_STAGE)
    return noted if noted and noted.run == run.id else Stage(run.id)


def train() -> None:
    """Starts training the experiment that the sidebar shows; a running one is stopped."""
    stop()
    STATE[settings.UNTRAINED] = False
    STATE[_RUN] = get_engine().submit(settings.current(), visitor())
    STATE[_RUN].wait(PATIENCE_SECONDS)


def stop() -> None:
    """Ends the running training; what was learned so far stays."""
    run = current_run()
    if run is not None and not run.ended:
        get_engine().stop(run)


def train_first() -> None:
    """Trains without a click what a visit or a link begins with, as soon as the engine is there."""
    if STATE.get(settings.UNTRAINED) and get_engine().ready:
        train()


def pin(record: Record) -> None:
    """Keeps these curves as ghosts behind later ones."""
    STATE[_PINNED] = (*pinned(), record)


def unpin() -> None:
    STATE[_PINNED] = ()


def pinned() -> tuple[Record, ...]:
    return STATE.get(_PINNED, ())
