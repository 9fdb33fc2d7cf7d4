"""The axes of small multiples: as high as the curves and their bands need, and no higher."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median_low

import numpy as np

from dashboard.analysis.bands import Band
from dashboard.figures.bands.traces import FEWEST_SEEDS
from dashboard.figures.figure import Trace
from dashboard.figures.panel import Panel
from dashboard.figures.theme import FEWER_MARKERS, markers_on
from language.say import t

# How many times as high as the highest mean a vertical axis is at least.
LEAST = 1.25
# How many times at most, where bands are wide: a higher one would press the curves together.
MOST = 2.0
# What is higher than is usual by this factor explodes, and would press all others flat: it has a scale of its own.
EXPLODED = 20.0
# A curve that is higher than all that follows its first epochs, this share of them, by this factor comes from above.
FIRST, FAR = 0.1, 2.0


def reach(bands: Iterable[Band], after: int, usual: float) -> tuple[float, float]:
    """The highest mean and the highest end of a band that an axis has to hold, from an epoch on; 0 without any.

    A loss may begin far above what is `usual` before any training. Such first epochs are left out where they would
    press what follows flat.
    """
    curves = [item for item in bands if len(item)]
    first = max((int(FIRST * len(item)) for item in curves), default=0)
    whole, later = (_highest(curves, start) for start in (after, max(after, first)))
    start = max(after, first) if whole > FAR * max(later, usual) else after
    ends = (float(firm_ends(item, start).max(initial=0.0)) for item in curves)
    return _highest(curves, start), max(ends, default=0.0)


def _highest(curves: Sequence[Band], after: int) -> float:
    return max((float(item.mean[min(after, len(item) - 1) :].max()) for item in curves), default=0.0)


def share_axes(panels: Sequence[Panel], reaches: Sequence[tuple[float, float]], *, explodes: bool) -> None:
    """Puts panels on common axes from 0, as wide as the longest curve and as high as their `reaches` need.

    What `explodes` has a vertical axis of its own, which says so.
    """
    lines = _means(panels)
    longest = max((trace["x"][-1] for trace in lines), default=1)
    for trace in lines:
        trace["marker"]["maxdisplayed"] = markers_on(trace["x"][-1] / longest, FEWER_MARKERS)
    most = EXPLODED * median_low([height for height, _ in reaches if height] or [1.0]) if explodes else np.inf
    common = [(height, end) for height, end in reaches if 0 < height <= most] or [(1.0, 0.0)]
    top = top_for_bands(*(max(values) for values in zip(*common, strict=True)))
    for panel, (height, end) in zip(panels, reaches, strict=True):
        panel.figure.update_xaxes(range=[0, longest * 1.01])
        panel.figure.update_yaxes(range=[0, top if height <= most else top_for_bands(height, end)])
        if height > most:
            title = panel.figure.layout["yaxis"]["title"]
            title["text"] = t("{quantity} (own scale)", quantity=title["text"])


def firm_ends(item: Band, after: int = 0) -> np.ndarray:
    """The ends of a band, from a point on, where as many seeds are behind it as may stretch an axis."""
    firm = (np.arange(len(item)) >= min(after, len(item) - 1)) & (item.counts >= FEWEST_SEEDS)
    return np.append(item.low[firm], item.high[firm])


def top_for_bands(highest: float, widest: float) -> float:
    """Where an axis from 0 ends, for the highest of the means and of the bands."""
    return min(max(LEAST * highest, 1.03 * widest), MOST * highest)


def in_percent(panels: Sequence[Panel], after: int) -> None:
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
