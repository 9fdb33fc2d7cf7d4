"""The data of an experiment, made again where a page needs them rather than carried through the engine."""

from __future__ import annotations

import streamlit as st

from dashboard.experiment.spec import Experiment
from dashboard.experiment.splits import Splits, make_splits


def splits_of(experiment: Experiment) -> Splits:
    """The three parts. Raises DataError where they can't be made."""
    return _splits(experiment.digest, experiment)


@st.cache_data(max_entries=32, show_spinner=False)
def _splits(digest: str, _experiment: Experiment) -> Splits:
    return make_splits(_experiment)
