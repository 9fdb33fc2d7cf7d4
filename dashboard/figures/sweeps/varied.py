"""Panels of one kind over several things, as one panel with a frame for each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dashboard.figures.figure import scatter
from dashboard.figures.panel import Frame, Panel, encode

# In the place of a trace that only others have, such as a further class in the legend.
_ABSENT = scatter(visible=False)


def varied(panels: Sequence[Panel], start: int) -> Panel:
    """The panel at `start`; a frame has what differs from it.

    All have as many others as that, each of the same kind in the same place.
    """
    most = max(len(panel.figure.data) for panel in panels)
    for panel in panels:
        panel.figure.data += [_ABSENT] * (most - len(panel.figure.data))
    base = panels[start].figure
    frames: list[Frame] = [
        {
            "data": [_differences(one, own) for one, own in zip(panel.figure.data, base.data, strict=True)],
            "layout": _differences(panel.figure.layout, base.layout),
        }
        for panel in panels
    ]
    others = zip(*(panel.others for panel in panels), strict=True)
    return replace(panels[start], frames=tuple(frames), others=tuple(varied(other, start) for other in others))


def _differences(one: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """What makes `one` of `own`; what `one` lacks is None, which the browser takes away."""
    return {name: one.get(name) for name in {**own, **one} if not _same(one.get(name), own.get(name))}


def _same(one: Any, other: Any) -> bool:
    """Whether both travel as the same."""
    return one is other or json.dumps(one, default=encode) == json.dumps(other, default=encode)
