"""For many inputs: the confusion matrix of the validation set, or predicted against true values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dashboard.analysis.evaluation.predictions import confusion
from dashboard.analysis.networks.outputs import predicted_classes
from dashboard.figures.figure import Figure, Trace, scatter, trace
from dashboard.figures.panel import Frame, Panel, compact, rewindable, written
from dashboard.figures.predicted.boundary import MANY_NETWORKS
from dashboard.figures.predicted.pictures import pictures_panel
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.predicted.projection import projection_panel
from dashboard.figures.theme import COUNTS, NEUTRAL, SERIES, figure
from language.say import t


def predictions_panel(shown: Predictors) -> Panel:
    """What suits the task: predicted values; or a table of classes, with a projection, and rows that are pictures."""
    dataset = shown.experiment.dataset
    if not dataset.classifies:
        return _against_true(shown)
    views = [_confusion(shown)]
    if dataset.picture:
        views.insert(0, pictures_panel(shown))
    # All rows at each of two hundred networks would be most of what travels to the browser.
    if len(shown.networks) <= MANY_NETWORKS and shown.experiment.inputs > 1:
        views.append(projection_panel(shown))
    return replace(views[0], others=tuple(views[1:]))


def _confusion(shown: Predictors) -> Panel:
    experiment, part = shown.experiment, shown.splits.validation
    predicted = (predicted_classes(experiment, net(part.x)) for net in shown.networks)
    counts = [confusion(part.y, each, experiment.classes) for each in predicted]
    frames: list[Frame] = [{"data": [confusion_counts(table)]} for table in counts]
    matrix = confusion_matrix(experiment.class_names, int(np.bincount(part.y).max()))
    chart = confusion_chart(t("True class (validation)"), 360)
    right = int(np.trace(counts[-1]))
    alt = t("Confusion matrix of the validation set.")
    counted = t("{right} of {total} on the diagonal, that is right.", right=right, total=len(part))
    return rewindable(t("Confusion matrix"), [matrix], frames, chart, alt, counted)


def confusion_matrix(classes: Sequence[str], largest: int) -> Trace:
    """A cell for each true and predicted class, without its count, in colours up to the `largest` of these."""
    labels = [written(name) for name in classes]
    return trace(
        "heatmap",
        x=labels,
        y=labels,
        colorscale=COUNTS,
        zmin=0,
        zmax=largest,
        texttemplate="%{text}",
        showscale=False,
        xgap=2,
        ygap=2,
        hovertemplate=t("true %{y}, predicted %{x}: %{z}<extra></extra>"),
    )


def confusion_counts(counts: np.ndarray) -> dict[str, np.ndarray]:
    """What `confusion_matrix` lacks: the counts, as colours and as numbers."""
    return {"z": counts, "text": counts.astype(str)}


def confusion_chart(true: str, height: int) -> Figure:
    """The axes of a confusion matrix, the first class on top; `true` is the title of the one down."""
    chart = figure([], x=t("Predicted class"), y=true, height=height)
    chart.update_yaxes(autorange="reversed", type="category", showgrid=False)
    chart.update_xaxes(type="category", showgrid=False)
    return chart


def _against_true(shown: Predictors) -> Panel:
    everyone, shown = shown, shown.drawn
    parts = shown.parts
    traces = [
        scatter(
            mode="markers",
            name=t(name),
            legendgroup=name,
            x=part.y,
            text=[t("{split}, row {row}", split=t(name), row=row) for row in part.called],
            hovertemplate=t("%{text}: true %{x:.2f}, predicted %{y:.2f}<extra></extra>"),
            marker={"symbol": SERIES[name].symbol, "size": 6, "color": SERIES[name].colour, "opacity": 0.75},
        )
        for name, part in parts.items()
    ]
    frames: list[Frame] = [
        {"data": [{"y": compact(net(part.x)[:, 0])} for part in parts.values()]} for net in shown.networks
    ]
    chart = figure([], x=t("True value (standardized)"), y=t("Predicted value"), height=360)
    true = np.concatenate([part.y for part in shown.splits.parts])
    low, high = float(true.min()), float(true.max())
    chart.add_shape(
        type="line", x0=low, y0=low, x1=high, y1=high, line={"color": NEUTRAL, "dash": "dot"}, layer="below"
    )
    everyone.note_rows(chart)
    alt = t("Predicted against true values of the splits; on the dotted diagonal a prediction is exact.")
    return rewindable(t("Predicted against true"), traces, frames, chart, alt)
