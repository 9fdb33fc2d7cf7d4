"""Panels in the browser: one component that redraws charts in place and rewinds them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from math import inf
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.figures.figure import Trace
from dashboard.figures.panel import Panel, Rewind, encode
from dashboard.figures.theme import INK, SERIES
from dashboard.ui.chart_words import chart_words
from dashboard.ui.web.plotly_js import URL
from language.say import t

# Pixels over a plot without a legend.
_NO_LEGEND = 16
_STATIC = Path(__file__).parent / "static" / "charts"
# One module for the browser, in files of one concern each.
_DRAWING = ("plotly", "zoom", "numbers", "download", "corner", "panels", "units", "sketch")
_MOVING = ("slider", "cursor", "moving", "field", "still", "marks")
_NAMES = (*_DRAWING, *_MOVING, "charts")
_SCRIPTS = tuple(f"{name}.js" for name in _NAMES)
_HTML = """
<div class="lab-legend"></div>
<div class="lab-panels">
  <div class="lab-slider" hidden>
    <button type="button"></button>
    <label></label>
    <input type="range" min="0" value="0" step="1">
    <label class="lab-second" hidden></label>
    <input class="lab-second" type="range" min="0" value="0" step="1" hidden>
    <output aria-live="off"><span></span></output>
    <button type="button" class="lab-action" hidden></button>
    <p><span></span></p>
  </div>
</div>
"""

_component = st.components.v2.component(
    "overfit_lab_charts",
    html=_HTML,
    css=(_STATIC / "charts.css").read_text(encoding="utf-8"),
    js="\n".join((_STATIC / name).read_text(encoding="utf-8") for name in _SCRIPTS),
    isolate_styles=False,
)


def show_charts(
    panels: Sequence[Panel],
    *,
    key: str,
    on_pick: Callable[[], None] | None = None,
    on_drawn: Callable[[], None] | None = None,
) -> None:
    """Shows panels side by side as the width allows. The same key on the next run updates them in place.

    A click in a panel that `picks` calls `on_pick`, and `st.session_state[key].pick` is the number of the point. Where
    a panel has a sketch, drawing it calls `on_drawn`, and `st.session_state[key].drawn` are the values.
    """
    show_payload(payload(panels), key=key, on_pick=on_pick, on_drawn=on_drawn)


def show_multiples(panels: Sequence[Panel], *, key: str) -> None:
    """Shows small multiples: more of them side by side."""
    show_payload(multiples(panels), key=key)


def multiples(panels: Sequence[Panel], *, legend: Sequence[str] = ()) -> bytes:
    """The payload of small multiples, and of one legend of series for all."""
    names = [{"name": t(name), **asdict(SERIES[name])} for name in legend]
    return payload(panels, small=True, legend=names)


def show_with_shared_legend(panels: Sequence[Panel], *, key: str) -> None:
    """Shows panels of the same series, up to three in a row: one legend for all, that of the first."""
    shown = [trace for trace in panels[0].figure.data if "name" in trace and trace.get("showlegend") is not False]
    names = [_legend_entry(trace) for trace in shown]
    for panel in panels:
        layout = panel.figure.layout
        height = layout["height"] - layout["margin"]["t"] + _NO_LEGEND
        panel.figure.update_layout(showlegend=False, height=height, margin={"t": _NO_LEGEND})
    show_payload(payload(panels, legend=names, triple=len(panels) == 3), key=key)


def _legend_entry(trace: Trace) -> dict[str, str]:
    """How a series stands in the legend: points without a line have no dash, a line without points no symbol."""
    line = trace.get("line", {})
    marker = trace.get("marker", {"color": line.get("color"), "symbol": ""})
    return {
        "name": trace["name"],
        "colour": _shown_colour(marker["color"], trace.get("meta")),
        "dash": line.get("dash", "solid") if "lines" in trace["mode"] else "",
        "symbol": marker["symbol"],
    }


def _shown_colour(colour: str, meta: Any) -> str:
    """As a chart shows it: in another one on a dark page, or in that of the text."""
    if meta == INK:
        return "currentColor"
    return f"light-dark({colour}, {meta['dark']})" if meta else colour


@dataclass(frozen=True)
class EncodedPanels:
    """Some panels, and their slider if they have one, in JSON: several pages may show the same."""

    panels: str
    rewind: str | None


def encode_panels(panels: Sequence[Panel], rewind: Rewind | None = None) -> EncodedPanels:
    drawn, slider = [panel.payload() for panel in panels], asdict(rewind) if rewind else None
    return EncodedPanels(
        json.dumps(drawn, default=encode)[1:-1], json.dumps(slider, default=encode) if slider else None
    )


def join_panels(*some: EncodedPanels, **more: Any) -> bytes:
    """What the browser gets, as JSON in bytes: in anything else Streamlit looks for tables, and loads pandas to do so.

    `more` is for the layout, and whether there will soon be more of the same (`grows`). There is one slider at most.
    """
    head = json.dumps({**more, "plotly": URL, "words": chart_words()})[:-1]
    panels = ", ".join(each.panels for each in some)
    rewind = next((each.rewind for each in some if each.rewind), "null")
    return f'{head}, "panels": [{panels}], "rewind": {rewind}}}'.encode()


def payload(panels: Sequence[Panel], rewind: Rewind | None = None, **more: Any) -> bytes:
    """The same for panels that no other page shows."""
    return join_panels(encode_panels(panels, rewind), **more)


def show_payload(
    data: bytes,
    *,
    key: str,
    on_take: Callable[[], None] | None = None,
    on_pick: Callable[[], None] | None = None,
    on_drawn: Callable[[], None] | None = None,
) -> None:
    """Shows what `payload` made. Its action calls `on_take`, and `st.session_state[key].take` is the slider's `at`."""
    calls = {"take": on_take, "pick": on_pick, "drawn": on_drawn}
    # A trigger without a callback would still be registered, so only those with a callback are passed.
    given: dict[str, Any] = {f"on_{name}_change": partial(_call, key, name, on) for name, on in calls.items() if on}
    _component(data=data, key=key, **given)


def _call(key: str, name: str, on: Callable[[], None]) -> None:
    """Calls it for numbers alone, as the component's script sends them: a stranger's may send anything."""
    sent = getattr(st.session_state[key], name)
    numbers = sent if isinstance(sent, list) else [sent]
    if isinstance(sent, list) == (name == "drawn") and all(map(_is_number, numbers)):
        on()


def _is_number(sent: object) -> bool:
    return isinstance(sent, int | float) and abs(sent) < inf
