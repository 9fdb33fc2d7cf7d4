"""The curves of a training: loss and metric over epochs, for train, validation and test."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from dashboard.data.parts import SPLITS
from dashboard.experiment.record import Record
from dashboard.figures.ends import name_at_ends
from dashboard.figures.figure import Figure
from dashboard.figures.ghosts import Ghost, epochs_of, ghost_curve, ghost_sign
from dashboard.figures.marks import events_of, lowest_epoch, marks, top_clear_of_words, top_clear_on_log
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import SERIES, TALL, figure, line, markers_on
from language.numbers import three_digits
from language.say import t, tn


@dataclass(frozen=True)
class CurveOptions:
    """What is shown beside the curves: a log axis for the loss, the objective, and from where on it `memorizes`.

    The axes reach to `epochs` and, for the loss, to `highest`, where a chart beside it does. With `turns`, the lowest
    validation loss is marked only where epochs follow that are above it; with `so_far`, it is marked as the lowest so
    far, as a ghost comes lower. Without the test set among the `open_splits`, nothing is drawn or said of it.
    """

    log: bool = False
    objective: bool = False
    memorizes: bool = False
    epochs: int = 0
    highest: float = 0.0
    turns: bool = False
    so_far: bool = False
    open_splits: Sequence[str] = SPLITS


PLAIN = CurveOptions()


def curves_panel(record: Record, behind: Sequence[Ghost] = (), options: CurveOptions = PLAIN) -> Panel:
    """Loss, the same on a log axis, and the metric, in one place behind a switch; the slider stands on their epochs."""
    views = (
        _loss(record, behind, options),
        _loss(record, behind, replace(options, log=True)),
        _metric(record, behind, options),
    )
    for view in views:
        view.figure.update_layout(height=TALL)
    first, *others = (replace(view, cursor=True) for view in views)
    return replace(first, others=tuple(others))


def loss_panel(record: Record, behind: Sequence[Ghost] = (), options: CurveOptions = PLAIN) -> Panel:
    """Loss over epochs, at each epoch's end, dropout off and without the penalty; ghosts stand behind."""
    panel = _loss(record, behind, options)
    name_at_ends(panel.figure)
    return panel


def metric_panel(record: Record, behind: Sequence[Ghost] = ()) -> Panel:
    """The task's metric over epochs: accuracy, or R²."""
    panel = _metric(record, behind, PLAIN)
    name_at_ends(panel.figure)
    return panel


def _loss(record: Record, behind: Sequence[Ghost], options: CurveOptions) -> Panel:
    curves = _by_split(record.history.losses, options.open_splits)
    if options.objective:
        curves["objective"] = record.history.objective
    # One axis has one loss.
    alike = [ghost for ghost in behind if ghost.record.experiment.loss == record.experiment.loss]
    ghosts = [
        (ghost, _by_split(ghost.record.history.losses, options.open_splits, ghost.open_splits)) for ghost in alike
    ]
    chart = _curves(record, curves, ghosts, t("Loss ({kind})", kind=record.experiment.loss.inside), options.epochs)
    end = chart.layout["xaxis"]["range"][1]
    chart.update_yaxes(type="log" if options.log else "linear", rangemode="tozero")
    drawn = [*curves.values(), *(values for _, own in ghosts for values in own.values())]
    clear = top_clear_on_log if options.log else top_clear_of_words
    events = events_of(record, memorizes=options.memorizes, turns=options.turns, so_far=options.so_far)
    chart.update_yaxes(autorangeoptions={"include": clear(events, end, drawn)})
    if options.highest:
        # On a log axis Plotly counts in powers of ten, and the lower end is left to the curves.
        chart.update_yaxes(range=[None, math.log10(options.highest)] if options.log else [0, options.highest])
    chart.update_layout(marks(events, end))
    return Panel(t("Loss, log scale") if options.log else t("Loss"), chart, _describe(record, "loss", curves))


