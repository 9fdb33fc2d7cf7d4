"""Every control of a lesson is in the address: a link shows another person the same page, as far as it lets them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.lesson import FOLDER
from dashboard.ui.lessons import LESSONS
from tests.pages.inline_engine import MadeEngine, StartingEngine, put_in_place
from tests.pages.opened import visit

CONTROLS = {"slider", "select_slider", "segmented_control", "pills", "toggle", "checkbox", "radio", "selectbox"} | {
    "multiselect",
    "number_input",
    "text_input",
    "text_area",
}
# The lab, first steps and the list of runs write their own address; a table and a log are not in one, nor is an answer
# in a room. Which weights are looked at one by one, and masks, are no settings.
WITHOUT = {"lab", "first_steps", "your_data", "your_curves", "in_class", "runs"}
PARTS = ("sections/weights.py", "sections/masks.py")
FILES = [
    file
    for lesson in LESSONS.values()
    if lesson.name not in WITHOUT
    for file in (FOLDER / lesson.name).rglob("*.py")
    if not file.as_posix().endswith(PARTS)
]


def controls(file: Path) -> Iterator[tuple[int, set[str]]]:
    """The line of every control that a file draws, and the functions that its keywords come from."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CONTROLS:
            yield (
                node.lineno,
                {ast.unparse(keyword.value).partition("(")[0] for keyword in node.keywords if not keyword.arg},
            )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(FOLDER).as_posix())
def test_every_control_of_a_lesson_is_bound_to_the_address(file: Path) -> None:
    assert [line for line, given in controls(file) if not given & {"in_address", "in_links"}] == []


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


@pytest.fixture
def _without_trainings(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)


def linked(lesson: str, **query: str) -> AppTest:
    app = visit(lesson)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


@pytest.mark.usefixtures("_without_trainings")
def test_a_link_locks_a_control_which_shows_its_value_and_hides_another() -> None:
    app = linked("more_data", lock="more-data-weights,nonsense", hide="more-data-noise", **{"more data weights": "20"})
    assert not app.exception
    weights, noise = app.select_slider(key="more data weights"), app.select_slider(key="more data noise")
    assert (weights.value, weights.disabled, noise.disabled) == (20, True, False)
    assert any(".st-key-more-data-noise{display:none" in str(html.proto) for html in app.get("html"))
    assert any("hides some of its controls and locks others" in caption.value for caption in app.caption)


@pytest.mark.usefixtures("_without_trainings")
def test_what_a_link_locked_stays_locked_where_the_menu_leads_back() -> None:
    app = linked("more_data", lock="more-data-weights")
    app.query_params.clear()
    app.run()
    assert app.select_slider(key="more data weights").disabled
    assert app.query_params["lock"] == "more-data-weights"


@pytest.mark.usefixtures("_without_trainings")
@pytest.mark.parametrize("names", ["x}body{display:none", "</style><b>bold", "," * 500, "a" * 500])
def test_a_link_can_bring_no_style_of_its_own(names: str) -> None:
    app = linked("more_data", hide=names)
    assert not app.exception
    assert [html for html in app.get("html") if names[:20] in str(html.proto)] == []


@pytest.mark.parametrize("lesson", ["splits", "which_fix", "features"])
def test_a_link_can_have_trainings_wait_for_a_button(lesson: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = type("Counting", (MadeEngine,), {"submit": _refuse, "submit_all": _refuse, "call": _refuse})
    put_in_place(engine, monkeypatch)
    app = linked(lesson, train="on_click")
    assert not app.exception
    assert [button.disabled for button in app.button if button.label == "Run"] == [False]


def _refuse(*_: object) -> None:
    pytest.fail("something was trained unasked")
