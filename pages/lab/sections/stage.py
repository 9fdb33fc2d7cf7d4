"""How far the visit's training is: when that changes, so does more of the page than what looks after itself."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.experiment.experiment import Experiment
from dashboard.ui.controls import settings
from dashboard.ui.server import get_engine
from pages.lab.sections.pins import pinned
from pages.lab.sections.session import RUN


class Stage(NamedTuple):
    """How far the visit's training is, as far as parts of the page depend on it, and what the sidebar shows."""

    ready: bool
    experiment: Experiment
    run: str = ""
    begun: bool = False
    over: bool = False
    pins: int = 0


def current_stage() -> Stage:
    run, shown = RUN.get(), settings.EXPERIMENT.get()
    if run is None:
        return Stage(get_engine().ready, shown)
    return Stage(
        ready=True, experiment=shown, run=run.id, begun=run.record.epoch > 0, over=run.ended, pins=len(pinned())
    )
