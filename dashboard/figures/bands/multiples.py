"""Small multiples: a chart of curves over seeds for each arm, all on the same axes."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from dashboard.analysis.bands import Band, band
from dashboard.analysis.paired import constant_loss
from dashboard.analysis.results import Results
from dashboard.data.parts import SPLITS
from dashboard.experiment.record import Record
from dashboard.export.describe import in_sentence
from dashboard.figures.bands.axes import in_percent, reach, share_axes
from dashboard.figures.bands.traces import band_traces
from dashboard.figures.panel import Panel
from dashboard.figures.theme import SERIES, figure
from language.numbers import three_digits
from language.say import t, tn

HEIGHT = 220
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

    One that explodes has an axis of its own. The axes may leave out what a curve does before the epoch `after`, and
    first epochs that would press the rest flat. Means are `geometric` for losses. A `share` is in percent, and its axis
    ends at 100%.
    """
    panels: list[Panel] = []
    reaches: list[tuple[float, float]] = []
    usual = constant_loss(results) if geometric else math.inf
    for arm in results.arms:
        records = results[arm.name]
        drawn = {name: [curve(record) for record in records] for name, curve in curves.items() if records}
        bands = {name: band(each, geometric=geometric) for name, each in drawn.items()}
        panel = _band_panel(arm.title, bands, y=y, seeds=len(records), share=share)
        panels.append(panel if records or not results.divergences(arm.name) else _without_curves(panel))
        reaches.append(reach(bands.values(), after, usual))
    share_axes(panels, reaches, explodes=not share)
    if share:
        in_percent(panels, after)
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
