"""What the lab draws, and how often."""

from __future__ import annotations

import pytest

from dashboard.experiment.record import Record
from dashboard.ui.charts import EncodedPanels
from pages.lab.sections import results
from tests.pages.opened import opened


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Record | None]]:
    """The trainings whose charts were made, each with the one drawn behind it."""
    noted: list[tuple[str, Record | None]] = []
    usual = results._made

    def note(run: str, record: Record, before: Record | None) -> tuple[EncodedPanels, EncodedPanels]:
        noted.append((run, before))
        return usual(run, record, before)

    monkeypatch.setattr(results, "_made", note)
    return noted


def test_charts_are_made_once_for_as_long_as_they_show_the_same(made: list[tuple[str, Record | None]]) -> None:
    app = opened("lab")
    assert len(made) == 1
    app.run()
    assert len(made) == 1
    app.toggle("objective").set_value(True).run()
    assert len(made) == 2


def test_the_same_training_once_more_is_not_drawn_behind_itself(made: list[tuple[str, Record | None]]) -> None:
    app = opened("lab")
    next(button for button in app.button if button.label == "Train").click().run()
    assert {before for _, before in made} == {None}
