"""The weights of each layer, side by side for several arms: as heat maps and as histograms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from dashboard.analysis.networks.forward import layer_names
from dashboard.analysis.networks.sparsity import nearly_zero_share, spread
from dashboard.analysis.outcome import final_kernels
from dashboard.analysis.results import Results
from dashboard.figures.figure import Figure, Trace, trace
from dashboard.figures.grid import axis_key, axis_name, grid, on_subplot
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import SIGNED, figure
from dashboard.figures.weight_histogram import BARS, layer_title, mark_nearly_zero
from language.say import Marked, mark, t

HEIGHT = 340
# The least share of the chart's height for a layer of few rows.
LEAST_SHARE = 0.08


def layer_heat_maps(results: Results) -> list[Panel]:
    """The weights at the first seed on one colour scale, the output layer's below those that lead into its units."""
    return _panels(results, _heat_maps, 0.99, mark("{title}: heat maps of the weights. {layers}."))


def layer_histograms(results: Results) -> list[Panel]:
    """The weights at the first seed on one scale; counts are on a log axis."""
    return _panels(results, _histograms, 0.995, mark("{title}: histograms of the weights. {layers}."))


def _panels(
    results: Results, draw: Callable[[Sequence[np.ndarray], float], Figure], share: float, alt: Marked
) -> list[Panel]:
    """A chart of the kernels of each arm that has a result, all on a scale that holds this share of the weights."""
    arms = {arm.title: final_kernels(results[arm.name][0]) for arm in results.present}
    limit = _quantile(arms.values(), share)
    return [
        Panel(title, draw(kernels, limit), t(alt, title=title, layers=_describe(kernels)))
        for title, kernels in arms.items()
    ]


def _quantile(arms: Iterable[Sequence[np.ndarray]], share: float) -> float:
    weights = np.concatenate([kernel.ravel() for kernels in arms for kernel in kernels])
    return float(np.quantile(np.abs(weights), share)) or 1.0


def _heat_maps(kernels: Sequence[np.ndarray], limit: float) -> Figure:
    # Units of the last hidden layer are columns above; below they have to be columns too.
    tables = [*kernels[:-1], kernels[-1].T]
    axes = _axes([len(table) for table in tables], t("Hidden unit"), t("Input"))
    for place, table in enumerate(tables):
        axes[axis_key("x", place)] |= {"showgrid": False}
        axes[axis_key("y", place)] |= {
            "autorange": "reversed",
            "showgrid": False,
            "nticks": min(len(table), 5),
            "showticklabels": place < len(tables) - 1,
        }
    return _figure([_heat_map(place, table, limit) for place, table in enumerate(tables)], kernels, axes)


def _heat_map(place: int, table: np.ndarray, limit: float) -> Trace:
    return trace(
        "heatmap",
        **on_subplot(place),
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
    )


def _histograms(kernels: Sequence[np.ndarray], limit: float) -> Figure:
    axes = _axes([1.0] * len(kernels), t("Weight"), t("Count (log scale)"))
    bars = []
    for place, kernel in enumerate(kernels):
        weights = spread(kernel, limit)
        bars.append(
            trace("bar", **on_subplot(place), x=compact(weights.centres), y=weights.counts, showlegend=False, **BARS)
        )
        axes[axis_key("x", place)] |= {"range": [-limit, limit]}
        counts = [-0.2, np.log10(kernel.size) + 0.1]
        axes[axis_key("y", place)] |= {"type": "log", "range": counts, "nticks": 4}
    chart = _figure(bars, kernels, axes)
    chart.update_layout(bargap=0.05)
    mark_nearly_zero(chart, len(kernels))
    return chart


def _axes(heights: Sequence[float], x: str, y: str) -> dict[str, dict[str, Any]]:
    """Of a subplot for each layer, one below the other on one scale; the last names its x, the first its y."""
    shares = [max(height / sum(heights), LEAST_SHARE) for height in heights]
    axes = grid(len(heights), down=0.12, heights=shares)
    last = len(heights) - 1
    for place in range(last):
        axes[axis_key("x", place)] |= {"matches": axis_name("x", last), "showticklabels": False}
    axes[axis_key("x", last)] |= {"title": {"text": x}}
    axes["yaxis"] |= {"title": {"text": y}}
    return axes


def _figure(traces: list[Trace], kernels: Sequence[np.ndarray], axes: Mapping[str, Any]) -> Figure:
    """The subplots under their titles."""
    chart = figure(traces, x="", y="", height=HEIGHT, **axes)
    # As much as the first of them takes.
    chart.update_layout(margin={"t": 20})
    for place, text in enumerate(_titles(kernels)):
        chart.add_annotation(
            text=text,
            x=0,
            xref="paper",
            xanchor="left",
            # Where the panel's title begins: on a phone it is 170 pixels wide.
            xshift=-57,
            y=1,
            yref=f"{axis_name('y', place)} domain",
            yanchor="bottom",
            showarrow=False,
            font={"size": 12},
        )
    return chart


def _titles(kernels: Sequence[np.ndarray]) -> list[str]:
    return [t("{name}: {share:.0%} near 0", name=name, share=share) for name, share in _shares(kernels)]


def _describe(kernels: Sequence[np.ndarray]) -> str:
    return "; ".join(layer_title(name, share) for name, share in _shares(kernels))


def _shares(kernels: Sequence[np.ndarray]) -> list[tuple[str, float]]:
    """Each layer's name, and the share of its weights that are near zero."""
    named = zip(layer_names(len(kernels)), kernels, strict=True)
    return [(name, nearly_zero_share(kernel)) for name, kernel in named]
