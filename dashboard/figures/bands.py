"""Curves over seeds: a line for the mean, a band for its interval; and small multiples on shared axes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.analysis.bands import Band, band
from dashboard.analysis.results import Results
from dashboard.data.parts import SPLITS
from dashboard.experiment.record import Record
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import SERIES, Look, figure, pale

HEIGHT = 220
Curve = Callable[[Record], np.ndarray]


def split_curves(quantity: str) -> dict[str, Curve]:
    """Curves of a quantity of History, `losses` or `metrics`, one for each split."""
    return {name: lambda record, i=i: getattr(record.history, quantity)[:, i] for i, name in enumerate(SPLITS)}  # type: ignore[misc]


def arm_panels(
    results: Results, curves: Mapping[str, Curve], *, y: str, after: int = 0, geometric: bool = False
) -> list[Panel]:
    """A small chart for each arm, all on the same axes, with a band for each curve; empty where no result is yet.

    Before the epoch `after`, a curve may lie above the chart. Means are `geometric` for losses.
    """
    panels = []
    for arm in results.arms:
        records = results[arm.name]
        names = curves if records else ()
        bands = {name: band([curves[name](record) for record in records], geometric=geometric) for name in names}
        panels.append(band_panel(arm.title, bands, y=y, seeds=len(records)))
    return shared(panels, after)


def band_panel(title: str, bands: Mapping[str, Band], *, y: str, seeds: int) -> Panel:
    """One chart with a band for each name in SERIES."""
    traces = [trace for name, item in bands.items() for trace in band_traces(name, SERIES[name], item)]
    chart = figure(traces, x="Epoch", y=y, height=HEIGHT, hovermode="x unified", showlegend=False)
    chart.update_layout(margin_t=8)
    return Panel(title, chart, _describe(title, bands, y, seeds))


def _describe(title: str, bands: Mapping[str, Band], y: str, seeds: int) -> str:
    if not bands:
        return f"{title}: no result yet."
    ends = ", ".join(f"{name} {item.mean[-1]:.3g}" for name, item in bands.items())
    plural = "s" if seeds > 1 else ""
    return f"{title}: {y.lower()} by epoch, mean over {seeds} seed{plural}. At the end of the curves: {ends}."


def band_traces(name: str, look: Look, item: Band, x: np.ndarray | None = None) -> list[go.Scatter]:
    """The interval as an area, without hover or legend, and the mean as a line with markers."""
    x = np.arange(1, len(item) + 1, dtype=np.int16) if x is None else x
    several = np.isfinite(item.low)
    edge: dict[str, Any] = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False}
    return [
        go.Scatter(x=x[several], y=compact(item.low[several]), name=f"{name}: low", legendgroup=name, **edge),
        go.Scatter(
            x=x[several],
            y=compact(item.high[several]),
            name=f"{name}: high",
            legendgroup=name,
            fill="tonexty",
            fillcolor=pale(look.colour, 0.22),
            **edge,
        ),
        go.Scatter(
            x=x,
            y=compact(item.mean),
            name=name,
            legendgroup=name,
            mode="lines+markers",
            line={"color": look.colour, "dash": look.dash, "width": 2.2},
            marker={"symbol": look.symbol, "size": 7, "maxdisplayed": 7, "color": look.colour},
            hovertemplate="%{y:.3g}",
        ),
    ]


def shared(panels: Sequence[Panel], after: int = 0) -> list[Panel]:
    """The same panels on common axes from 0, as wide and as high as the largest mean needs, with room for bands."""
    lines = [trace for panel in panels for trace in panel.figure.data if trace.line.width]
    longest = max((trace.x[-1] for trace in lines), default=1)
    highest = max((float(np.max(trace.y[min(after, len(trace.y) - 1) :])) for trace in lines), default=1.0)
    for panel in panels:
        panel.figure.update_xaxes(range=[0, longest * 1.01])
        panel.figure.update_yaxes(range=[0, highest * 1.25])
    return list(panels)
