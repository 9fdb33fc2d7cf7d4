"""What a visitor can take from the lab, once a training has ended."""

from __future__ import annotations

from dashboard.analysis.verdict import judge_record
from dashboard.ui.frame.seal import open_splits
from dashboard.ui.runs.reporting import about_now
from dashboard.ui.runs.taking import Taken
from dashboard.ui.runs.taking import take_away as take
from pages.lab.sections import session


def take_away() -> None:
    """Downloads of the training that is shown."""
    run = session.RUN.get()
    if run is not None and run.ended and run.record.final is not None:
        take(Taken(run.record, judge_record(run.record), about_now(), open_splits()), key="take")
