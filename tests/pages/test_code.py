"""Below each page lies, folded, the Python that trains what it shows."""

from __future__ import annotations

import pytest

from dashboard.ui import code
from dashboard.ui.lessons import LESSONS, Lesson
from tests.pages.inline_engine import StartingEngine, put_in_place
from tests.pages.opened import opened

WITH_CODE = [lesson for lesson in LESSONS.values() if lesson.name != "glossary"]


@pytest.fixture(autouse=True)
def _no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)


@pytest.mark.parametrize("lesson", WITH_CODE, ids=[lesson.name for lesson in WITH_CODE])
def test_the_code_is_there_once_it_is_unfolded(lesson: Lesson) -> None:
    shown = opened(lesson.name, **{code.OPEN: True})
    assert not shown.exception
    assert "from dashboard import" in shown.code[0].value


def test_what_is_folded_is_not_sent() -> None:
    assert not opened(WITH_CODE[0].name).code
