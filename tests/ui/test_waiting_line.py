"""Who comes to a full server sees how many are before them, and then the page that they asked for."""

from __future__ import annotations

import pytest

from dashboard.ui.frame import waiting_line
from dashboard.ui.frame.admission import Admission
from dashboard.ui.waiting.live import LOOKS_PER_SECOND
from tests.pages.inline_engine import StartingEngine, put_in_place
from tests.pages.opened import opened, words


@pytest.fixture(autouse=True)
def _without_trainings(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)


def full(monkeypatch: pytest.MonkeyPatch, before: int) -> set[str]:
    """A server with one place, taken, and so many in the line; who is named in what is returned has left."""
    left: set[str] = set()
    admission = Admission(lambda: 1, lambda name: name not in left)
    for number in range(before + 1):
        admission.place(str(number))
    monkeypatch.setattr(waiting_line, "get_admission", lambda: admission)
    return left


@pytest.mark.parametrize(
    ("before", "sentence"), [(0, "You are next."), (1, "**1 visitor** is ahead of you."), (2, "**2 visitors** are")]
)
def test_a_full_server_says_how_many_are_before(monkeypatch: pytest.MonkeyPatch, before: int, sentence: str) -> None:
    full(monkeypatch, before)
    app = opened("splits")
    assert [title.value for title in app.title] == ["The lab is full"]
    assert sentence in words(app)
    assert "opens by itself" in words(app)


def test_where_many_wait_each_looks_less_often(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[float] = []
    monkeypatch.setattr(waiting_line, "live", lambda part, every: lambda: looked.append(every))
    for before in (0, 400):
        full(monkeypatch, before)
        opened("splits")
    assert looked == [waiting_line.LOOK_SECONDS, 401 / LOOKS_PER_SECOND]


def test_the_page_that_was_asked_for_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    left = full(monkeypatch, 0)
    app = opened("splits")
    left.add("0")
    assert [title.value for title in app.run().title] == ["Why is the data split in three?"]
