"""Error and norm of the weights over the number of rows, with what was published."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dashboard.analysis.series import Series
from dashboard.figures.bands.traces import band_traces
from dashboard.figures.ends import name_at_ends
from dashboard.figures.figure import Figure
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import COMPARED, INK, NEUTRAL, figure
from dashboard.figures.ticks import log_axis
from language.say import mark, t
from pages.more_data.finding.measured import Measured
from pages.more_data.finding.published import with_l2, without_l2
from pages.more_data.trials import RATIOS

HEIGHT = 340
X = mark("Rows per weight n / d, and n below it")
TICKS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
# How close to n = d the published curves are drawn; it is infinite there.
NEAR = 0.005
_DASHED = {"dash": "dash", "width": 1}
# What is no formula has no dashes.
_REFERENCE = {"color": NEUTRAL, "width": 1.5}


def error_panel(measured: Measured) -> Panel:
    """Error on new data beyond the noise; dashed, the published formulas."""
    series = measured.series(measured.errors)
    chart = _chart(measured, series, t("Error beyond the noise"))
    for ratio, published in _published(measured):
        chart.add_scatter(
            x=ratio, y=compact(published), mode="lines", line=_DASHED, meta=INK, showlegend=False, hoverinfo="skip"
        )
    alt = t(
        "Error on new data beyond the noise over rows per weight, both on logarithmic axes. {curves}.",
        curves=_described(series),
    )
    return Panel(t("Error on new data, beyond the noise"), chart, alt)


def norm_panel(measured: Measured) -> Panel:
    """Why: the weights that fit every row are long where there are just enough of them."""
    series = measured.series(measured.norms)
    chart = _chart(measured, series, t("Norm of the weights"))
    chart.add_hline(1.0, line=_REFERENCE)
    alt = t(
        "Norm of the weights, 1 for the true ones, over rows per weight, both on logarithmic axes. {curves}.",
        curves=_described(series),
    )
    return Panel(t("Norm of the weights"), chart, alt)


def _published(measured: Measured) -> list[tuple[np.ndarray, np.ndarray]]:
    setting = measured.setting
    ratio = np.geomspace(RATIOS[0], RATIOS[-1], 241)
    below, above = ratio[ratio < 1.0 - NEAR], ratio[ratio > 1.0 + NEAR]
    gap = np.concatenate([below, [1.0 - NEAR, np.nan, 1.0 + NEAR], above])
    return [(gap, without_l2(gap, setting.noise)), (ratio, with_l2(ratio, setting.noise, setting.share))]


def _chart(measured: Measured, series: list[Series], y: str) -> Figure:
    traces = band_traces(
        (item.name, replace(look, dash="solid"), item.band, np.asarray(item.x))
        for look, item in zip(COMPARED, series, strict=False)
    )
    chart = figure(traces, x=t(X), y=y, height=HEIGHT, hovermode="x unified")
    # The findings speak of rows. A line of the grid would cover the one at n = d.
    names = [f"{tick:g}<br>{measured.setting.rows[RATIOS.index(tick)]}" for tick in TICKS]
    chart.update_xaxes(type="log", tickvals=TICKS, ticktext=names, tickangle=0, showgrid=False)
    means = np.concatenate([item.band.mean for item in series])
    chart.update_yaxes(**log_axis(0.7 * means.min(), 2.5 * means.max()))
    name_at_ends(chart)
    chart.add_vline(1.0, line=_REFERENCE, layer="below")
    return chart


def _described(series: list[Series]) -> str:
    """Both curves where rows are half the weights, as many, and twice as many."""
    return "; ".join(f"{t(item.name)}: {', '.join(_at(item, ratio) for ratio in (0.5, 1.0, 2.0))}" for item in series)


def _at(item: Series, ratio: float) -> str:
    value = item.band.mean[item.x.index(ratio)]
    return t("{value:.2g} at n / d = {ratio:g}", value=value, ratio=ratio)
