"""What a worker makes for a page that waits: the data of an experiment, where they need a library of the workers."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import streamlit as st

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import make_splits
from dashboard.ui.server import get_engine
from dashboard.ui.web.turns import TURNS

# Longer than a worker is ever busy with one task of a batch.
CALL_SECONDS = 20.0
P = ParamSpec("P")
T = TypeVar("T")


def answer(seconds: float, task: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What the task gives, within so many seconds; other pages have their turn meanwhile.

    Raises ConnectionError and TimeoutError where no worker answers, and what the task raises.
    """
    with TURNS.given():
        return get_engine().call(task, *args, **kwargs).result(timeout=seconds)


def splits_of(experiment: Experiment) -> Splits:
    """The three parts; waits for a worker.

    Raises ConnectionError and TimeoutError where none answers, and DataError where they can't be made.
    """
    return _splits(experiment.digest, experiment)


@st.cache_data(max_entries=32, show_spinner=False)
def _splits(digest: str, _experiment: Experiment) -> Splits:
    return answer(CALL_SECONDS, make_splits, _experiment)


def made_here(experiment: Experiment) -> Splits:
    """The three parts at once: moons need NumPy alone, and no worker."""
    return _made(experiment.digest, experiment)


@st.cache_data(max_entries=16, show_spinner=False)
def _made(digest: str, _experiment: Experiment) -> Splits:
    return make_splits(_experiment)