def _metric(record: Record, behind: Sequence[Ghost], options: CurveOptions) -> Panel:
    metric = record.experiment.metric
    curves = _by_split(record.history.metrics, options.open_splits)
    alike = [ghost for ghost in behind if ghost.record.experiment.metric == metric]
    ghosts = [
        (ghost, _by_split(ghost.record.history.metrics, options.open_splits, ghost.open_splits)) for ghost in alike
    ]
    share = record.experiment.dataset.classifies
    axis = t("Accuracy") if share else t("R² (share of variance explained)")
    chart = _curves(record, curves, ghosts, axis, options.epochs)
    if share:
        chart.update_yaxes(tickformat=".0%", range=[min(0.4, _lowest(curves)), 1.02])
    else:
        chart.update_yaxes(range=[max(-1.0, min(0.0, _lowest(curves))), 1.05])
    end = chart.layout["xaxis"]["range"][1]
    chart.update_layout(event_marks(record, end, memorizes=options.memorizes, labelled=False))
    return Panel(axis if share else metric, chart, _describe(record, metric, curves))


def _by_split(values: np.ndarray, shown: Sequence[str], of_these: Sequence[str] = SPLITS) -> dict[str, np.ndarray]:
    """The columns of losses or metrics (epochs, splits) that may be shown."""
    return {name: values[:, SPLITS.index(name)] for name in shown if name in of_these}


def _lowest(curves: dict[str, np.ndarray]) -> float:
    return float(min((curve.min() for curve in curves.values() if len(curve)), default=0.0))


def _curves(
    record: Record, curves: dict[str, np.ndarray], ghosts: list[tuple[Ghost, dict[str, np.ndarray]]], y: str, least: int
) -> Figure:
    epochs = max([least, _axis_end(record), *(len(ghost.record.history) for ghost, _ in ghosts)])
    markers = markers_on(len(record.history) / epochs)
    traces = [ghost_curve(ghost, name, values) for ghost, own in ghosts for name, values in own.items()]
    traces += [ghost_sign(place, ghost, own["validation"]) for place, (ghost, own) in enumerate(ghosts) if ghost.sign]
    traces += [
        line(name, epochs_of(values), compact(values), SERIES[name], markers=markers, hovertemplate="%{y:.4g}")
        for name, values in curves.items()
    ]
    chart = figure(traces, x=t("Epoch"), y=y, hovermode="x unified")
    # In one row: among groups, of which the ghosts are some, Plotly begins another for each entry.
    chart.update_layout(legend={"traceorder": "normal"})
    chart.update_xaxes(range=[0, epochs * 1.01])
    return chart


def _axis_end(record: Record) -> int:
    """The last epoch of the axis: while training the next of 20, 50, 100, 200 ..., so that it seldom jumps."""
    if record.ending:
        return max(len(record.history), 2)
    steps = (digit * 10**power for power in (1, 2, 3) for digit in (2, 5, 10))
    return min(next((step for step in steps if step > record.epoch), 2000), record.experiment.training.epochs)


def event_marks(record: Record, end: float, *, memorizes: bool, labelled: bool) -> dict[str, Any]:
    """A layout's lines at the epochs at which something happened; `end` is the axis's."""
    return marks(events_of(record, memorizes=memorizes), end, labelled=labelled)


def top_of_loss(record: Record, end: float) -> float:
    """How high an axis from 0 has to reach for the losses to stay below what is written at its top."""
    return top_clear_of_words(events_of(record), end, list(record.history.losses.T))


def _describe(record: Record, quantity: str, curves: dict[str, np.ndarray]) -> str:
    if len(record.history) == 0:
        return t("{quantity}: no epoch has been trained yet.", quantity=t(quantity))
    return tn(
        "Line chart of {quantity} over {count} epoch. At the end: {ends}. Validation loss was lowest at epoch {best}.",
        "Line chart of {quantity} over {count} epochs. At the end: {ends}. Validation loss was lowest at epoch {best}.",
        len(record.history),
        quantity=t(quantity),
        ends=", ".join(f"{t(name)} {three_digits(values[-1])}" for name, values in curves.items()),
        best=lowest_epoch(record),
    )
