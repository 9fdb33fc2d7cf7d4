"""Below each page lies, folded, the Python that trains what it shows."""

from __future__ import annotations

import pytest

from dashboard.ui import code
from dashboard.ui.lesson import Lesson
from dashboard.ui.lessons import LESSONS, PUBLISHED
from tests.pages.inline_engine import StartingEngine, put_in_place
from tests.pages.opened import opened

WITH_CODE = [lesson for lesson in LESSONS.values() if lesson.name not in {"glossary", "in_class", "runs"}]


@pytest.fixture(autouse=True)
def _no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)


@pytest.mark.parametrize("lesson", WITH_CODE, ids=[lesson.name for lesson in WITH_CODE])
def test_the_code_is_there_once_it_is_unfolded(lesson: Lesson) -> None:
    shown = opened(lesson.name, **{code.OPEN: True})
    assert not shown.exception
    # A lesson that trains no network of the lab has lines of NumPy alone.
    first = "import numpy as np" if lesson.group == PUBLISHED else "from dashboard import"
    assert any(first in one.value for one in shown.code)


def test_what_is_folded_is_not_sent() -> None:
    assert [shown for shown in opened(WITH_CODE[0].name).code if shown.language == "python"] == []
