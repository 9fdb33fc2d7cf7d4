"""The frame of every page: its title in the tab, and at a lesson's end what to remember and what comes next."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.language.languages import LANGUAGES
from dashboard.language.say import t
from dashboard.ui.ending import Reference
from dashboard.ui.frame.seal import begin_page
from dashboard.ui.language import choose_language, language
from dashboard.ui.lessons import LESSONS, Lesson, around, menu
from dashboard.ui.session import LESSON

SITE = "Overfit Lab"
_LINE = "screen_reader"
_STATIC = Path(__file__).parents[1] / "static"
_STYLE = _STATIC / "page.css"
_reader = st.components.v2.component(
    "overfit_lab_frame",
    html="""
<div class="lab-said" role="status"></div>
<div class="lab-top">
  <nav hidden></nav>
  <button type="button" class="lab-language"></button>
  <button type="button" class="lab-project" aria-pressed="false"></button>
  <button type="button" class="lab-link"></button>
  <p></p>
</div>
""",
    css=(_STATIC / "frame.css").read_text(encoding="utf-8"),
    js="\n".join((_STATIC / name).read_text(encoding="utf-8") for name in ("top.js", "projector.js", "frame.js")),
    isolate_styles=False,
)


def show_page() -> None:
    """The page that the address names, in the frame that all of them share."""
    # Before the menu: without it the browser asks another server for a picture of the page's icon.
    st.set_page_config(page_title=SITE, page_icon="📈", layout="wide")
    # On top: the sidebar is for the controls.
    page = st.navigation(menu(), position="top")
    st.set_page_config(page_title=tab_title(page))
    st.html(_STYLE)
    lesson = LESSONS.get(page.url_path or next(iter(LESSONS)))
    if lesson is not None:
        LESSON.set(lesson.name)
        begin_page(lesson.name, st.query_params.to_dict())
    _line()
    page.run()
    if lesson is not None and lesson.taught:
        _end(lesson)


def _line() -> None:
    """The line above each page: its parts, its language, what a class needs of it, and its address."""
    here = language()
    other = next(code for code in LANGUAGES if code != here)
    words = {
        "language": here,
        "other": other,
        "other_language": LANGUAGES[other],
        "parts": t("On this page"),
        "projector": t("Projector"),
        "keys": t("Keys: N next figure, P previous, R run, Esc leaves."),
        "copy": t("Copy link"),
        "copied": t("Link copied"),
        "link": t("The link to this page as it is"),
    }
    _reader(key=_LINE, data=words, on_language_change=_switch)


def _switch() -> None:
    choose_language(st.session_state[_LINE].language)


def tab_title(page: StreamlitPage) -> str:
    """Each page's own, so that tabs, bookmarks and the browser's history tell them apart."""
    return f"{page.title} · {SITE}"


def _end(lesson: Lesson) -> None:
    """What to remember, where to read on, and what comes next."""
    ending = lesson.ending()
    if ending:
        st.header(t("To remember"), anchor=False)
        st.markdown("\n".join(f"{number}. {t(sentence)}" for number, sentence in enumerate(ending.remember, 1)))
        read_on = t("Read on")
        st.markdown(f"**{read_on}**\n" + "\n".join(f"- {_cited(reference)}" for reference in ending.references))
        st.markdown(t(ending.then))
    _ways_on(lesson)


def _cited(reference: Reference) -> str:
    cited = f"{reference.authors} ({reference.year}). [{reference.title}]({reference.address})"
    return f"{cited}. {reference.where}."


def _ways_on(lesson: Lesson) -> None:
    """Links to the neighbours in the order of the menu, each by its title; after the last, to the lab."""
    before, after = around(lesson)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="ways-on"):
        if before:
            st.page_link(before.path, label=t("Previous: {title}", title=before.title), icon=":material/arrow_back:")
        following = after or LESSONS["lab"]
        st.page_link(
            following.path,
            label=t("Next: {title}", title=following.title),
            icon=":material/arrow_forward:",
            icon_position="right",
        )
