"""The way from something that a page shows to the lesson on it."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.lesson import Lesson
from language.say import t


def more_on(lesson: Lesson) -> None:
    st.page_link(lesson.path, label=t("More on this: {title}", title=lesson.title), icon=":material/menu_book:")
