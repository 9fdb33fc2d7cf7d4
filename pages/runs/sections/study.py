"""A comparison of a page, as a whole: what it is, and its end."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.store.listing import Query
from dashboard.ui.lessons import LESSONS
from dashboard.ui.runs.keeping import get_keeper
from language.say import t, tn
from pages.runs.sections import session
from pages.runs.sections.acts import NOT_DELETED, act


def study_head(query: Query, shown: int) -> None:
    """How many of its trainings are shown below, the page that made them, and the way to be rid of them."""
    st.header(_how_many(query, shown), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        lesson = LESSONS.get(query.lesson)
        if lesson is not None:
            st.page_link(lesson.path, label=lesson.title, icon=f":material/{lesson.icon}:")
        with st.popover(t("Delete this comparison"), icon=":material/delete:", type="tertiary"):
            st.markdown(
                t(
                    "Its training runs are deleted with it, except those in another comparison and those that you "
                    "trained in the lab."
                )
            )
            st.button(t("Delete"), key="runs delete study", on_click=partial(_delete, query.owner, query.study))


def _how_many(query: Query, shown: int) -> str:
    studies = get_keeper().store.studies(query.owner)
    total = next((study.runs for study in studies if study.id == query.study), shown)
    if total > shown:
        return t("The comparison: the first {shown:,} of {total:,} training runs", shown=shown, total=total)
    return tn("The comparison: {count} training run", "The comparison: {count} training runs", shown)


def _delete(owner: str, study: str) -> None:
    if act(partial(get_keeper().store.delete_study, owner, study), NOT_DELETED):
        session.PLACE.clear()
