"""The frame of every page: its title in the tab, and at a lesson's end what to remember and what comes next."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.figures.ends import letters
from dashboard.ui.conclusion import Conclusion
from dashboard.ui.controls.lesson_link import LessonLink, begin_lesson_link, drawn
from dashboard.ui.frame.menu import around, menu, place_of_group
from dashboard.ui.frame.seal import begin_page
from dashboard.ui.frame.top_bar import show_top_bar
from dashboard.ui.lesson import Lesson
from dashboard.ui.lessons import LESSONS
from dashboard.ui.session import AWAITS_PREDICTION, LESSON, OPEN_QUESTION
from dashboard.ui.waiting.live import deleted_tables_said
from language.numbers import NO_BREAK
from language.say import t

SITE, ICON = "Overfit Lab", "📈"
# The most letters of a title that half a phone's width has room for.
SHORT_TITLE = 15


def show_page() -> None:
    """The page that the address names, in the frame that all of them share."""
    # Before the menu: without it the browser asks another server for a picture of the page's icon.
    st.set_page_config(page_title=SITE, page_icon=ICON, layout="wide")
    # On top: the sidebar is for the controls.
    page = st.navigation(menu(), position="top")
    st.set_page_config(page_title=tab_title(page))
    lesson = LESSONS.get(page.url_path or next(iter(LESSONS)))
    if lesson is not None:
        LESSON.set(lesson.name)
        begin_page(lesson, st.query_params.to_dict())
    show_top_bar(lesson)
    if lesson is not None:
        _mark_group(lesson)
        _restrict(begin_lesson_link(lesson))
    AWAITS_PREDICTION.set(False)
    OPEN_QUESTION.set(False)
    with deleted_tables_said():
        page.run()
    if lesson is not None and not lesson.has_settings:
        _name_controls()
    if lesson is not None and lesson.taught:
        _end(lesson)


def _mark_group(lesson: Lesson) -> None:
    """Says in the menu where the page is: Streamlit marks it inside its group, which is closed."""
    if lesson.group:
        item = f'[data-testid="stTopNav"]>:nth-child({place_of_group(lesson)})>[data-testid="stTopNavSection"]'
        st.html(f"<style>{item}{{background-color:var(--lab-open)}}{item} p{{font-weight:600}}</style>")


def _restrict(link: LessonLink) -> None:
    """Hides the controls that the link of a lesson hides, and says so; says too that it locks some."""
    if link.hidden:
        selectors = ",".join(f".st-key-{name}" for name in link.hidden)
        st.html(f"<style>{selectors}{{display:none!important}}</style>")
    if link.hidden and link.locked:
        st.caption(t(":material/lock: The link to this page hides some of its controls and locks others."))
    elif link.hidden:
        st.caption(t(":material/visibility_off: The link to this page hides some of its controls."))
    elif link.locked:
        st.caption(t(":material/lock: The link to this page locks some of its controls."))


def _name_controls() -> None:
    """For the dialog of a link: see `static/link.js`."""
    st.html(f'<span class="lab-controls" data-names="{" ".join(drawn())}" hidden></span>')


def tab_title(page: StreamlitPage) -> str:
    """Each page's own, so that tabs, bookmarks and the browser's history tell them apart."""
    return f"{page.title} · {SITE}"


def _end(lesson: Lesson) -> None:
    """What to remember, where to read on, and what comes next."""
    conclusion = lesson.conclusion()
    if conclusion and AWAITS_PREDICTION.get():
        st.caption(t("A summary and further reading appear here once every prediction on this page has its result."))
    elif conclusion:
        _show_conclusion(conclusion)
    _ways_on(lesson)


def _show_conclusion(conclusion: Conclusion) -> None:
    with st.container(key="conclusion"):
        remember, read_on = st.columns(2, gap="medium")
    with remember:
        st.header(t("To remember"), anchor=False)
        # It may answer a question that is still open.
        folded = t("This may answer a question above: answer first.")
        with st.expander(folded) if OPEN_QUESTION.get() else st.container():
            st.markdown("\n".join(f"{number}. {t(sentence)}" for number, sentence in enumerate(conclusion.remember, 1)))
    with read_on:
        st.subheader(t("Further reading"), anchor=False)
        st.markdown("\n".join(f"- {reference}" for reference in conclusion.references))
        st.markdown(t(conclusion.then))


def in_one_line(title: str) -> str:
    """A title that a phone has room for in one line is not broken there, but what stands before it."""
    return title.replace(" ", NO_BREAK) if letters(title) <= SHORT_TITLE else title


def _ways_on(lesson: Lesson) -> None:
    """Links to the neighbours in the order of the menu, each by its title; after the last, to the lab."""
    before, after = around(lesson)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="ways-on"):
        if before:
            label = t("Previous: {title}", title=in_one_line(before.title))
            st.page_link(before.path, label=label, icon=":material/arrow_back:")
        following = after or LESSONS["lab"]
        st.page_link(
            following.path,
            label=t("Next: {title}", title=in_one_line(following.title)),
            icon=":material/arrow_forward:",
            icon_position="right",
        )
