"""Trainings that a whole class looks at: each is done once, whoever asks first, and not once for each of sixty."""

from __future__ import annotations

import time

import streamlit as st

from dashboard.engine.batch import Batch
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.ui.server import FOR_ALL, get_engine
from dashboard.ui.session import BY_DIGEST

RETRY_SECONDS = 20.0


def trained(experiment: Experiment) -> Record | None:
    """The training of an experiment that all of a class look at, begun if it was not yet; None until it has ended."""
    batch = _shared(experiment)
    return batch.records[0] if batch else None


def _holds(batch: Batch | None) -> bool:
    """Whether there is no need to try again: a failed training is not restarted at every look."""
    if batch is None:
        return False
    failed = batch.ended and batch.records[0] is None
    return not failed or time.monotonic() <= batch.started + RETRY_SECONDS


@st.cache_resource(show_spinner=False, validate=_holds, hash_funcs=BY_DIGEST)
def _shared(experiment: Experiment) -> Batch | None:
    return get_engine().submit_all([experiment], FOR_ALL) if get_engine().ready else None
