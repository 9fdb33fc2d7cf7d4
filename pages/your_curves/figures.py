"""The curves of a training from elsewhere, with the epochs at which something happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go

from dashboard.analysis.patience import Stop
from dashboard.data.parts import SPLITS
from dashboard.experiment.logged import LoggedCurves
from dashboard.figures.marks import marks
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import SERIES, figure, line

# A screen has no more points across; of longer logs every second epoch is drawn, every third, and so on.
MOST_POINTS = 2_000


def loss_panel(curves: LoggedCurves, stop: Stop) -> Panel:
    """Loss over epochs, with the lowest validation loss and where early stopping would have ended it."""
    losses = dict(zip(SPLITS, curves.history.losses.T, strict=True))
    best = int(np.argmin(curves.validation)) + 1
    events = [(best, f"lowest: epoch {best}")]
    events += [(stop.epoch, f"would stop: epoch {stop.epoch}")] * (stop.epoch < stop.total)
    chart = _chart(losses, "Loss, as logged", events)
    return Panel("Loss", chart, _describe("loss", losses, best))


def metric_panel(curves: LoggedCurves) -> Panel | None:
    """The logged metric over epochs; None where there is none for validation."""
    name = curves.roles.validation_metric
    if not name:
        return None
    metrics = dict(zip(SPLITS, curves.history.metrics.T, strict=True))
    best = int(np.argmin(curves.validation)) + 1
    chart = _chart(metrics, "Metric, as logged", [(best, "lowest loss")])
    return Panel("Metric", chart, _describe("the metric", metrics, best))


def _chart(series: Mapping[str, np.ndarray], title: str, events: Sequence[tuple[int, str]]) -> go.Figure:
    drawn = {name: values for name, values in series.items() if np.isfinite(values).any()}
    epochs = max((len(values) for values in drawn.values()), default=0)
    every = -(-epochs // MOST_POINTS) or 1
    at = np.arange(1, epochs + 1)[::every]
    traces = [
        line(name, at, compact(values[::every]), SERIES[name], hovertemplate="%{y:.4g}")
        for name, values in drawn.items()
    ]
    chart = figure(traces, x="Epoch", y=title, hovermode="x unified")
    chart.update_xaxes(range=[0, epochs * 1.01])
    chart.update_layout(marks(events, epochs))
    return chart


def _describe(what: str, series: Mapping[str, np.ndarray], best: int) -> str:
    ends = ", ".join(f"{name} {values[-1]:.3g}" for name, values in series.items() if np.isfinite(values[-1:]).any())
    epochs = len(next(iter(series.values())))
    return f"Line chart of {what} over {epochs} epochs. At the end: {ends}. Validation loss is lowest at epoch {best}."
