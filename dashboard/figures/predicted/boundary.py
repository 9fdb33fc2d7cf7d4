"""For two inputs: what a network says everywhere on the plane, under the points of the three splits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dashboard.analysis.networks.outputs import positive_probability, predicted_classes
from dashboard.analysis.planes.plane import Plane
from dashboard.analysis.words import capital
from dashboard.experiment.experiment import Experiment
from dashboard.figures.figure import Trace
from dashboard.figures.panel import Frame, Panel, rewindable, written
from dashboard.figures.predicted.points import Points, add_legends
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.theme import BOUNDARY, SURFACE, class_colour, figure, pale
from language.say import t

# Cells of the plane along each axis, fewer where there are many networks, and how far it reaches beyond the points.
CELLS, FEWER_CELLS, MARGIN = 48, 32, 0.25
MANY_NETWORKS = 100
# A heat map of the probability of class 1, in hundredths.
PROBABILITY = {"colorscale": BOUNDARY, "zmin": 0, "zmax": 100, "zsmooth": "best"}


def boundary_panel(shown: Predictors) -> Panel:
    """Class regions, or the height of the surface in regression, under the points."""
    everyone, shown = shown, shown.drawn
    experiment, splits, networks = shown.experiment, shown.splits, shown.networks
    count = CELLS if len(networks) <= MANY_NETWORKS else FEWER_CELLS
    plane = Plane.around(np.concatenate([part.x for part in splits.parts]), MARGIN, count)
    cells, points, ends = plane.points.astype(np.float32), Points(shown), _ends(shown)
    frames: list[Frame] = [
        {"data": [{"z": plane.table(_field(experiment, net(cells), ends))}, *points.frame(i)]}
        for i, net in enumerate(networks)
    ]
    traces = [_field_trace(experiment, plane), *points.traces()]
    if not experiment.dataset.classifies:
        _share_scale(traces[1:], ends)
    x, y = (t("{input} (standardized)", input=capital(name)) for name in map(written, experiment.input_names))
    chart = figure([], x=x, y=y, height=360)
    panel = rewindable(t("What the network says"), traces, frames, chart, _describe(shown), everyone.wrong_in_words)
    add_legends(chart, shown)
    everyone.note_rows(chart)
    chart.update_xaxes(range=plane.x[[0, -1]].tolist(), showgrid=False)
    chart.update_yaxes(range=plane.y[[0, -1]].tolist(), showgrid=False)
    return panel


def hundredths(probabilities: np.ndarray) -> np.ndarray:
    """Probabilities for a heat map with PROBABILITY: a byte each, as a screen shows no finer steps."""
    return np.round(100 * probabilities).astype(np.uint8)


def _field(experiment: Experiment, outputs: np.ndarray, ends: tuple[float, float]) -> np.ndarray:
    """The heat map's values (n,) for outputs (n, outputs): prediction, class, or probability of class 1."""
    if experiment.dataset.task == "regression":
        return _shades(outputs[:, 0], *ends)
    if experiment.outputs > 1:
        return predicted_classes(experiment, outputs).astype(np.uint8)
    return hundredths(positive_probability(experiment, outputs))


def _ends(shown: Predictors) -> tuple[float, float]:
    """The lowest and the highest target: a scale of colours of all epochs and points."""
    targets = np.concatenate([part.y for part in shown.parts.values()])
    return float(targets.min()), float(targets.max())


def _shades(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """From one end to the other: a byte each, as a colour tells no finer steps apart."""
    shares = np.clip((values - low) / ((high - low) or 1.0), 0, 1)
    return np.round(255 * np.nan_to_num(shares)).astype(np.uint8)


def _share_scale(splits: Sequence[Trace], ends: tuple[float, float]) -> None:
    """Gives points the colours that their targets have as predictions, so that both can be compared, and one bar."""
    title = {"text": t("Target (standardized)"), "side": "right", "font": {"size": 13}}
    bar = {"title": title, "thickness": 10, "outlinewidth": 0, "xpad": 4, "nticks": 5}
    for place, trace in enumerate(splits):
        trace["marker"] |= {"cmin": ends[0], "cmax": ends[1], "showscale": place == 0, "colorbar": bar}


def _field_trace(experiment: Experiment, plane: Plane) -> dict[str, Any]:
    trace: dict[str, Any] = {"type": "heatmap", "x": plane.x, "y": plane.y, "showscale": False, "hoverinfo": "skip"}
    if experiment.dataset.task == "regression":
        return trace | {"colorscale": SURFACE, "opacity": 0.55, "zsmooth": "best", "zmin": 0, "zmax": 255}
    if experiment.outputs == 1:
        return trace | PROBABILITY
    count = experiment.outputs
    steps = [(edge / count, pale(class_colour(i), 0.4)) for i in range(count) for edge in (i, i + 1)]
    return trace | {"colorscale": steps, "zmin": -0.5, "zmax": count - 0.5}


def _describe(shown: Predictors) -> str:
    splits = shown.points_in_words
    if not shown.experiment.dataset.classifies:
        return t("Map of the predicted value over both inputs, with the points of {splits}.", splits=splits)
    return t("Map of the predicted class over both inputs, with the points of {splits}.", splits=splits)
