"""The error that is reported, over the number of inputs that there were to choose from."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dashboard.figures.bands import band_traces
from dashboard.figures.ends import name_at_ends
from dashboard.figures.panel import Panel
from dashboard.figures.theme import COMPARED, NEUTRAL, figure
from pages.selecting_inputs.finding import GUESSING, Measured
from pages.selecting_inputs.trials import INPUTS


def error_panel(measured: Measured) -> Panel:
    """A curve for each way to measure the error; dotted, guessing."""
    series = measured.series()
    traces = [
        trace
        for look, item in zip(COMPARED, series, strict=False)
        for trace in band_traces(item.name, replace(look), item.band, np.asarray(item.x))
    ]
    chart = figure(traces, x="Inputs to choose from", y="Error", height=360, hovermode="x unified")
    chart.update_xaxes(type="log", tickvals=INPUTS, ticktext=[f"{size:,}" for size in INPUTS])
    chart.update_yaxes(range=[-0.02, 0.72], tickformat=".0%")
    chart.add_hline(GUESSING, line={"color": NEUTRAL, "dash": "dot", "width": 1.5})
    name_at_ends(chart)
    said = "; ".join(
        f"{item.name}: {item.band.mean[0]:.0%} at {INPUTS[0]} inputs, {item.band.mean[-1]:.1%} at {INPUTS[-1]:,}"
        for item in series
    )
    alt = f"Error over inputs to choose from. {said}. Guessing: 50%."
    return Panel("Error that is reported", chart, alt, wide=True)
