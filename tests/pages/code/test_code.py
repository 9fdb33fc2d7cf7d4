"""Below each page lies, folded, the Python that trains what it shows."""

from __future__ import annotations

import re
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui import code
from dashboard.ui.lesson import Lesson
from dashboard.ui.lessons import LESSONS, PUBLISHED
from tests.pages.opened import opened

WITH_CODE = [lesson for lesson in LESSONS.values() if lesson.name not in {"glossary", "in_class", "runs"}]


each_lesson = pytest.mark.parametrize("lesson", WITH_CODE, ids=[lesson.name for lesson in WITH_CODE])
OWN = re.compile(r"^from (dashboard|pages)\b", re.MULTILINE)


@cache
def unfolded(name: str) -> AppTest:
    return opened(name, **{code.OPEN: True})


@each_lesson
def test_the_code_is_there_once_it_is_unfolded(lesson: Lesson) -> None:
    shown = unfolded(lesson.name)
    assert not shown.exception
    # A lesson that trains no network of the lab has lines of NumPy alone.
    first = "import numpy as np" if lesson.group == PUBLISHED else "from dashboard import"
    assert any(first in one.value for one in shown.code)


@each_lesson
def test_lines_said_to_need_nothing_of_this_project_need_nothing_of_it(lesson: Lesson) -> None:
    captions = {one.value for one in unfolded(lesson.name).caption}
    alone = [one for one in unfolded(lesson.name).code if not OWN.search(one.value)]
    assert len(alone) == len(captions & {code.BY_HAND, code.SAME_DATA, code.DRAWN_ANEW})


@each_lesson
def test_lines_that_visitors_read_have_plain_spaces_and_speak_of_networks(lesson: Lesson) -> None:
    for shown in unfolded(lesson.name).code:
        assert not re.search(r"\barms?\b|\\x|\xa0", shown.value)


def test_what_is_folded_is_not_sent() -> None:
    assert [shown for shown in opened(WITH_CODE[0].name).code if shown.language == "python"] == []
