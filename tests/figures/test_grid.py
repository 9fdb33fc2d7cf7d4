"""Subplots stand where Plotly's own would."""

from __future__ import annotations

import pytest
from plotly.subplots import make_subplots

from dashboard.figures.grid import grid


@pytest.mark.parametrize(
    ("rows", "columns", "across", "down"), [(1, 1, 0.0, 0.0), (3, 1, 0.0, 0.1), (2, 4, 0.03, 0.15)]
)
def test_axes_are_those_of_make_subplots(rows: int, columns: int, across: float, down: float) -> None:
    layout = make_subplots(rows, columns, horizontal_spacing=across, vertical_spacing=down).layout.to_plotly_json()
    for name, axis in grid(rows, columns, across=across, down=down).items():
        assert axis["anchor"] == layout[name]["anchor"]
        assert axis["domain"] == pytest.approx(layout[name]["domain"])


def test_rows_have_heights_of_their_own() -> None:
    heights = [0.6, 0.3, 0.2]
    layout = make_subplots(3, 1, vertical_spacing=0.1, row_heights=heights).layout.to_plotly_json()
    for name, axis in grid(3, down=0.1, heights=heights).items():
        assert axis["domain"] == pytest.approx(layout[name]["domain"])
