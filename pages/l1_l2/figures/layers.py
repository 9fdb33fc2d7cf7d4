"""The weights of each layer, side by side for several arms: as heat maps and as histograms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard.analysis.forward import layer_names
from dashboard.analysis.outcome import final_kernels
from dashboard.analysis.results import Results
from dashboard.analysis.sparsity import BINS, NEARLY_ZERO, spread
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import ERROR, POSITIVE, SIGNED, figure

HEIGHT = 340
# The least share of the chart's height for a layer of few rows.
LEAST_SHARE = 0.08


def layer_heat_maps(results: Results) -> list[Panel]:
    """The weights at the first seed on one colour scale, the output layer's below those that lead into its units."""
    kernels = _first_seed(results)
    limit = _quantile(kernels.values(), 0.99)
    panels = []
    for title, layers in kernels.items():
        # Units of the last hidden layer are columns above; below they have to be columns too.
        maps = [*layers[:-1], layers[-1].T]
        chart = _stacked(layers, [len(z) for z in maps])
        for row, z in enumerate(maps, 1):
            chart.add_heatmap(
                z=compact(z),
                colorscale=SIGNED,
                zmin=-limit,
                zmax=limit,
                showscale=False,
                x0=1,
                dx=1,
                y0=1,
                dy=1,
                hovertemplate="row %{y}, unit %{x}: w = %{z:.3f}<extra></extra>",
                row=row,
                col=1,
            )
            chart.update_yaxes(autorange="reversed", showgrid=False, nticks=min(len(z), 5), row=row)
        chart.update_yaxes(title={"text": "Input"}, row=1)
        chart.update_yaxes(showticklabels=False, row=len(maps))
        chart.update_xaxes(showgrid=False)
        chart.update_xaxes(title={"text": "Hidden unit"}, row=len(maps))
        panels.append(Panel(title, chart, f"{title}: heat maps of the weights. {_shares(layers)}"))
    return panels


def layer_histograms(results: Results) -> list[Panel]:
    """The weights at the first seed on one scale; counts are on a log axis."""
    kernels = _first_seed(results)
    limit = _quantile(kernels.values(), 0.995)
    centres = compact((np.arange(BINS) + 0.5) / BINS * 2 * limit - limit)
    panels = []
    for title, layers in kernels.items():
        chart = _stacked(layers, [1] * len(layers))
        for row, kernel in enumerate(layers, 1):
            chart.add_bar(
                x=centres,
                y=spread(kernel, limit).counts,
                marker={"color": POSITIVE},
                showlegend=False,
                hovertemplate="%{y} weights near %{x:.2f}<extra></extra>",
                row=row,
                col=1,
            )
            chart.update_yaxes(type="log", range=[-0.2, np.log10(kernel.size) + 0.1], nticks=4, row=row)
            for edge in (-NEARLY_ZERO, NEARLY_ZERO):
                chart.add_vline(edge, line={"color": ERROR, "width": 1, "dash": "dot"}, row=row, col=1)
        chart.update_yaxes(title={"text": "Weights (log scale)"}, row=1)
        chart.update_xaxes(range=[-limit, limit])
        chart.update_xaxes(title={"text": "Weight"}, row=len(layers))
        chart.update_layout(bargap=0.05)
        panels.append(Panel(title, chart, f"{title}: histograms of the weights. {_shares(layers)}"))
    return panels


def _first_seed(results: Results) -> dict[str, list[np.ndarray]]:
    return {arm.title: final_kernels(results[arm.name][0]) for arm in results.present}


def _quantile(arms: Iterable[Sequence[np.ndarray]], share: float) -> float:
    weights = np.concatenate([kernel.ravel() for layers in arms for kernel in layers])
    return float(np.quantile(np.abs(weights), share)) or 1.0


def _stacked(layers: Sequence[np.ndarray], rows: Sequence[int]) -> go.Figure:
    """An empty chart with a row for each layer, named and with its share of weights near zero."""
    heights = [max(count / sum(rows), LEAST_SHARE) for count in rows]
    titles = [f"{name}: {_share(kernel)}" for name, kernel in _named(layers)]
    chart = make_subplots(
        rows=len(rows), cols=1, shared_xaxes=True, vertical_spacing=0.12, row_heights=heights, subplot_titles=titles
    )
    chart.update_layout(figure([], x="", y="", height=HEIGHT).layout)
    chart.update_annotations(font={"size": 12}, x=0, xanchor="left")
    return chart


def _named(layers: Sequence[np.ndarray]) -> list[tuple[str, np.ndarray]]:
    return list(zip(layer_names(len(layers)), layers, strict=True))


def _share(kernel: np.ndarray) -> str:
    return f"{np.mean(np.abs(kernel) < NEARLY_ZERO):.0%} with |w| < {NEARLY_ZERO}"


def _shares(layers: Sequence[np.ndarray]) -> str:
    return "; ".join(f"{name}: {_share(kernel)}" for name, kernel in _named(layers)) + "."
