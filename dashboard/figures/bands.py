"""Curves over seeds: a line for the mean, a band for its interval; and small multiples on shared axes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import median_low
from typing import Any, Literal

import numpy as np

from dashboard.analysis.bands import Band, band
from dashboard.analysis.results import Results
from dashboard.data.parts import SPLITS
from dashboard.experiment.record import Record
from dashboard.export.describe import in_sentence
from dashboard.figures.figure import Trace, scatter
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import FEWER_MARKERS, SERIES, Look, figure, line, markers_on, pale
from language.numbers import three_digits
from language.say import t, tn

HEIGHT = 220
# How many times as high as the highest mean a vertical axis is at least.
LEAST = 1.25
# How many times at most, where bands are wide: a higher one would press the curves together.
MOST = 2.0
# What is higher than is usual by this factor explodes, and would press all others flat: it has a scale of its own.
EXPLODED = 20.0
# Bands of fewer seeds stretch no axis. They shrink while results come, and the axis would jump.
FEWEST_SEEDS = 5
# The opacity of a band, and of one of fewer seeds: it may fill a chart, and says little. A dark page swallows more.
OPACITY, FAINT = 0.22, 0.1
OPACITY_ON_DARK, FAINT_ON_DARK = 0.28, 0.18
# A curve (epochs,) of a training.
Curve = Callable[[Record], np.ndarray]


def split_curves(quantity: Literal["losses", "metrics"], splits: Sequence[str] = SPLITS) -> dict[str, Curve]:
    """A curve for each of the splits, by its name."""

    def curve(split: int) -> Curve:
        return lambda record: getattr(record.history, quantity)[:, split]

    return {name: curve(SPLITS.index(name)) for name in splits}


def arm_panels(
    results: Results,
    curves: Mapping[str, Curve],
    *,
    y: str,
    after: int = 0,
    geometric: bool = False,
    share: bool = False,
) -> list[Panel]:
    """A small chart for each arm, all on the same axes, with a band for each curve; empty while there is no result.

    One that explodes has an axis of its own. The axes may leave out what a curve does before the epoch `after`. Means
    are `geometric` for losses. A `share` is in percent, and its axis ends at 100%.
    """
    panels: list[Panel] = []
    ends: list[float] = []
    for arm in results.arms:
        records = results[arm.name]
        drawn = {name: [curve(record) for record in records] for name, curve in curves.items() if records}
        bands = {name: band(each, geometric=geometric) for name, each in drawn.items()}
        panel = _band_panel(arm.title, bands, y=y, seeds=len(records), share=share)
        panels.append(panel if records or not results.divergences(arm.name) else _without_curves(panel))
        ends.append(max((float(firm_ends(item, after).max(initial=0.0)) for item in bands.values()), default=0.0))
    _share_axes(panels, after, ends, explodes=not share)
    if share:
        _in_percent(panels, after)
    return panels


def _band_panel(title: str, bands: Mapping[str, Band], *, y: str, seeds: int, share: bool) -> Panel:
    """One chart with a band for each name in SERIES."""
    curves = [(name, SERIES[name], item, np.arange(1, len(item) + 1)) for name, item in bands.items()]
    chart = figure(
        band_traces(curves, share=share), x=t("Epoch"), y=y, height=HEIGHT, hovermode="x unified", showlegend=False
    )
    chart.update_layout(margin={"t": 8})
    return Panel(title, chart, _describe(title, bands, y, seeds))


def _without_curves(panel: Panel) -> Panel:
    panel.figure.add_annotation(text=t("diverged"), x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False)
    return replace(panel, alt=t("{title}: every run so far diverged.", title=panel.title))


def _describe(title: str, bands: Mapping[str, Band], y: str, seeds: int) -> str:
    if not bands:
        return t("{title}: no result yet.", title=title)
    return tn(
        "{title}: {quantity} by epoch, mean over {count} seed. At the end of the curves: {ends}.",
        "{title}: {quantity} by epoch, mean over {count} seeds. At the end of the curves: {ends}.",
        seeds,
        title=title,
        quantity=in_sentence(y),
        ends=", ".join(f"{t(name)} {three_digits(item.mean[-1])}" for name, item in bands.items()),
    )


def band_traces(curves: Iterable[tuple[str, Look, Band, np.ndarray]], *, share: bool = False) -> list[Trace]:
    """A band and its mean for each name, look and x; areas below all lines, as one over a line changes its colour."""
    traces = [trace for name, look, item, x in curves for trace in _band_traces(name, look, item, x, share=share)]
    return sorted(traces, key=lambda trace: trace["line"]["width"] > 0)


def _band_traces(name: str, look: Look, item: Band, x: np.ndarray, *, share: bool) -> list[Trace]:
    """The intervals as areas, without hover or legend, and the mean as a line with markers; all know their series.

    An area for each stretch that has intervals: one across a gap would pass the mean there by.
    Student's interval of a `share` may reach below 0 or above 1, where nothing is drawn.
    """
    firm = int(item.counts.max(initial=0)) >= FEWEST_SEEDS
    opacity, on_dark = (OPACITY, OPACITY_ON_DARK) if firm else (FAINT, FAINT_ON_DARK)
    ends = np.array([item.low, item.high])
    low, high = np.clip(ends, 0.0, 1.0) if share else ends
    area: dict[str, Any] = {
        "fill": "tonexty",
        "fillcolor": pale(look.colour, opacity),
        "meta": {"dark": pale(look.colour, on_dark)},
    }
    below: dict[str, Any] = {}
    edges = (t("{name}: low", name=t(name)), low, below), (t("{name}: high", name=t(name)), high, area)
    areas = [
        scatter(x=x[part], y=compact(end[part]), name=said, legendgroup=name, **filled, **band_edge())
        for part in _stretches(item.said)
        for said, end, filled in edges
    ]
    mean = compact(item.mean)
    return [*areas, line(t(name), x, mean, look, markers=FEWER_MARKERS, legendgroup=name, hovertemplate="%{y:.3g}")]


def _stretches(holds: np.ndarray) -> list[slice]:
    """Where something holds for neighbours."""
    ends = np.flatnonzero(np.diff(np.concatenate([[False], holds, [False]]).astype(int)))
    return [slice(begin, end) for begin, end in zip(ends[::2], ends[1::2], strict=True)]


def band_edge() -> dict[str, Any]:
    """How an edge of a band is drawn: as nothing but the end of its area."""
    return {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False}


def _share_axes(panels: Sequence[Panel], after: int, ends: Sequence[float], *, explodes: bool) -> None:
    """Puts panels on common axes from 0, as wide and as high as the largest mean and the `ends` of bands need.

    What `explodes` has a vertical axis of its own, which says so.
    """
    lines = _means(panels)
    longest = max((trace["x"][-1] for trace in lines), default=1)
    for trace in lines:
        trace["marker"]["maxdisplayed"] = markers_on(trace["x"][-1] / longest, FEWER_MARKERS)
    heights = [_height(panel, after) for panel in panels]
    most = EXPLODED * median_low([height for height in heights if height] or [1.0]) if explodes else np.inf
    common = [(height, end) for height, end in zip(heights, ends, strict=True) if 0 < height <= most] or [(1.0, 0.0)]
    top = top_for_bands(*(max(values) for values in zip(*common, strict=True)))
    for panel, height, end in zip(panels, heights, ends, strict=True):
        panel.figure.update_xaxes(range=[0, longest * 1.01])
        panel.figure.update_yaxes(range=[0, top if height <= most else top_for_bands(height, end)])
        if height > most:
            title = panel.figure.layout["yaxis"]["title"]
            title["text"] = t("{quantity} (own scale)", quantity=title["text"])


def _height(panel: Panel, after: int) -> float:
    """The highest of a panel's means from an epoch on; 0 without any."""
    return max((float(np.max(_from(trace, after))) for trace in _means([panel])), default=0.0)


