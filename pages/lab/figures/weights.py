"""The weights of each layer as a histogram, with the share that is nearly zero."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from plotly.subplots import make_subplots

from dashboard.analysis.forward import layer_names
from dashboard.analysis.network import Network, kernels
from dashboard.analysis.sparsity import BINS, NEARLY_ZERO, Spread, spread
from dashboard.figures.panel import Frame, Panel, rewindable
from dashboard.figures.theme import ERROR, POSITIVE, figure


def weights_panel(networks: Sequence[Network]) -> Panel:
    """A histogram for each layer, all on one scale; between the two lines a weight counts as nearly zero."""
    limit = _limit(networks)
    count = len(networks[0].layers)
    spreads = [[spread(kernel, limit) for kernel in kernels(net.layers)] for net in networks]
    centres = (np.arange(BINS) + 0.5) / BINS * 2 * limit - limit
    styles = [_bars(layer, centres) for layer in range(count)]
    frames: list[Frame] = [
        {"data": [{"y": layer.counts} for layer in row], "layout": {"annotations": _titles(row)}} for row in spreads
    ]
    chart = make_subplots(rows=count, cols=1, shared_xaxes=True, vertical_spacing=0.5 / max(count, 2) ** 1.5)
    chart.update_layout(figure([], x="", y="", height=max(360, 110 * count)).layout)
    panel = rewindable("Weights by layer", styles, frames, chart, _describe(spreads[-1]))
    for layer in range(count):
        for edge in (-NEARLY_ZERO, NEARLY_ZERO):
            chart.add_shape(
                type="line",
                x0=edge,
                x1=edge,
                y0=0,
                y1=1,
                xref=_axis("x", layer),
                yref=f"{_axis('y', layer)} domain",
                line={"color": ERROR, "width": 1, "dash": "dot"},
            )
    chart.update_xaxes(range=[-limit, limit], zeroline=False)
    chart.update_xaxes(title={"text": "Weight"}, row=count)
    chart.update_yaxes(rangemode="tozero", nticks=3, zeroline=False)
    chart.update_layout(bargap=0.05, showlegend=False)
    return panel


def _limit(networks: Sequence[Network]) -> float:
    """Wide enough for all but the most extreme weights at any epoch."""
    return (
        float(max(np.quantile(np.abs(kernel), 0.995) for net in networks for kernel in kernels(net.layers))) * 1.1
        or 1.0
    )


def _bars(layer: int, centres: np.ndarray) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": centres,
        "xaxis": _axis("x", layer),
        "yaxis": _axis("y", layer),
        "marker": {"color": POSITIVE},
        "hovertemplate": "%{y} weights near %{x:.2f}<extra></extra>",
    }


def _titles(row: list[Spread]) -> list[dict[str, Any]]:
    return [
        {
            "text": f"{name}: {layer_spread.nearly_zero:.0%} with |w| < {NEARLY_ZERO}",
            "xref": "paper",
            "yref": f"{_axis('y', layer)} domain",
            "x": 0.01,
            "y": 1.02,
            "yanchor": "bottom",
            "xanchor": "left",
            "showarrow": False,
            "font": {"size": 12},
        }
        for layer, (name, layer_spread) in enumerate(zip(layer_names(len(row)), row, strict=True))
    ]


def _axis(letter: str, layer: int) -> str:
    """Plotly's name of a subplot's axis: the first has no number."""
    return letter if layer == 0 else f"{letter}{layer + 1}"


def _describe(row: list[Spread]) -> str:
    named = zip(layer_names(len(row)), row, strict=True)
    shares = ", ".join(f"{name} {item.nearly_zero:.0%}" for name, item in named)
    return f"Histograms of the weights by layer. Share with |w| below {NEARLY_ZERO}: {shares}."
