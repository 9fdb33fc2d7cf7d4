"""What the browser gets of panels that were made apart."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.figures.figure import scatter
from dashboard.figures.panel import Panel, Rewind
from dashboard.figures.theme import SERIES, figure, line, point
from dashboard.ui.charts import encode_panels, join_panels, payload, show_with_shared_legend
from tests.ui.sent import ANYTHING, send, told

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


def page() -> None:
    from functools import partial  # a page of its own

    import streamlit as st

    from dashboard.ui.charts import payload, show_payload

    def note(name: str) -> None:
        told = st.session_state["chart"][name]
        st.session_state["told"] = [0 + one for one in told] if name == "drawn" else round(told)

    calls = {f"on_{name}": partial(note, name) for name in ("take", "pick", "drawn")}
    show_payload(payload([]), key="chart", **calls)


@pytest.fixture(scope="module")
def app() -> AppTest:
    return AppTest.from_function(page, default_timeout=60).run()


@pytest.mark.parametrize(
    ("event", "value", "is_understood"),
    [
        ("take", 3, True),
        ("pick", 0, True),
        ("drawn", [0.5, 1], True),
        *((event, value, False) for event in ("take", "pick") for value in ("3", [3], None, float("inf"))),
        *(("drawn", value, False) for value in (0.5, ["0.5"], [None], [float("nan")])),
    ],
)
def test_a_chart_s_numbers_are_taken_and_nothing_else(
    app: AppTest, event: str, value: Any, is_understood: bool
) -> None:
    send(app, event, value)
    assert told(app) == (value if is_understood else None)


@settings(max_examples=10)
@given(event=st.sampled_from(["take", "pick", "drawn"]), value=ANYTHING)
def test_nothing_that_a_stranger_sends_in_place_of_a_chart_s_numbers_ends_the_page(
    app: AppTest, event: str, value: Any
) -> None:
    send(app, event, value)
