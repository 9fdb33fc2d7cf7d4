"""Panels of one kind over several things, as one panel with a frame for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from dashboard.figures.panel import Frame, Panel


def varied(panels: Sequence[Panel], start: int) -> Panel:
    """The panel at `start`; a frame has what differs from it.

    All have the same traces in the same order, and so have their others.
    """
    dumps = [panel.figure.to_plotly_json() for panel in panels]
    base = dumps[start]
    frames: list[Frame] = [
        {
            "data": [_differences(one, own) for one, own in zip(dump["data"], base["data"], strict=True)],
            "layout": _differences(dump["layout"], base["layout"]),
        }
        for dump in dumps
    ]
    others = zip(*(panel.others for panel in panels), strict=True)
    return replace(panels[start], frames=tuple(frames), others=tuple(varied(other, start) for other in others))


def _differences(one: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in one.items() if name not in own or not _same(value, own[name])}


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, np.ndarray) or isinstance(other, np.ndarray):
        return np.array_equal(one, other)
    return bool(one == other)
