"""Pages without a cluster."""

from __future__ import annotations

from typing import Any

import pytest

import tests.app_runs  # noqa: F401 - for what it leaves out
from dashboard.figures.panel import Panel
from tests.figures.as_plotly import to_plotly
from tests.pages.inline_engine import InlineEngine, put_in_place


@pytest.fixture(autouse=True)
def _trainings_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(InlineEngine, monkeypatch)


@pytest.fixture(autouse=True)
def _every_figure_is_one_of_plotly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures are not checked where they are made: here Plotly does, and raises for what it doesn't know."""
    sent = Panel.payload

    def checked(panel: Panel) -> dict[str, Any]:
        to_plotly(panel.figure)
        return sent(panel)

    monkeypatch.setattr(Panel, "payload", checked)
