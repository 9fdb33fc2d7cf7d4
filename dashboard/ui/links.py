"""Links from a page into the lab."""

from __future__ import annotations

import streamlit as st

from dashboard.experiment.link import to_link
from dashboard.experiment.spec import Experiment
from dashboard.ui.navigation import path_of


def lab_link(label: str, experiment: Experiment) -> None:
    """A link that opens the lab with an experiment, and trains it there."""
    # The lab takes an address without settings as "keep what I have", so the default names one.
    query = to_link(experiment) or {"dataset": experiment.data.dataset}
    st.page_link(path_of("lab"), label=label, icon=":material/science:", query_params=query)
