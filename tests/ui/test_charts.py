"""What the browser gets of panels that were made apart."""

from __future__ import annotations

import json

from dashboard.figures.panel import Panel, Rewind
from dashboard.figures.theme import figure
from dashboard.ui.charts import joined, parts, payload

REWIND = Rewind("Epoch", (1, 2), ("epoch 1", "epoch 2"), ("", ""), 1, "a version")


def panel(title: str) -> Panel:
    return Panel(title, figure([], x="", y=""), "Nothing.")


def test_panels_made_apart_are_sent_as_those_made_together() -> None:
    together = payload([panel("curves"), panel("boundary")], REWIND, small=True)
    apart = joined(parts([panel("curves")]), parts([panel("boundary")], REWIND), small=True)
    assert json.loads(apart) == json.loads(together)


def test_panels_without_a_slider_have_none() -> None:
    assert json.loads(payload([panel("curves")]))["rewind"] is None
