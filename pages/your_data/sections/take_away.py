"""The best network, to be taken away."""

from __future__ import annotations

import streamlit as st

from dashboard.analysis.verdict import judge_record
from dashboard.experiment.record import Record
from dashboard.ui.frame.seal import open_splits
from dashboard.ui.runs.reporting import about_now
from dashboard.ui.runs.taking import Taken, take_away
from language.say import t


def take_best(record: Record) -> None:
    """As it was trained at the first seed."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(t("The best network, trained at the first seed:"), width="content")
        take_away(Taken(record, judge_record(record), about_now(), open_splits()), key="own")
