"""For one input: the line that the network draws through the points."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.words import capital
from dashboard.data.parts import Part
from dashboard.figures.figure import Trace, scatter
from dashboard.figures.panel import Frame, Panel, compact, rewindable, written
from dashboard.figures.predicted.predictors import Classifier, Predictors
from dashboard.figures.theme import HIGHLIGHT, SERIES, figure
from language.say import t

STEPS = 240
# Room beyond what is drawn, in parts of it.
EDGE = 0.06


def fit_panel(shown: Predictors) -> Panel:
    """The fitted line over the range of the data, with the points of the three splits."""
    everyone, shown = shown, shown.drawn
    x = np.concatenate([part.x for part in shown.splits.parts])[:, 0]
    line = np.linspace(x.min(), x.max(), STEPS, dtype=np.float32)
    parts = shown.parts.values()
    frames: list[Frame] = [
        {"data": [{"y": _said(net, line[:, None])}, *({"customdata": _said(net, part.x)} for part in parts)]}
        for net in shown.networks
    ]
    fitted = scatter(mode="lines", name=t("network"), x=line, line={"width": 3, "color": HIGHLIGHT})
    name = capital(written(shown.experiment.input_names[0]))
    axes = {"x": t("{input} (standardized)", input=name), "y": t("Target (standardized)")}
    chart = figure([], **axes, height=360)
    alt = t("The fitted line through the points of {splits}.", splits=shown.points_in_words)
    traces = [fitted, *(_points(name, part) for name, part in shown.parts.items())]
    panel = rewindable(t("What the network says"), traces, frames, chart, alt)
    everyone.note_rows(chart)
    chart.update_yaxes(range=_reach(np.concatenate([part.y for part in parts]), frames))
    return panel


def _said(net: Classifier, x: np.ndarray) -> np.ndarray:
    return compact(net(x)[:, 0])


def _points(name: str, part: Part) -> Trace:
    """The rows of a split; what a network says of each is told by the frames."""
    rows = [
        t("{split}, row {row}: target {value:.2f}", split=t(name), row=row, value=value)
        for row, value in zip(part.called, part.y, strict=True)
    ]
    said = t("predicts %{customdata:.2f}")
    return scatter(
        x=part.x[:, 0],
        y=part.y,
        mode="markers",
        name=t(name),
        legendgroup=name,
        text=rows,
        hovertemplate=f"%{{text}}<br>{said}<extra></extra>",
        marker={"symbol": SERIES[name].symbol, "size": 7, "color": SERIES[name].colour, "opacity": 0.8},
    )


def _reach(targets: np.ndarray, frames: Sequence[Frame]) -> list[float]:
    """The ends of an axis for all frames: of the points, and of lines as far as they leave these legible."""
    low, high = float(targets.min()), float(targets.max())
    span = high - low or 1.0
    # A network that has diverged draws none.
    lines = np.nan_to_num(np.concatenate([frame["data"][0]["y"] for frame in frames]), nan=low)
    lines = lines.clip(low - span, high + span)
    low, high = min(low, float(lines.min())), max(high, float(lines.max()))
    return [low - EDGE * (high - low), high + EDGE * (high - low)]
