"""The network as a drawing: units as dots, weights as lines whose width is their size, colour and dash their sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

import numpy as np

from dashboard.analysis.networks.network import Network, kernels
from dashboard.figures.figure import Figure, scatter
from dashboard.figures.networks.lines import centred, connections, in_lines
from dashboard.figures.panel import Frame, Panel, UnitMaps, compact, rewindable
from dashboard.figures.theme import NEGATIVE, NEUTRAL, POSITIVE, figure
from language.say import mark, t

# At most so many units of a layer are drawn; of a wider one, the strongest at the last epoch.
MOST_UNITS = 8
WIDTHS = (0.4, 1.2, 2.4, 4.0)


@dataclass(frozen=True)
class _Plan:
    """Which units are drawn, of how many, and the scale of each layer's lines; the same in all frames."""

    units: tuple[np.ndarray, ...]
    totals: tuple[int, ...]
    scales: tuple[float, ...]

    def height(self, layer: int) -> np.ndarray:
        return centred(len(self.units[layer])) / (MOST_UNITS - 1)

    def lines(self) -> np.ndarray:
        """The lines between all units that are drawn: their x and y (2, lines, 3)."""
        layers = range(len(self.units) - 1)
        return np.concatenate([connections(layer, self.height(layer), self.height(layer + 1)) for layer in layers], 1)


# From the hidden units that are drawn, layer by layer, to what they give over a plane.
Maps = Callable[[Sequence[np.ndarray]], UnitMaps | None]


def drawing_panel(networks: Sequence[Network], inputs: Sequence[str], maps: Maps = lambda _: None) -> Panel:
    """The network at each kept epoch; line widths are relative to the largest weight of their layer at the last one."""
    plan = _plan(kernels(networks[-1].layers))
    lines = plan.lines()
    frames: list[Frame] = [{"data": _lines(plan, lines, kernels(net.layers))} for net in networks]
    traces = [
        scatter(
            mode="lines",
            hoverinfo="skip",
            name=t(name),
            legendgroup=name,
            showlegend=width == WIDTHS[-2],
            line={"width": width, "color": colour, "dash": dash},
        )
        for name, colour, dash in ((mark("negative"), NEGATIVE, "dash"), (mark("positive"), POSITIVE, "solid"))
        for width in WIDTHS
    ]
    chart = figure([], x="", y="", height=360)
    units = reduce(lambda some, more: t("{some} to {more}", some=some, more=more), map(str, plan.totals))
    alt = t("The network: {units} units, with its weights as lines.", units=units)
    panel = rewindable(t("The network and its weights"), traces, frames, chart, alt)
    _add_units(chart, plan, inputs)
    chart.update_xaxes(visible=False, range=[-0.25, len(plan.units) - 0.75])
    chart.update_yaxes(visible=False, range=[-0.68, 0.6])
    return replace(panel, units=maps(plan.units[1:-1]))


def _plan(last: list[np.ndarray]) -> _Plan:
    totals = (last[0].shape[0], *(kernel.shape[1] for kernel in last))
    strength = [np.abs(last[0]).sum(1), *(np.abs(kernel).sum(0) for kernel in last)]
    units = tuple(np.sort(np.argsort(-s, kind="stable")[:MOST_UNITS]) for s in strength)
    scales = tuple(float(np.abs(kernel).max()) or 1.0 for kernel in last)
    return _Plan(units, totals, scales)


def _lines(plan: _Plan, lines: np.ndarray, matrices: list[np.ndarray]) -> list[dict[str, Any]]:
    """The lines in eight traces, by sign and width, since all lines of a trace have one width."""
    shown = np.concatenate(
        [
            kernel[np.ix_(plan.units[layer], plan.units[layer + 1])].ravel() / plan.scales[layer]
            for layer, kernel in enumerate(matrices)
        ]
    )
    size = np.digitize(np.abs(shown), (0.05, 0.25, 0.5, 0.75))
    group = np.where(size == 0, -1, size - 1 + len(WIDTHS) * (shown > 0))
    chosen = [compact(lines[:, group == i]) for i in range(2 * len(WIDTHS))]
    # Plotly leaves a trace without any point out of the legend.
    return [{"x": x.ravel(), "y": y.ravel()} if x.size else {"x": [None], "y": [None]} for x, y in chosen]


def _add_units(chart: Figure, plan: _Plan, inputs: Sequence[str]) -> None:
    last = len(plan.units) - 1
    before = np.cumsum([0, *(len(units) for units in plan.units[1:])])
    for layer, units in enumerate(plan.units):
        height = plan.height(layer)
        name = _layer(layer, last)
        chart.add_scatter(
            x=[layer] * len(units),
            y=height,
            mode="markers",
            showlegend=False,
            marker={"size": 13, "color": NEUTRAL, "line": {"width": 1.5, "color": "white"}},
            text=[t("{layer}, unit {unit}", layer=name, unit=unit + 1) if layer else inputs[unit] for unit in units],
            customdata=[before[layer - 1] + place for place in range(len(units))] if 0 < layer < last else None,
            hovertemplate="%{text}<extra></extra>",
        )
        total = plan.totals[layer]
        shown = t("{shown} of {total}", shown=len(units), total=total) if total > len(units) else str(total)
        chart.add_annotation(
            x=layer, y=-0.56, text=f"{in_lines(name)}<br>{shown}", showarrow=False, yanchor="top", font={"size": 12}
        )


def _layer(place: int, last: int) -> str:
    if place == 0:
        return t("input")
    return t("output") if place == last else t("hidden layer {layer}", layer=place)
