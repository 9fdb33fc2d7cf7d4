"""The curves of a training: loss and metric over epochs, for train, validation and test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from dashboard.data.parts import SPLITS
from dashboard.experiment.record import Record
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import EVENT, SERIES, figure, line, pale


@dataclass(frozen=True)
class Ghost:
    """An earlier training, drawn pale behind the current one; with a `label` it stands in the legend."""

    record: Record
    name: str
    label: str = ""


@dataclass(frozen=True)
class CurveOptions:
    """What a visitor chose to see: the loss on a log axis, and the objective beside the losses."""

    log: bool = False
    objective: bool = False


PLAIN = CurveOptions()


def loss_panel(record: Record, behind: Sequence[Ghost] = (), options: CurveOptions = PLAIN) -> Panel:
    """Loss over epochs, at each epoch's end, dropout off and without the penalty; ghosts stand behind."""
    curves = {name: record.history.losses[:, i] for i, name in enumerate(SPLITS)}
    if options.objective:
        curves["objective"] = record.history.objective
    ghosts = [(ghost, ghost.record.history.losses) for ghost in behind]
    chart = _curves(record, curves, ghosts, y=f"Loss ({record.experiment.loss.inside})")
    chart.update_yaxes(type="log" if options.log else "linear", rangemode="tozero")
    _mark_events(chart, record)
    return Panel("Loss", chart, _describe(record, "loss", curves))


def metric_panel(record: Record, behind: Sequence[Ghost] = (), options: CurveOptions = PLAIN) -> Panel:
    """The task's metric over epochs: accuracy, or R²."""
    metric = record.experiment.metric
    curves = {name: record.history.metrics[:, i] for i, name in enumerate(SPLITS)}
    ghosts = [(ghost, ghost.record.history.metrics) for ghost in behind if ghost.record.experiment.metric == metric]
    title = "Accuracy" if metric == "accuracy" else "R² (share of variance explained)"
    chart = _curves(record, curves, ghosts, y=title)
    if metric == "accuracy":
        chart.update_yaxes(tickformat=".0%", range=[min(0.4, _lowest(curves)), 1.02])
    else:
        chart.update_yaxes(range=[max(-1.0, min(0.0, _lowest(curves))), 1.05])
    _mark_events(chart, record, labelled=False)
    return Panel(title.partition(" (")[0], chart, _describe(record, metric, curves))


def _lowest(curves: dict[str, np.ndarray]) -> float:
    return float(min((curve.min() for curve in curves.values() if len(curve)), default=0.0))


def _curves(record: Record, curves: dict[str, np.ndarray], ghosts: list[tuple[Ghost, np.ndarray]], y: str) -> go.Figure:
    traces = [_ghost(ghost, name, values[:, i]) for ghost, values in ghosts for i, name in enumerate(SPLITS)]
    traces += [
        line(name, _epochs(values), compact(values), SERIES[name], hovertemplate="%{y:.4g}")
        for name, values in curves.items()
    ]
    epochs = max([_axis_end(record), *(len(values) for _, values in ghosts)])
    chart = figure(traces, x="Epoch", y=y, hovermode="x unified")
    chart.update_xaxes(range=[0, epochs * 1.01])
    return chart


def _axis_end(record: Record) -> int:
    """The last epoch of the axis: while training the next of 20, 50, 100, 200 ..., so that it seldom jumps."""
    if record.ending:
        return max(len(record.history), 2)
    steps = (digit * 10**power for power in (1, 2, 3) for digit in (2, 5, 10))
    return min(next((step for step in steps if step > record.epoch), 2000), record.experiment.training.epochs)


def _epochs(values: np.ndarray) -> np.ndarray:
    return np.arange(1, len(values) + 1)


def _ghost(ghost: Ghost, name: str, values: np.ndarray) -> go.Scatter:
    """One curve of a ghost; of the three, that of validation stands for all in the legend."""
    look = SERIES[name]
    labelled = bool(ghost.label) and name == "validation"
    return go.Scatter(
        name=ghost.label if labelled else f"{ghost.name}: {name}",
        legendgroup=ghost.name,
        x=_epochs(values),
        y=compact(values),
        mode="lines",
        showlegend=labelled,
        line={"color": pale(look.colour, 0.35), "dash": look.dash, "width": 1.6},
        hoverinfo="skip",
    )


def _mark_events(chart: go.Figure, record: Record, *, labelled: bool = True) -> None:
    """Marks the best epoch, where early stopping stopped, and what it put back."""
    for row, (epoch, text) in enumerate(_events(record)):
        rightwards = epoch < chart.layout.xaxis.range[1] * 0.6
        line_style = {"width": 1.2, "dash": "dot", "color": EVENT}
        chart.add_shape(type="line", x0=epoch, x1=epoch, y0=0, y1=1, yref="paper", line=line_style, layer="below")
        chart.add_annotation(
            x=epoch,
            y=1.0 - 0.09 * row,
            yref="paper",
            text=text if labelled else "",
            showarrow=False,
            font={"size": 12},
            xanchor="left" if rightwards else "right",
            xshift=5 if rightwards else -5,
            yanchor="top",
        )


def _events(record: Record) -> list[tuple[int, str]]:
    """Epochs at which something happened, and what."""
    if len(record.history) == 0:
        return []
    best = _best_epoch(record)
    events = [(best, f"lowest validation loss: {best}")]
    ending = record.ending
    if ending and ending.restored and ending.restored != best:
        events.append((ending.restored, f"restored: {ending.restored}"))
    elif ending and ending.restored:
        events = [(best, f"lowest, restored: {best}")]
    if ending and ending.reason == "early stopping":
        events.append((ending.epochs, f"stopped: {ending.epochs}"))
    return events


def _best_epoch(record: Record) -> int:
    return int(np.argmin(record.history.losses[:, 1])) + 1


def _describe(record: Record, quantity: str, curves: dict[str, np.ndarray]) -> str:
    if len(record.history) == 0:
        return f"No epoch of {quantity} has been trained yet."
    ends = ", ".join(f"{name} {values[-1]:.3g}" for name, values in curves.items())
    lowest = f"Validation loss was lowest at epoch {_best_epoch(record)}."
    return f"Line chart of {quantity} over {len(record.history)} epochs. At the end: {ends}. {lowest}"
