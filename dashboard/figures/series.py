"""A number over what was varied: one line with a band for each thing compared."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.series import Series
from dashboard.export.describe import in_sentence
from dashboard.figures.bands.axes import LEAST, firm_ends, top_for_bands
from dashboard.figures.bands.traces import band_traces
from dashboard.figures.ends import name_at_ends
from dashboard.figures.figure import Figure
from dashboard.figures.panel import Panel
from dashboard.figures.theme import COMPARED, NEUTRAL, SERIES, Look, figure
from dashboard.figures.ticks import log_axis
from language.say import t

HEIGHT = 300
# Of a logarithmic axis: the factor beyond what is drawn at either end, and the shares that half a marker and a line of
# text take.
ROOM, MARKER, LINE = 1.1, 0.03, 0.12
# Above a share of 1, so that a line at 100 % is drawn whole.
ALL = 1.03


@dataclass(frozen=True)
class Axes:
    """The axes' titles; whether x or y is logarithmic, y or x is a share of 1, and y starts at zero.

    `ticks` are values of x that are named, by default all on a logarithmic axis; `within` are the ends of y, if fixed.
    Where x counts what is there, its `names` say what that is.
    """

    x: str
    y: str
    log_x: bool = False
    log_y: bool = False
    share: bool = False
    share_x: bool = False
    zero: bool = True
    ticks: tuple[float, ...] = ()
    within: tuple[float, float] | None = None
    names: Sequence[str] = ()

    def written(self, x: float) -> str:
        return self.names[int(x)] if self.names else f"{x:{'.0%' if self.share_x else 'g'}}"


def series_panel(
    title: str, series: Sequence[Series], axes: Axes, *, mark: float | None = None, markers_only: Collection[str] = ()
) -> Panel:
    """A line for each series over the values that were tried.

    At `mark`, a value of x, a vertical line is drawn. The series named in `markers_only` are drawn without their line.
    """
    looks = _looks([item.name for item in series])
    curves = [(item.name, look, item.band, np.asarray(item.x)) for item, look in zip(series, looks, strict=True)]
    chart = figure(band_traces(curves, share=axes.share), x=axes.x, y=axes.y, height=HEIGHT, hovermode="x unified")
    chart.update_traces(
        lambda one: one["legendgroup"] in markers_only and one["mode"] == "lines+markers", mode="markers"
    )
    _scale(chart, series, axes)
    name_at_ends(chart)
    if mark is not None:
        chart.add_vline(mark, line={"color": NEUTRAL, "dash": "dot", "width": 1.5})
    return Panel(title, chart, _describe(series, axes, mark))


def _looks(names: Sequence[str]) -> list[Look]:
    """Of splits their own, of others those whose marker no split beside them has."""
    taken = {SERIES[name].symbol for name in names if name in SERIES}
    free = (look for look in COMPARED if look.symbol not in taken)
    return [SERIES[name] if name in SERIES else next(free) for name in names]


def _scale(chart: Figure, series: Sequence[Series], axes: Axes) -> None:
    if axes.log_x:
        values = axes.ticks or sorted({value for item in series for value in item.x})
        chart.update_xaxes(type="log", tickvals=values, ticktext=[f"{value:,g}" for value in values])
    if axes.share_x:
        chart.update_xaxes(tickformat=".0%")
    means = np.concatenate([item.band.mean for item in series]) if series else np.zeros(0)
    if axes.share:
        highest = means.max() if means.size else 1.0
        chart.update_yaxes(tickformat=".0%" if highest > 0.1 else ".1%")
    if axes.log_y:
        chart.update_yaxes(**log_axis(*_log_range(series)))
    elif axes.within or means.size:
        chart.update_yaxes(range=axes.within or _range(series, axes))
    if not means.size:
        _without_numbers(chart)


def _without_numbers(chart: Figure) -> None:
    """Hides the numbers of axes along which nothing lies yet: plotly.js makes some up, such as -100% to 400%."""
    chart.update_xaxes(showticklabels=False, showgrid=False)
    chart.update_yaxes(showticklabels=False, showgrid=False)


def _range(series: Sequence[Series], axes: Axes) -> list[float]:
    """From 0, if the axis has to hold it, with room for bands; a share ends a little above 100%."""
    low, high = _extremes([item.band.mean for item in series])
    least, most = _extremes([firm_ends(item.band) for item in series], low, high)
    room = 0.5 * (high - low) or 0.05
    if axes.zero:
        bottom, top = min(0.0, LEAST * low), top_for_bands(high, most) if high > 0 else 1.0
    else:
        bottom, top = max(min(low - room, least), low - 2 * room), min(max(high + room, most), high + 2 * room)
    return [bottom, min(top, ALL) if axes.share and high <= 1 else top]


def _log_range(series: Sequence[Series]) -> tuple[float, float]:
    """All means, and a power of ten of their bands at either end; for a marker below them, a line of text above."""
    low, high = _extremes([item.band.mean for item in series])
    least, most = _extremes([firm_ends(item.band) for item in series], low, high)
    bottom, top = max(least, low / 10), min(most, high * 10)
    return bottom / max(ROOM, (top / bottom) ** MARKER), top * ROOM * (top / bottom) ** LINE


def _extremes(values: Sequence[np.ndarray], *others: float) -> tuple[float, float]:
    """The least and the largest finite value: the interval of a single value is not finite."""
    found = np.append(np.concatenate(values), others)
    found = found[np.isfinite(found)]
    return float(found.min()), float(found.max())


def _describe(series: Sequence[Series], axes: Axes, mark: float | None) -> str:
    """Every series at the marked value, or at its ends."""
    lines = [f"{t(item.name)}: {_ends(item, mark, axes)}" for item in series if item.x]
    if not lines:
        return t("{y} over {x}: no result yet.", y=axes.y, x=in_sentence(axes.x))
    return t("{y} over {x}. {lines}.", y=axes.y, x=in_sentence(axes.x), lines="; ".join(lines))


def _ends(series: Series, mark: float | None, axes: Axes) -> str:
    number = ".0%" if axes.share else ".3g"
    indices = [series.x.index(mark)] if mark in series.x else sorted({0, len(series.x) - 1})
    return ", ".join(
        t("{value} at {place}", value=f"{series.band.mean[i]:{number}}", place=axes.written(series.x[i]))
        for i in indices
    )
