"""The weights of each layer as a histogram, with the share that is nearly zero."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dashboard.analysis.networks.forward import layer_names
from dashboard.analysis.networks.network import Network, kernels
from dashboard.analysis.networks.sparsity import NEARLY_ZERO, Spread, spread
from dashboard.figures.figure import Trace, trace
from dashboard.figures.grid import axis_key, axis_name, grid, on_subplot
from dashboard.figures.panel import Frame, Panel, rewindable
from dashboard.figures.theme import figure
from dashboard.figures.weight_histogram import BARS, layer_title, mark_nearly_zero
from language.say import t

# How far the axis of numbers reaches, in parts of the highest bar.
ABOVE = 1.05


def weights_panel(networks: Sequence[Network], reach: float | None = None) -> Panel:
    """A histogram for each layer, all on one scale; between the two lines a weight counts as nearly zero.

    The scale ends beyond `reach`, by default that of all networks.
    """
    limit = 1.1 * float(max(reaches(networks)) if reach is None else reach) or 1.0
    count = len(networks[0].layers)
    spreads = [[spread(kernel, limit) for kernel in kernels(net.layers)] for net in networks]
    names = layer_names(count)
    traces = [_bars(layer, names[layer], spreads[-1][layer].centres) for layer in range(count)]
    frames: list[Frame] = [
        {"data": [{"y": layer.counts} for layer in row], "layout": {"annotations": _titles(row)}} for row in spreads
    ]
    chart = figure([], x="", y="", height=max(360, 110 * count), bargap=0.05, showlegend=False, **_axes(spreads, limit))
    alt = t("Histograms of the weights by layer.")
    panel = rewindable(t("Weights by layer"), traces, frames, chart, alt, _nearly_zero_in_words(spreads[-1]))
    mark_nearly_zero(chart, count)
    return panel


def _axes(spreads: Sequence[Sequence[Spread]], limit: float) -> dict[str, dict[str, Any]]:
    """One scale of weights for all layers, written below the last; in each layer one of numbers for all networks."""
    count = len(spreads[0])
    axes = grid(count, down=0.5 / max(count, 2) ** 1.5)
    axes["yaxis"] |= {"title": {"text": t("Number of weights")}}
    for layer in range(count):
        last = layer == count - 1
        title = {"title": {"text": t("Weight")}} if last else {"matches": axis_name("x", count - 1)}
        axes[axis_key("x", layer)] |= {"range": [-limit, limit], "zeroline": False, "showticklabels": last, **title}
        highest = max(int(row[layer].counts.max()) for row in spreads)
        axes[axis_key("y", layer)] |= {"range": [0, ABOVE * highest], "nticks": 3, "zeroline": False}
    return axes


def reaches(networks: Sequence[Network]) -> np.ndarray:
    """How far from zero the weights of each network are (networks,), all but the most extreme of a layer."""
    layers = zip(*(kernels(net.layers) for net in networks), strict=True)
    typical = [np.quantile(np.abs(np.reshape(layer, (len(layer), -1))), 0.995, axis=1) for layer in layers]
    return np.asarray(np.max(typical, axis=0))


def _bars(layer: int, name: str, centres: np.ndarray) -> Trace:
    return trace("bar", name=name, x=centres, **on_subplot(layer), **BARS)


def _titles(row: list[Spread]) -> list[dict[str, Any]]:
    return [
        {
            "text": layer_title(name, layer_spread.nearly_zero),
            "xref": "paper",
            "yref": f"{axis_name('y', layer)} domain",
            "x": 0.01,
            "y": 1.02,
            "yanchor": "bottom",
            "xanchor": "left",
            "align": "left",
            "showarrow": False,
            "font": {"size": 12},
        }
        for layer, (name, layer_spread) in enumerate(zip(layer_names(len(row)), row, strict=True))
    ]


def _nearly_zero_in_words(row: list[Spread]) -> str:
    named = zip(layer_names(len(row)), row, strict=True)
    shares = ", ".join(f"{name} {item.nearly_zero:.0%}" for name, item in named)
    return t("Share with |w| below {edge}: {shares}.", edge=NEARLY_ZERO, shares=shares)
