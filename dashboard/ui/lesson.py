"""A lesson: a folder `pages/<name>/`, and what the menu, the server and the frame of its page make of it."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.experiment.experiment import Experiment
from dashboard.ui.conclusion import Conclusion
from dashboard.ui.questions.sketched import ClassQuestion
from language.fields import said
from language.languages import spoken

FOLDER = Path(__file__).parents[2] / "pages"


@said("title", "help")
@dataclass(frozen=True)
class Lesson:
    """One page: its folder in `pages/`, which is its address too, and how the menu shows it.

    The pages that are `taught` follow one another; the others are tools, to which one comes from anywhere. The `first`
    one is what the server shows without a path. The lab alone `has_settings`, in a sidebar and in its address. Where
    networks are the visitor's own it is `sealable`: a link can hide their test set; where the data are, too, it is
    `sealed` from the start.
    """

    name: str
    group: str
    title: str
    icon: str
    help: str
    taught: bool = True
    first: bool = False
    has_settings: bool = False
    sealable: bool = False
    sealed: bool = False

    @property
    def path(self) -> Path:
        return FOLDER / self.name / "page.py"

    @property
    def address(self) -> str:
        """The page as a link on any other page."""
        return "./" if self.first else self.name

    @property
    def page(self) -> StreamlitPage:
        """For one run of a visit, which marks the page that it shows."""
        return copy(_page(self, self.path, spoken(), get_script_run_ctx(suppress_warning=True) is not None))

    def rehearsal(self) -> tuple[Experiment, ...]:
        """What the lesson trains at its defaults: `rehearsal()` of its `trials`, if networks of the lab are trained."""
        rehearsal = self._member("trials", "rehearsal")
        return rehearsal() if rehearsal else ()

    @property
    def computes_apart(self) -> bool:
        """Whether its workers compute what the lab could not open: it has `tasks` of its own, and no `rehearsal`."""
        return self.taught and bool(self._member("tasks", "__name__")) and not self._member("trials", "rehearsal")

    @property
    def has_work(self) -> bool:
        """Whether anything is trained or computed for it, which a link can have wait for a button."""
        return any(self._member(*member) for member in (("tasks", "__name__"), ("trials", "rehearsal")))

    def for_class(self) -> tuple[ClassQuestion, ...]:
        """What a class can be asked about it: `for_class()` of its `questions`, where there is one."""
        asks = self._member("questions", "for_class")
        return asks() if asks else ()

    def conclusion(self) -> Conclusion | None:
        """What it leaves its reader with: `CONCLUSION` of its `conclusion`; a tool has none."""
        return self._member("conclusion", "CONCLUSION")

    def _member(self, file: str, name: str) -> Any:
        """What one of the lesson's files holds under a name; None where it has no such file or name."""
        module = f"pages.{self.name}.{file}"
        return getattr(import_module(module), name, None) if find_spec(module) else None


@cache
def _page(lesson: Lesson, path: Path, _language: str, _is_in_run: bool) -> StreamlitPage:
    """Made once: Streamlit looks at the disk for each page, and a run of any page has all of them in its menu.

    Outside of a run of a page Streamlit leaves them unfinished.
    """
    return st.Page(
        path,
        title=lesson.title,
        icon=f":material/{lesson.icon}:",
        help=lesson.help,
        url_path=lesson.name,
        default=lesson.first,
    )
