"""Charts above and beside each other in one figure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any


def axis_name(letter: str, place: int) -> str:
    """Plotly's name of a subplot's axis, as traces use it: the first has no number."""
    return letter if place == 0 else f"{letter}{place + 1}"


def axis_key(letter: str, place: int) -> str:
    """The same axis by its name in a layout."""
    return f"{letter}axis{axis_name('', place)}"


def on_subplot(place: int) -> dict[str, str]:
    """What puts a trace on the axes of a subplot."""
    return {"xaxis": axis_name("x", place), "yaxis": axis_name("y", place)}


def grid(
    rows: int, columns: int = 1, *, across: float = 0.0, down: float = 0.0, heights: Sequence[float] = ()
) -> dict[str, dict[str, Any]]:
    """The axes of so many subplots, row by row from the top, by their names in a layout.

    `across` and `down` are the gaps between them, as shares of the whole; `heights` are those of the rows, in parts of
    their sum; without them all rows are as high.
    """
    axes: dict[str, dict[str, Any]] = {}
    horizontal, vertical = _parts([1.0] * columns, across), _parts([*reversed(heights or [1.0] * rows)], down)[::-1]
    for place in range(rows * columns):
        row, column = divmod(place, columns)
        axes[axis_key("x", place)] = {"domain": horizontal[column], "anchor": axis_name("y", place)}
        axes[axis_key("y", place)] = {"domain": vertical[row], "anchor": axis_name("x", place)}
    return axes


def _parts(sizes: Sequence[float], gap: float) -> list[tuple[float, float]]:
    """Where parts of such sizes begin and end, between 0 and 1."""
    room = (1.0 - gap * (len(sizes) - 1)) / sum(sizes)
    starts = accumulate((size * room + gap for size in sizes[:-1]), initial=0.0)
    return [(start, start + size * room) for start, size in zip(starts, sizes, strict=True)]
