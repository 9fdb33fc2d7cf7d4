"""Stopping and L2 side by side: their errors, how many times one is the other, and the weights themselves."""

from __future__ import annotations

from typing import Any

import numpy as np

from dashboard.analysis.series import Series, sample_series
from dashboard.figures.bands.traces import band_traces
from dashboard.figures.ends import name_at_ends
from dashboard.figures.figure import Figure, scatter
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import COMPARED, HIGHLIGHT, PAGE, figure, line
from dashboard.figures.ticks import log_axis
from language.say import mark, t
from pages.stopping_as_l2.finding import BOUND, NAMES, Both
from pages.stopping_as_l2.trials import times

HEIGHT = 320
X = mark("Time t = 1 / strength of L2")
TICKS = (0.01, 0.1, 1.0, 10.0, 100.0, 1000.0)
# So many weights are drawn, those that end up largest.
PATHS = 6


def error_panel(both: Both) -> Panel:
    """Measured errors over seeds."""
    at = times()
    bands = (
        (name, look, sample_series(name, list(zip(at, errors.T, strict=True)), geometric=True).band, at)
        for look, name, errors in zip(COMPARED, NAMES, both.errors, strict=False)
    )
    chart = _chart(band_traces(bands), t("Squared error"))
    means = np.exp(np.log(both.errors).mean(1))
    chart.update_yaxes(**log_axis(0.7 * float(means.min()), 1.6 * float(means.max())))
    name_at_ends(chart)
    curves = "; ".join(f"{t(name)}: {_three(mean)}" for name, mean in zip(NAMES, means, strict=True))
    alt = t("Squared error of the weights over time, both axes logarithmic. {curves}.", curves=curves)
    return Panel(t("Error of both"), chart, alt)


def ratio_panel(both: Both) -> Panel:
    """Expected error of stopping over that of L2: the mean over seeds, the largest, and what is proved."""
    at, ratios = times(), both.ratios
    mean: Series = sample_series(mark("mean"), list(zip(at, ratios.T, strict=True)))
    traces = [
        *band_traces([(mean.name, COMPARED[2], mean.band, at)]),
        line(t("largest"), at, compact(ratios.max(0)), COMPARED[3]),
    ]
    chart = _chart(traces, t("Stopping ÷ L2"))
    low = min(0.95, 0.98 * float(ratios.min()))
    chart.update_yaxes(range=[low, 1.1 * BOUND])
    name_at_ends(chart)
    chart.add_hline(BOUND, line={"color": HIGHLIGHT, "dash": "dash", "width": 1.5})
    chart.add_annotation(
        text=t("proved: at most {bound:.2f}", bound=BOUND),
        x=np.log10(at[0]),
        y=BOUND,
        xanchor="left",
        yanchor="bottom",
        # The ground of its words leaves the line as it is.
        yshift=2,
        bgcolor=PAGE,
        showarrow=False,
    )
    alt = t(
        "Stopping over L2 in expected error, over time: mean {means}; largest of all seeds and times {worst:.2f}; "
        "proved {bound:.2f}.",
        means=_three(ratios.mean(0)),
        worst=both.worst,
        bound=BOUND,
    )
    return Panel(t("How many times the error of L2"), chart, alt)


def path_panel(both: Both) -> Panel:
    """The weights of the first seed on their way: solid by stopping, dashed by L2."""
    at, (stopped, shrunk) = times(), both.first.weights
    chosen = np.argsort(-np.abs(shrunk[-1]))[:PATHS]
    traces = [
        scatter(
            name=t(name, number=place + 1),
            x=at,
            y=compact(weights[:, place]),
            mode="lines",
            line={"color": look.colour, "dash": look.dash, "width": 2},
        )
        for place in chosen
        for look, name, weights in zip(COMPARED, (_BY_STOPPING, _BY_L2), (stopped, shrunk), strict=False)
    ]
    chart = _chart(traces, t("Weight"))
    # The plot begins where those beside it do; what is solid and what is dashed, the caption says.
    chart.update_layout(showlegend=False, margin={"t": 16, "r": 24})
    apart = float(np.abs(stopped - shrunk)[:, chosen].max())
    largest = float(np.abs(shrunk[:, chosen]).max())
    alt = t(
        "Paths of {paths} weights for the first seed over time, by stopping and by L2: at most {apart:.2f} apart, "
        "where the largest is {largest:.2f}.",
        paths=PATHS,
        apart=apart,
        largest=largest,
    )
    return Panel(t("The {count} largest weights of the first seed", count=PATHS), chart, alt)


_BY_STOPPING, _BY_L2 = mark("weight {number}, stopping"), mark("weight {number}, L2")


def _chart(traces: list[Any], y: str) -> Figure:
    chart = figure(traces, x=t(X), y=y, height=HEIGHT, hovermode="x unified")
    chart.update_xaxes(type="log", tickvals=TICKS, ticktext=[f"{tick:,g}" for tick in TICKS])
    return chart


def _three(values: np.ndarray) -> str:
    places = (0, len(values) // 2, len(values) - 1)
    return ", ".join(t("{value:.2g} at t = {time:.2g}", value=values[place], time=times()[place]) for place in places)
