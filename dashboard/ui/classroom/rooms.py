"""The rooms of classes, in the same database as the runs."""

from __future__ import annotations

import streamlit as st

from dashboard.store.environment import StoreSettings
from dashboard.store.in_class.classrooms import ClassroomStore


@st.cache_resource(show_spinner=False)
def get_classrooms() -> ClassroomStore:
    """The store that all visits share."""
    return ClassroomStore(StoreSettings().url)
