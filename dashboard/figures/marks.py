"""Events of a training, as dotted lines at their epochs with words beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.figures.theme import EVENT, PAGE

# Words stand to the right of an event in this share of the axis, and to its left beyond it: where there is more room.
RIGHTWARDS = 0.6
# Each label stands below the one before, by this share of the chart's height for each of its lines.
ROW = 0.09


def marks(events: Sequence[tuple[int, str]], end: float, *, labelled: bool = True) -> dict[str, Any]:
    """A layout's lines and labels for events: epochs, and what happened there; `end` is the last epoch of the axis."""
    shapes, notes, row = [], [], 0
    for epoch, text in events:
        shapes.append(_line(epoch))
        notes.append(_label(epoch, text if labelled else "", row, "left" if epoch < end * RIGHTWARDS else "right"))
        row += 1 + text.count("<br>")
    return {"shapes": shapes, "annotations": notes}


def _line(epoch: int) -> dict[str, Any]:
    style = {"width": 1.2, "dash": "dot", "color": EVENT}
    place = {"x0": epoch, "x1": epoch, "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "line", **place, "line": style, "layer": "below"}


def _label(epoch: int, text: str, row: int, side: str) -> dict[str, Any]:
    return {
        "x": epoch,
        "y": 1.0 - ROW * row,
        "yref": "paper",
        "text": text,
        "showarrow": False,
        "font": {"size": 12},
        "bgcolor": PAGE,
        "align": side,
        "xanchor": side,
        "xshift": 5 if side == "left" else -5,
        "yanchor": "top",
    }
