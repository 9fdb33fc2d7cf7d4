"""How often a live part looks for news."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.ui.session import LESSON
from dashboard.ui.waiting import live
from dashboard.ui.waiting.looks import LOOKS, Look
from tests.pages.inline_engine import InlineEngine, StartingEngine, put_in_place


@pytest.mark.parametrize(("owners", "seconds"), [(0, 0.25), (1, 0.25), (10, 0.25), (50, 1.25), (200, 5.0)])
def test_all_visitors_together_look_forty_times_a_second_at_most(
    owners: int, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(InlineEngine, "owners", owners)
    put_in_place(InlineEngine, monkeypatch)
    assert live.seconds_to_next_look() == seconds


def test_a_part_that_two_lessons_show_is_a_fragment_of_its_own_in_each(monkeypatch: pytest.MonkeyPatch) -> None:
    fragments: list[Callable[[], None]] = []

    def fragment(part: Callable[[], None], **_: object) -> Callable[[], None]:
        fragments.append(part)
        return lambda: None

    monkeypatch.setattr(st, "fragment", fragment)
    shown = live.live(lambda: None)
    for lesson in ("lab", "dropout"):
        LESSON.set(lesson)
        shown()
    LESSON.clear()
    assert [part.__qualname__ for part in fragments] == ["lab rests", "dropout rests"]


def _waits() -> None:
    import streamlit as st

    from dashboard.ui.waiting.live import watch

    def draw() -> None:
        st.write("done")

    watch(draw, lambda: None, None, over=False, seen=lambda: st.NEWS[0])  # type: ignore[attr-defined]


def test_ticks_of_a_part_are_left_out_for_as_long_as_it_has_seen_all(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(InlineEngine, monkeypatch)
    news: list[int] = [0]
    added: dict[str, Look] = {}
    monkeypatch.setattr(st, "NEWS", news, raising=False)
    monkeypatch.setattr(LOOKS, "add", added.__setitem__)
    app = AppTest.from_function(_waits).run()
    assert not app.exception
    ((part, look),) = added.items()
    assert part
    assert not look.has_news
    news[0] = 1
    assert look.has_news


def test_each_visit_s_parts_that_look_are_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    names: set[str] = set()

    def fragment(part: Callable[[], None], **_: object) -> Callable[[], None]:
        names.add(part.__qualname__)
        return lambda: None

    monkeypatch.setattr(st, "fragment", fragment)
    for visit in ("ann", "bob"):
        monkeypatch.setattr(live, "visitor", lambda visit=visit: visit)
        live.live(lambda: None, 0.25)()
    assert len(names) == 2


def _shows_what_was_deleted() -> None:
    from dashboard.data.tables.errors import TableError
    from dashboard.ui.waiting.live import live

    def part() -> None:
        raise TableError("gone")

    live(part)()


def test_a_part_whose_table_is_deleted_in_another_tab_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(InlineEngine, monkeypatch)
    app = AppTest.from_function(_shows_what_was_deleted).run()
    assert not app.exception
    assert [error.value for error in app.error] == [
        "The table that was shown here has been deleted. Upload its file again on the page Your data."
    ]


@pytest.mark.parametrize("ready", [True, False])
def test_a_page_is_drawn_again_at_the_second_look_once_there_is_an_engine(
    monkeypatch: pytest.MonkeyPatch, *, ready: bool
) -> None:
    put_in_place(InlineEngine if ready else StartingEngine, monkeypatch)
    parts: list[Callable[[], None]] = []
    drawn: list[str] = []
    monkeypatch.setattr(live, "live", lambda part, every: lambda: parts.append(part) if every else None)
    monkeypatch.setattr(st, "rerun", lambda: drawn.append("page"))
    live.draw_again()
    (part,) = parts
    part()
    assert not drawn
    part()
    assert drawn == ["page"] * ready
