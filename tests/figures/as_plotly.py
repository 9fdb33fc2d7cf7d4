from __future__ import annotations

import plotly.graph_objects as go

from dashboard.figures.figure import Figure


def to_plotly(figure: Figure) -> go.Figure:
    """The figure as an object of Plotly's, which checks it: ValueError for what Plotly doesn't know."""
    return go.Figure(figure.data, {"template": "none"} | figure.layout)
