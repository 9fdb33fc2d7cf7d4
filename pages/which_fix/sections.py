"""The experiment that the trial of remedies is about."""

from __future__ import annotations

import streamlit as st

from dashboard.experiment.experiment import Experiment
from dashboard.ui.controls.settings import current
from pages.which_fix.trials import remedy_arms

_TRIED = "tried experiment"


def tried_experiment() -> Experiment:
    """The lab's experiment; after one of its remedies was opened in the lab, still the one it was tried on.

    So a visitor may look at a row of the trial in the lab and come back to the same trial.
    """
    tried: Experiment | None = st.session_state.get(_TRIED)
    here = current()
    if tried is None or here not in [arm.experiment for arm in remedy_arms(tried)]:
        tried = st.session_state[_TRIED] = here
    return tried
