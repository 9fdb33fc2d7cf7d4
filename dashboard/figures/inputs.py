"""Which inputs a network uses, beside the truth; and the weights behind it."""

from __future__ import annotations

from typing import Any

import numpy as np

from dashboard.analysis.outcome import final_kernels
from dashboard.analysis.penalties import input_strength
from dashboard.analysis.results import Results
from dashboard.analysis.sparsity import BINS, NEARLY_ZERO, spread
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import ERROR, MATRIX, POSITIVE, SIGNED, figure

HEIGHT = 240


def inputs_panel(results: Results, relevant: int) -> Panel:
    """A row for each arm: the largest |w| out of each input, mean over seeds; the truth on top."""
    arms = results.present
    table = np.array([np.mean([input_strength(record) for record in results[arm.name]], 0) for arm in arms])
    count = table.shape[1]
    truth = np.where(np.arange(count) < relevant, table.max(), 0.0)
    names = [f"{i + 1}" for i in range(count)]
    chart = figure([], x="Input", y="", height=70 + 42 * (len(arms) + 1))
    chart.add_heatmap(
        z=compact(np.vstack([truth, table])), x=names, y=["Really used", *(arm.title for arm in arms)], xgap=2, ygap=4,
        colorscale=MATRIX, zmin=0, showscale=True, colorbar={"title": {"text": "|w|"}, "thickness": 12},
        hovertemplate="%{y}, input %{x}: largest |w| %{z:.3f}<extra></extra>",
    )  # fmt: skip
    chart.update_xaxes(type="category", showgrid=False)
    chart.update_yaxes(autorange="reversed", showgrid=False)
    kept = [int(np.sum(row[relevant:] >= NEARLY_ZERO)) for row in table]
    said = ", ".join(f"{arm.title} {number}" for arm, number in zip(arms, kept, strict=True))
    alt = (
        f"Heat map of the largest weight out of each input. Only the first {relevant} are really used. "
        f"Of the others, so many have a mean largest |w| of {NEARLY_ZERO} or more: {said}."
    )
    return Panel("Which inputs each network listens to", chart, alt, wide=True)


def kernel_panels(results: Results) -> list[Panel]:
    """The first layer's weights at the first seed, a heat map for each arm on one colour scale."""
    kernels = {arm: final_kernels(results[arm.name][0])[0] for arm in results.present}
    limit = float(np.quantile(np.abs(np.concatenate([k.ravel() for k in kernels.values()])), 0.99)) or 1.0
    panels = []
    for arm, kernel in kernels.items():
        chart = figure([], x="Hidden unit", y="Input", height=HEIGHT)
        chart.add_heatmap(
            z=compact(kernel), colorscale=SIGNED, zmin=-limit, zmax=limit, showscale=False,
            x0=1, dx=1, y0=1, dy=1, hovertemplate="input %{y}, unit %{x}: w = %{z:.3f}<extra></extra>",
        )  # fmt: skip
        chart.update_yaxes(autorange="reversed", showgrid=False)
        chart.update_xaxes(showgrid=False)
        share = float(np.mean(np.abs(kernel) < NEARLY_ZERO))
        alt = f"{arm.title}: heat map of the first layer's weights, {share:.0%} of them with |w| below {NEARLY_ZERO}."
        panels.append(Panel(arm.title, chart, alt))
    return panels


def histogram_panels(results: Results) -> list[Panel]:
    """All weights at the first seed, a histogram for each arm on one scale; counts are on a log axis."""
    weights = {
        arm: np.concatenate([kernel.ravel() for kernel in final_kernels(results[arm.name][0])])
        for arm in results.present
    }
    limit = float(np.quantile(np.abs(np.concatenate(list(weights.values()))), 0.995)) or 1.0
    centres = (np.arange(BINS) + 0.5) / BINS * 2 * limit - limit
    panels = []
    for arm, values in weights.items():
        counted = spread(values, limit)
        style: dict[str, Any] = {"marker": {"color": POSITIVE}, "showlegend": False}
        chart = figure([], x="Weight", y="Weights (log scale)", height=HEIGHT, bargap=0.05)
        hover = "%{y} weights near %{x:.2f}<extra></extra>"
        chart.add_bar(x=compact(centres), y=counted.counts.astype(np.int32), hovertemplate=hover, **style)
        chart.update_yaxes(type="log", range=[-0.2, np.log10(values.size) + 0.1], nticks=4)
        chart.update_xaxes(range=[-limit, limit])
        for edge in (-NEARLY_ZERO, NEARLY_ZERO):
            chart.add_vline(edge, line={"color": ERROR, "width": 1, "dash": "dot"})
        alt = f"{arm.title}: histogram of all weights, {counted.nearly_zero:.0%} with |w| below {NEARLY_ZERO}."
        panels.append(Panel(arm.title, chart, alt))
    return panels
