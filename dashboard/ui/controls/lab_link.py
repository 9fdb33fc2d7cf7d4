"""Links from a page into the lab."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from dashboard.experiment.arms import Arm
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.settings import to_link
from dashboard.experiment.links.sweep import sweep_link
from dashboard.ui.lessons import LESSONS
from language.say import t


def lab_link(label: str, experiment: Experiment, *, sweep: Sequence[str] = ()) -> None:
    """A link that opens the lab with an experiment and trains it there, or sweeps the numbers that `sweep` names."""
    # The lab takes an address without settings as "keep what I have", so the default names one.
    query = to_link(experiment) or {"dataset": experiment.data.dataset}
    query |= sweep_link(sweep)
    st.page_link(LESSONS["lab"].path, label=label, icon=":material/science:", query_params=query)


def arm_links(arms: Iterable[Arm]) -> None:
    """A link into the lab for each arm, at its first seed."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(t("Open in the lab:"))
        for arm in arms:
            lab_link(arm.title, arm.experiment)
