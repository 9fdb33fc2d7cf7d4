"""For many inputs: the confusion matrix of the validation set, or predicted against true values."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from dashboard.analysis.networks.outputs import predicted_classes
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
    experiment, part, classes = shown.experiment, shown.splits.validation, shown.experiment.classes
    labels = [written(name) for name in experiment.class_names]
    counts = [_count(part.y, predicted_classes(experiment, net(part.x)), classes) for net in shown.networks]
    frames: list[Frame] = [{"data": [{"z": table, "text": table.astype(str)}]} for table in counts]
    trace: dict[str, Any] = {
        "type": "heatmap",
        "x": labels,
        "y": labels,
        "colorscale": COUNTS,
        "zmin": 0,
        "zmax": int(np.bincount(part.y).max()),
        "texttemplate": "%{text}",
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hovertemplate": t("true %{y}, predicted %{x}: %{z}<extra></extra>"),
    }
    chart = figure([], x=t("Predicted class"), y=t("True class (validation)"), height=360)
    chart.update_yaxes(autorange="reversed", type="category", showgrid=False)
    chart.update_xaxes(type="category", showgrid=False)
    right = int(np.trace(counts[-1]))
    alt = t("Confusion matrix of the validation set.")
    counted = t("{right} of {total} on the diagonal, that is right.", right=right, total=len(part))
    return rewindable(t("Confusion matrix"), [trace], frames, chart, alt, counted)


def _count(true: np.ndarray, predicted: np.ndarray, classes: int) -> np.ndarray:
    return np.bincount(true * classes + predicted, minlength=classes**2).reshape(classes, classes)


def _against_true(shown: Predictors) -> Panel:
    everyone, shown = shown, shown.drawn
    parts = shown.parts
    traces = [
        {
            "type": "scatter",
            "mode": "markers",
            "name": t(name),
            "legendgroup": name,
            "x": part.y,
            "text": [t("{split}, row {row}", split=t(name), row=row) for row in part.called],
            "hovertemplate": t("%{text}: true %{x:.2f}, predicted %{y:.2f}<extra></extra>"),
            "marker": {"symbol": SERIES[name].symbol, "size": 6, "color": SERIES[name].colour, "opacity": 0.75},
        }
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
