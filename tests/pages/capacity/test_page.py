"""What the page says before it trains what takes long, and where its results stand."""

from __future__ import annotations

import pytest

from dashboard.engine.scheduling.pace import Pace
from dashboard.experiment.arms import grid
from dashboard.ui.waiting.durations import duration_in_words
from pages.capacity.trials import descent_arms
from tests.pages.inline_engine import MadeEngine, put_in_place
from tests.pages.opened import opened, words


def test_the_second_descent_takes_as_long_as_the_engine_says(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(MadeEngine, monkeypatch)
    seconds = Pace().seconds(*grid(descent_arms(), 2))
    assert f"About {duration_in_words(seconds)}." in words(opened("capacity", descent_seeds=2))


def test_the_finding_stands_beside_its_charts_and_not_above_them(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(MadeEngine, monkeypatch)
    columns = opened("capacity").columns
    (place,) = (
        number for number, column in enumerate(columns) if any("Over width" in m.value for m in column.markdown)
    )
    assert [element.type for element in columns[place + 1].children.values()] == ["bidi_component"]
