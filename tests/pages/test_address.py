"""Every control of a lesson is in the address, so that a link shows another person the same page."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.ui.lessons import FOLDER, LESSONS
from tests.pages.inline_engine import StartingEngine, put_in_place
from tests.pages.opened import visit

CONTROLS = {"slider", "select_slider", "segmented_control", "toggle", "selectbox", "number_input", "multiselect"}
# The lab and first steps write their own address; which weights are looked at one by one, and masks, are no settings.
WITHOUT = {"lab", "first_steps", "your_data", "your_curves", "glossary", "in_class", "runs"}
PARTS = ("sections/weights.py", "sections/masks.py")
FILES = [
    file
    for lesson in LESSONS.values()
    if lesson.name not in WITHOUT
    for file in (FOLDER / lesson.name).rglob("*.py")
    if not file.as_posix().endswith(PARTS)
]


def controls(file: Path) -> Iterator[tuple[int, set[str]]]:
    """The line and the keywords of every control that a file draws."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CONTROLS:
            keywords = {keyword.arg or ast.unparse(keyword.value) for keyword in node.keywords}
            if "key" in keywords:
                yield node.lineno, keywords


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(FOLDER).as_posix())
def test_every_control_of_a_lesson_is_bound_to_the_address(file: Path) -> None:
    assert [line for line, keywords in controls(file) if not keywords & {"bind", "IN_LINKS"}] == []


@pytest.mark.parametrize(
    ("lesson", "key", "value"),
    [
        ("l1_l2", "penalty strength", 0.003),
        ("activations", "activations depth", 4),
        ("grokking", "grokking decay", 1.0),
        ("dropout", "dropout seeds", 5),
    ],
)
def test_a_link_sets_a_control(lesson: str, key: str, value: float, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)
    app = visit(lesson)
    app.query_params[key] = str(value)
    app.run()
    assert not app.exception
    assert next(one.value for one in (*app.slider, *app.select_slider) if one.key == key) == value


@pytest.mark.parametrize("value", ["999", "no number", "**bold**", ""])
def test_a_value_that_is_none_of_the_control_s_is_ignored(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)
    app = visit("more_data")
    app.query_params["more data weights"] = value
    app.run()
    assert not app.exception
    assert app.select_slider(key="more data weights").value == 50
