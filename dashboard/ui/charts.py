"""Panels in the browser: one component that redraws charts in place and rewinds them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.figures.panel import Panel, encode
from dashboard.figures.theme import SERIES
from dashboard.ui.web.plotly_js import url

_STATIC = Path(__file__).parent / "static"
_HTML = """
<div class="lab-scrubber" hidden>
  <button type="button">Play</button>
  <label>Rewind</label>
  <input type="range" min="0" value="0" step="1" aria-label="Epoch to show">
  <output></output>
</div>
<div class="lab-legend"></div>
<div class="lab-panels"></div>
"""

_component = st.components.v2.component(
    "overfit_lab_charts",
    html=_HTML,
    css=(_STATIC / "charts.css").read_text(encoding="utf-8"),
    js=(_STATIC / "charts.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def charts(panels: Sequence[Panel], *, key: str) -> None:
    """Shows panels side by side as the width allows. The same key on the next run updates them in place."""
    show(payload(panels), key=key)


def multiples(panels: Sequence[Panel], *, key: str, legend: Sequence[str] = ()) -> None:
    """Shows small multiples: more of them side by side, and one legend of series for all."""
    names = [{"name": name, **asdict(SERIES[name])} for name in legend]
    show(payload(panels, small=True, legend=names), key=key)


def payload(panels: Sequence[Panel], epochs: Sequence[int] = (), version: str = "", **more: Any) -> bytes:
    """What the browser gets, as JSON in bytes: in anything else Streamlit looks for tables, and loads pandas to do so.

    `epochs` are those of the frames; a new `version` moves the scrubber to the last one; `more` is for the layout.
    """
    content = {
        **more,
        "plotly": url(),
        "panels": [panel.payload() for panel in panels],
        "epochs": list(epochs),
        "version": version,
    }
    return json.dumps(content, default=encode).encode()


def show(data: bytes, *, key: str) -> None:
    """Shows what `payload` made."""
    _component(data=data, key=key)
