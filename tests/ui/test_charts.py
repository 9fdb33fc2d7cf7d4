"""What the browser gets of panels that were made apart."""

from __future__ import annotations

import json
from unittest.mock import patch

from dashboard.figures.figure import scatter
from dashboard.figures.panel import Panel, Rewind
from dashboard.figures.theme import SERIES, figure, line, point
from dashboard.ui.charts import encode_panels, join_panels, payload, show_with_shared_legend

REWIND = Rewind("Epoch", (1, 2), ("epoch 1", "epoch 2"), ("", ""), 1, "a version")


def panel(title: str) -> Panel:
    return Panel(title, figure([], x="", y=""), "Nothing.")


def test_panels_made_apart_are_sent_as_those_made_together() -> None:
    together = payload([panel("curves"), panel("boundary")], REWIND, small=True)
    apart = join_panels(encode_panels([panel("curves")]), encode_panels([panel("boundary")], REWIND), small=True)
    assert json.loads(apart) == json.loads(together)


def test_panels_without_a_slider_have_none() -> None:
    assert json.loads(payload([panel("curves")]))["rewind"] is None


def test_panels_of_the_same_series_share_the_legend_of_the_first() -> None:
    series = line("train", [1, 2], [3.0, 4.0], SERIES["train"])
    bare = scatter(name="bare", x=[1, 2], y=[3.0, 4.0], mode="lines", line={"color": "#123456"})
    traces = [series, point("yours", 1.0, 3.0), bare]
    panels = [Panel(title, figure(traces, x="", y=""), "") for title in ("one", "other")]
    with patch("dashboard.ui.charts.show_payload") as shown:
        show_with_shared_legend(panels, key="panels")
    sent = json.loads(shown.call_args.args[0])
    assert [(one["name"], one["dash"], one["symbol"]) for one in sent["legend"]] == [
        ("train", "solid", "circle"),
        ("yours", "", "star"),
        ("bare", "solid", ""),
    ]
    assert all(panel["layout"]["showlegend"] is False for panel in sent["panels"])
    assert not sent["triple"]


def test_three_that_share_a_legend_stand_in_one_row() -> None:
    with patch("dashboard.ui.charts.show_payload") as shown:
        show_with_shared_legend([panel("one"), panel("another"), panel("the last")], key="panels")
    assert json.loads(shown.call_args.args[0])["triple"]
