"""The line above each page: its parts, its language, what a class needs of it, and its address."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import streamlit as st

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Group
from dashboard.experiment.settings import SETTINGS
from dashboard.ui.language import choose_language, language
from dashboard.ui.lesson import Lesson
from language.languages import ENGLISH, LANGUAGES, spoken
from language.say import mark, t

_KEY = "screen_reader"
_STATIC = Path(__file__).parents[1] / "static"
# The last one calls the others.
_NAMES = ("top", "link", "projector", "foreign", "reconnect", "stop", "held", "hush", "sidebar", "popover", "frame")
_SCRIPTS = tuple(f"{name}.js" for name in _NAMES)
# For what Streamlit says in English alone: see `static/foreign.js`. `$1` and `$2` are the numbers or names in it.
_FOREIGN = {
    "more": mark("$1 more"),
    "view": mark("View $1 more"),
    "fewer": mark("View less"),
    "upload": mark("Upload"),
    "size": mark("$1 MB per file"),
    "skip": mark("Skip to main content"),
    "system": mark("System"),
    "light": mark("Light"),
    "dark": mark("Dark"),
    "theme": mark("Theme"),
    "print": mark("Print"),
    "record": mark("Record screen"),
    "choose": mark("Choose an option"),
    "several": mark("Choose options"),
    "open": mark("Open"),
    "chosen": mark("Selected values"),
    "clear": mark("Clear value"),
    "all": mark("Clear all"),
    "remove": mark("Remove $1"),
    "help": mark("Help"),
    "about": mark("Help for $1"),
    "sidebar": mark("Sidebar"),
    "collapse": mark("Collapse sidebar"),
    "expand": mark("Expand sidebar"),
    "pages": mark("App pages"),
    "menu": mark("Main menu"),
    "less": mark("Decrement"),
    "greater": mark("Increment"),
    "code": mark("Copy to clipboard"),
    "close": mark("Close"),
    "connecting": mark("Connecting"),
    "lost": mark("No connection"),
    "apply": mark("Press $1 to apply"),
    "submit": mark("Press $1 to send"),
    "progress": mark("Progress"),
    "file": mark("File"),
    "outside": mark("From $1 to $2."),
}
_line = st.components.v2.component(
    "overfit_lab_frame",
    html="""
<div class="lab-said" role="status"></div>
<div class="lab-top">
  <nav hidden></nav>
  <button type="button" class="lab-language"></button>
  <button type="button" class="lab-project" aria-pressed="false"></button>
  <button type="button" class="lab-link"></button>
  <button type="button" class="lab-options"></button>
  <p></p>
</div>
<dialog class="lab-dialog">
  <p data-say="explained"></p>
  <div class="lab-choices"></div>
  <label><input type="checkbox"><span data-say="waits"></span></label>
  <label><input type="checkbox"><span data-say="sealed"></span></label>
  <output></output>
  <div class="lab-ends">
    <button type="button" data-say="close"></button>
    <button type="button" data-say="copy"></button>
  </div>
</dialog>
""",
    css=(_STATIC / "frame.css").read_text(encoding="utf-8"),
    js="\n".join((_STATIC / name).read_text(encoding="utf-8") for name in _SCRIPTS),
    isolate_styles=False,
)


def show_top_bar(lesson: Lesson | None) -> None:
    """Shows the line above the page of a lesson."""
    here = language()
    other = next(code for code in LANGUAGES if code != here)
    in_lab = lesson is not None and lesson.has_settings
    words = {
        "language": here,
        "other": other,
        "other_language": LANGUAGES[other],
        "parts": t("On this page"),
        "projector": t("Projector"),
        "keys": t("Keys: N next figure, P previous, R run, Esc leave."),
        "copy": t("Copy link"),
        "copied": t("Link copied"),
        "link": t("The link to this page as it is"),
        "lost": t("No connection"),
        "away": t("The lab is not answering. This page reconnects by itself as soon as it does."),
        **_of_dialog(),
        "foreign": {} if here == ENGLISH else {name: t(words) for name, words in _FOREIGN.items()},
        "has_work": lesson is not None and lesson.has_work,
        "sealable": lesson is not None and lesson.sealable,
        "settings": _settings(spoken()) if in_lab else (),
        "least": f"?dataset={Experiment().data.dataset}" if in_lab else "",
    }
    # As bytes: in anything else Streamlit looks for tables, and loads pandas to do so (70 MB).
    _line(key=_KEY, data=json.dumps(words).encode(), on_language_change=_switch)


def _of_dialog() -> dict[str, str]:
    return {
        "options": t("Link options"),
        "explained": t("A link to this page as it is, for others: what they can change, and what waits for them."),
        "free": t("can be changed"),
        "lock": t("locked"),
        "hide": t("hidden"),
        "waits": t("Train only when the button is pressed"),
        "sealed": t("The test set is sealed"),
        "close": t("Close"),
    }


@cache
def _settings(language: str) -> tuple[dict[str, object], ...]:
    """All that the lab's sidebar may show, each group before its settings; for each language."""
    found: list[dict[str, object]] = []
    for group in Group.ORDER:
        found.append({"id": group, "label": t(group), "group": True})
        members = (one for one in SETTINGS.values() if one.control.group == group)
        found += [{"id": one.name, "label": one.control.label, "group": False} for one in members]
    return tuple(found)


def _switch() -> None:
    choose_language(st.session_state[_KEY].language)
