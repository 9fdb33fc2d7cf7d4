"""Choices among candidates, worked out once for each data set."""

from __future__ import annotations

import streamlit as st

from dashboard.analysis.results import Results
from dashboard.experiment.record import Record
from dashboard.ui.questions.ask import is_answered
from dashboard.ui.questions.question import Question
from dashboard.ui.session import Slot
from dashboard.ui.studies.splits import splits_of
from language.say import t
from pages.test_set_once.finding import Choice, choose

_PASSED_OVER = Slot("test_set passed over", default=False)


def is_told(first: Question) -> bool:
    """Whether the result may be shown: it answers the first question, so that comes before it, or is passed over."""
    return _PASSED_OVER.get() or is_answered(first)


def pass_over_button() -> None:
    st.button(t("Show the result without an answer"), key="pass over", on_click=_PASSED_OVER.set, args=(True,))


def choices_of(results: Results) -> list[Choice]:
    """One for each data set on which every candidate has been trained."""
    return [_choice(tuple(record.experiment.digest for record in column), column) for column in results.columns()]


@st.cache_data(max_entries=64, show_spinner=False)
def _choice(digests: tuple[str, ...], _records: tuple[Record, ...]) -> Choice:
    return choose(_records, splits_of(_records[0].experiment))
