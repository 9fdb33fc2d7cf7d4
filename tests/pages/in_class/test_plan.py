"""The plan of a class fills its time, and is the same on the page and in the docs."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import pytest

from dashboard.ui.lessons import LESSONS
from pages.in_class.sections.plan import MINUTES, PLAN, Part
from tests.pages.inline_engine import StartingEngine, put_in_place
from tests.pages.opened import opened, visit, words

DOCS = (Path(__file__).parents[3] / "docs" / "teaching.md").read_text("utf-8")
every_part = pytest.mark.parametrize("part", PLAN, ids=lambda part: part.title)


def test_it_fills_the_time() -> None:
    assert sum(part.minutes for part in PLAN) == MINUTES


@every_part
def test_a_part_is_in_the_docs_with_its_address(part: Part) -> None:
    address = f"/{part.lesson}?{urlencode(part.query)}" if part.query else f"/{part.lesson}"
    assert all(text in DOCS for text in (part.title, f"`{address}`", part.do, part.ask, part.expect))


@every_part
def test_a_part_is_on_the_page_with_its_link(part: Part) -> None:
    app = opened("in_class")
    assert not app.exception
    assert f"**Ask:** {part.ask}" in words(app)
    labels = [link.proto.label for link in app.get("page_link")]
    assert f"Open “{LESSONS[part.lesson].title}”" in labels


@every_part
def test_its_link_opens_a_page_that_takes_it(part: Part, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)
    app = visit(part.lesson)
    for name, value in part.query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    assert not app.warning
    held = {control.key: str(control.value) for control in (*app.slider, *app.select_slider)}
    # Which of its exercises First steps shows is no control's value.
    controls = {name: value for name, value in part.query.items() if name != "lesson"}
    assert {name: held.get(name) for name in controls} == controls
