"""The training of a visit: started, stopped, pinned, and remembered across pages."""

from __future__ import annotations

import streamlit as st

from dashboard.engine.record import Record
from dashboard.engine.run import Run
from dashboard.ui import settings
from dashboard.ui.server import get_engine, visitor

_RUN, _PINNED, _STAGE = "run", "pinned", "stage"
STATE = st.session_state
# The name of a training, whether it has epochs, and whether it has ended.
Stage = tuple[str, bool, bool]
# What a page may wait for a quick training, so that it appears whole at once.
PATIENCE_SECONDS = 0.4


def current_run() -> Run | None:
    return STATE.get(_RUN)


def stage(run: Run) -> Stage:
    """How far a training is, as far as the page's parts depend on it: not begun, under way, or over."""
    return run.id, run.record.epoch > 0, run.ended


def note_stage(run: Run) -> None:
    """The whole page is being drawn for a training that is so far."""
    STATE[_STAGE] = stage(run)


def noted_stage(run: Run) -> Stage:
    """How far the page as a whole has shown a training."""
    noted: Stage = STATE.get(_STAGE, ("", False, False))
    return noted if noted[0] == run.id else (run.id, False, False)


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
    records: tuple[Record, ...] = STATE.get(_PINNED, ())
    return records