def firm_ends(item: Band, after: int = 0) -> np.ndarray:
    """The ends of a band, from a point on, where as many seeds are behind it as may stretch an axis."""
    firm = (np.arange(len(item)) >= min(after, len(item) - 1)) & (item.counts >= FEWEST_SEEDS)
    return np.append(item.low[firm], item.high[firm])


def top_for_bands(highest: float, widest: float) -> float:
    """Where an axis from 0 ends, for the highest of the means and of the bands."""
    return min(max(LEAST * highest, 1.03 * widest), MOST * highest)


def _in_percent(panels: Sequence[Panel], after: int) -> None:
    """Up to all there is, and from below the lowest mean, so that curves which are all high can be told apart."""
    lowest = min((float(np.min(_from(trace, after))) for trace in _means(panels)), default=0.0)
    bottom = max(0.0, np.floor(10 * (lowest - 0.1)) / 10)
    for panel in panels:
        panel.figure.update_yaxes(range=[bottom, 1.03], tickformat=".0%")


def _means(panels: Sequence[Panel]) -> list[Trace]:
    return [trace for panel in panels for trace in panel.figure.data if trace["line"]["width"]]


def _from(trace: Trace, after: int) -> np.ndarray:
    """A curve from an epoch on, or its last value."""
    return np.asarray(trace["y"][min(after, len(trace["y"]) - 1) :])
