"""Trainings that a whole class looks at: each is done once, whoever asks first, and not once for each of sixty."""

from __future__ import annotations

import threading
import time

import streamlit as st

from dashboard.engine.batch import Batch
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.ui.server import FOR_ALL, get_engine

RETRY_SECONDS = 20.0


class Shared:
    """What was trained for all visits of this process. Thread-safe."""

    def __init__(self) -> None:
        self._batches: dict[str, Batch] = {}
        self._lock = threading.Lock()

    def record(self, experiment: Experiment) -> Record | None:
        """The training, begun if it was not yet; None until it has ended."""
        with self._lock:
            batch = self._batches.get(experiment.digest)
            if batch is None or _failed(batch):
                if not get_engine().ready:
                    return None
                batch = self._batches[experiment.digest] = get_engine().submit_all([experiment], FOR_ALL)
        return batch.records[0]


def _failed(batch: Batch) -> bool:
    """Whether to try again: a failed training is not restarted at every look."""
    return batch.ended and batch.records[0] is None and time.monotonic() > batch.started + RETRY_SECONDS


def trained(experiment: Experiment) -> Record | None:
    """The training of an experiment that all of a class look at; None until it has ended."""
    return _shared().record(experiment)


@st.cache_resource(show_spinner=False)
def _shared() -> Shared:
    return Shared()
