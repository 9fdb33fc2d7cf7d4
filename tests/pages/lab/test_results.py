"""What the lab draws, and how often."""

from __future__ import annotations

import pytest

from dashboard.experiment.record import Record
from dashboard.ui.charts import Parts
from pages.lab.sections import results
from tests.pages.opened import opened


def test_charts_are_made_once_for_as_long_as_they_show_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    usual = results._made

    def noted(run: str, record: Record, before: Record | None) -> tuple[Parts, Parts]:
        made.append(run)
        return usual(run, record, before)

    monkeypatch.setattr(results, "_made", noted)
    app = opened("lab")
    assert len(made) == 1
    app.run()
    assert len(made) == 1
    app.toggle("objective").set_value(True).run()
    assert len(made) == 2


def test_the_same_training_once_more_is_not_drawn_behind_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    behind: list[Record | None] = []
    usual = results._made

    def noted(run: str, record: Record, before: Record | None) -> tuple[Parts, Parts]:
        behind.append(before)
        return usual(run, record, before)

    monkeypatch.setattr(results, "_made", noted)
    app = opened("lab")
    next(button for button in app.button if button.label == "Train").click().run()
    assert set(behind) == {None}
