"""Choices among candidates, worked out once for each data set."""

from __future__ import annotations

import streamlit as st

from dashboard.analysis.results import Results
from dashboard.experiment.record import Record
from dashboard.ui.studies.splits import splits_of
from pages.test_set_once.finding import Choice, choose


def choices_of(results: Results) -> list[Choice]:
    """One for each data set on which every candidate has been trained."""
    return [_choice(tuple(record.experiment.digest for record in column), column) for column in results.columns()]


@st.cache_data(max_entries=64, show_spinner=False)
def _choice(digests: tuple[str, ...], _records: tuple[Record, ...]) -> Choice:
    return choose(_records, splits_of(_records[0].experiment))
