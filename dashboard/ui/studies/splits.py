"""The data of an experiment: made by a worker where that needs its libraries, else by the page itself."""

from __future__ import annotations

import streamlit as st

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import make_splits
from dashboard.ui.pause import CALL_SECONDS, answer
from dashboard.ui.session import BY_DIGEST


@st.cache_data(max_entries=32, show_spinner=False, hash_funcs=BY_DIGEST)
def splits_of(experiment: Experiment) -> Splits:
    """The three parts; waits for a worker.

    Raises ConnectionError and TimeoutError where none answers, and DataError where they can't be made.
    """
    return answer(CALL_SECONDS, make_splits, experiment)


@st.cache_data(max_entries=16, show_spinner=False, hash_funcs=BY_DIGEST)
def made_here(experiment: Experiment) -> Splits:
    """The three parts at once: moons need NumPy alone, and no worker."""
    return make_splits(experiment)
