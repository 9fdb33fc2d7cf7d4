"""The weights of each layer, side by side for several arms: as heat maps and as histograms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard.analysis.networks.forward import layer_names
from dashboard.analysis.outcome import final_kernels
from dashboard.analysis.results import Results
from dashboard.analysis.sparsity import nearly_zero_share, spread
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import SIGNED, figure
from dashboard.figures.weight_histogram import BARS, layer_title, mark_nearly_zero
from dashboard.language.say import t

HEIGHT = 340
# The least share of the chart's height for a layer of few rows.
LEAST_SHARE = 0.08


def layer_heat_maps(results: Results) -> list[Panel]:
    """The weights at the first seed on one colour scale, the output layer's below those that lead into its units."""
    arms = _first_seed(results)
    limit = _quantile(arms.values(), 0.99)
    return [
        Panel(
            title,
            _heat_maps(kernels, limit),
            t("{title}: heat maps of the weights. {layers}.", title=title, layers=_describe(kernels)),
        )
        for title, kernels in arms.items()
    ]


def layer_histograms(results: Results) -> list[Panel]:
    """The weights at the first seed on one scale; counts are on a log axis."""
    arms = _first_seed(results)
    limit = _quantile(arms.values(), 0.995)
    return [
        Panel(
            title,
            _histograms(kernels, limit),
            t("{title}: histograms of the weights. {layers}.", title=title, layers=_describe(kernels)),
        )
        for title, kernels in arms.items()
    ]


def _first_seed(results: Results) -> dict[str, list[np.ndarray]]:
    """The kernels of each arm that has a result, by its title."""
    return {arm.title: final_kernels(results[arm.name][0]) for arm in results.present}


def _quantile(arms: Iterable[Sequence[np.ndarray]], share: float) -> float:
    weights = np.concatenate([kernel.ravel() for kernels in arms for kernel in kernels])
    return float(np.quantile(np.abs(weights), share)) or 1.0


def _heat_maps(kernels: Sequence[np.ndarray], limit: float) -> go.Figure:
    # Units of the last hidden layer are columns above; below they have to be columns too.
    tables = [*kernels[:-1], kernels[-1].T]
    chart = _subplots(kernels, [len(table) for table in tables])
    for row, table in enumerate(tables, 1):
        chart.add_heatmap(
            z=compact(table),
            colorscale=SIGNED,
            zmin=-limit,
            zmax=limit,
            showscale=False,
            x0=1,
            dx=1,
            y0=1,
            dy=1,
            hovertemplate=t("row %{y}, unit %{x}: w = %{z:.3f}<extra></extra>"),
            row=row,
            col=1,
        )
        chart.update_yaxes(autorange="reversed", showgrid=False, nticks=min(len(table), 5), row=row)
    chart.update_yaxes(title={"text": t("Input")}, row=1)
    chart.update_yaxes(showticklabels=False, row=len(tables))
    chart.update_xaxes(showgrid=False)
    chart.update_xaxes(title={"text": t("Hidden unit")}, row=len(tables))
    return chart


def _histograms(kernels: Sequence[np.ndarray], limit: float) -> go.Figure:
    chart = _subplots(kernels, [1] * len(kernels))
    for row, kernel in enumerate(kernels, 1):
        weights = spread(kernel, limit)
        chart.add_bar(x=compact(weights.centres), y=weights.counts, showlegend=False, row=row, col=1, **BARS)
        chart.update_yaxes(type="log", range=[-0.2, np.log10(kernel.size) + 0.1], nticks=4, row=row)
    mark_nearly_zero(chart, len(kernels))
    chart.update_yaxes(title={"text": t("Weights (log scale)")}, row=1)
    chart.update_xaxes(range=[-limit, limit])
    chart.update_xaxes(title={"text": t("Weight")}, row=len(kernels))
    chart.update_layout(bargap=0.05)
    return chart


def _subplots(kernels: Sequence[np.ndarray], rows: Sequence[int]) -> go.Figure:
    """An empty chart with a subplot for each layer under its title, as high as its number of rows."""
    heights = [max(count / sum(rows), LEAST_SHARE) for count in rows]
    chart = make_subplots(
        rows=len(rows),
        cols=1,
        shared_xaxes=True,
        vertical_spacing=0.12,
        row_heights=heights,
        subplot_titles=_titles(kernels),
    )
    chart.update_layout(figure([], x="", y="", height=HEIGHT).layout)
    # From the edge of the drawing on: on a phone it is 170 pixels wide.
    chart.update_annotations(font={"size": 12}, x=0, xanchor="left", xshift=-48)
    return chart


def _titles(kernels: Sequence[np.ndarray]) -> list[str]:
    return [t("{name}: {share:.0%} near 0", name=name, share=share) for name, share in _shares(kernels)]


def _describe(kernels: Sequence[np.ndarray]) -> str:
    return "; ".join(layer_title(name, share) for name, share in _shares(kernels))


def _shares(kernels: Sequence[np.ndarray]) -> list[tuple[str, float]]:
    """Each layer's name, and the share of its weights that are near zero."""
    named = zip(layer_names(len(kernels)), kernels, strict=True)
    return [(name, nearly_zero_share(kernel)) for name, kernel in named]
