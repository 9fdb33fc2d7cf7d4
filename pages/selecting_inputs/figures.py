"""The error that is reported, over the number of inputs that there were to choose from."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.series import Series
from dashboard.figures.bands.traces import band_traces
from dashboard.figures.ends import name_at_ends
from dashboard.figures.panel import Panel
from dashboard.figures.theme import COMPARED, NEUTRAL, figure
from language.say import t
from pages.selecting_inputs.finding import GUESSING, Measured
from pages.selecting_inputs.trials import INPUTS

# Those that the axes name: a phone has room for the names of these inputs alone.
ERRORS = (0.0, 0.25, GUESSING)
NAMED = (100, 200, 1000, 5000)
# Where the axis ends at the least and at the most, whatever the bands need.
TOPS = (0.6, 0.72)


def error_panel(measured: Measured) -> Panel:
    """A curve for each way to measure the error; the axis says which line is that of guessing."""
    series = measured.series()
    traces = band_traces(
        (item.name, look, item.band, np.asarray(item.x)) for look, item in zip(COMPARED, series, strict=False)
    )
    chart = figure(
        traces, x=t("Inputs to choose from"), y=t("Error (guessing: 50%)"), height=360, hovermode="x unified"
    )
    names = [f"{size:,}" for size in INPUTS]
    chart.update_xaxes(type="log", tickvals=INPUTS, ticktext=names, tickangle=0)
    few = [name if size in NAMED else "" for size, name in zip(INPUTS, names, strict=True)]
    chart.update_layout(meta={"narrow": {"ticktext": few}})
    top = float(np.clip(max(np.max(item.band.high[item.band.said], initial=0.0) for item in series), *TOPS))
    chart.update_yaxes(range=[-0.02, top + 0.02], tickvals=ERRORS, tickformat=".0%")
    # To where the curves end: further on it would strike out a name.
    chart.add_shape(
        type="line",
        x0=INPUTS[0],
        x1=INPUTS[-1],
        y0=GUESSING,
        y1=GUESSING,
        line={"color": NEUTRAL, "width": 1},
        layer="below",
    )
    name_at_ends(chart)
    curves = "; ".join(f"{t(item.name)}: {_ends(item)}" for item in series)
    alt = t("Error over inputs to choose from. {curves}. Guessing: 50%.", curves=curves)
    return Panel(t("Error, as reported and on new rows"), chart, alt, wide=True)


def _ends(item: Series) -> str:
    return t(
        "{first:.0%} at {fewest} inputs, {last:.1%} at {most:,}",
        first=item.band.mean[0],
        fewest=INPUTS[0],
        last=item.band.mean[-1],
        most=INPUTS[-1],
    )
