"""For two inputs: what a network says everywhere on the plane, under the points of the three splits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from dashboard.analysis.networks.network import certainty, predicted_classes
from dashboard.analysis.plane import Plane
from dashboard.data.dataset import CLASSIFIERS
from dashboard.data.parts import SPLITS, Splits
from dashboard.experiment.experiment import Experiment
from dashboard.figures.panel import Frame, Panel, compact, rewindable
from dashboard.figures.theme import BOUNDARY, CLASSES, HIGHLIGHT, NEUTRAL, SERIES, SURFACE, figure, pale

# Cells of the plane along each axis, and how far it reaches beyond the points.
CELLS, MARGIN = 48, 0.25
# A heat map of the probability of class 1, in hundredths.
PROBABILITY = {"colorscale": BOUNDARY, "zmin": 0, "zmax": 100, "zsmooth": "best"}
# From inputs (n, 2) to outputs (n, outputs): a network, or any other model.
Classifier = Callable[[np.ndarray], np.ndarray]


def boundary_panel(experiment: Experiment, splits: Splits, networks: Sequence[Classifier]) -> Panel:
    """Class regions, or the height of the surface in regression; wrongly classified points get a ring."""
    plane = Plane.around(np.concatenate([part.x for part in splits.parts]), MARGIN, CELLS)
    points = plane.points.astype(np.float32)
    frames: list[Frame] = [
        {"data": [{"z": plane.table(_field(experiment, net(points)))}, *_wrong_points(experiment, splits, net)]}
        for net in networks
    ]
    traces = [_field_trace(experiment, plane), *_wrong_traces(experiment)]
    x, y = (f"{name[0].upper()}{name[1:]} (standardised)" for name in experiment.input_names)
    chart = figure([], x=x, y=y, height=360)
    panel = rewindable("What the network says", traces, frames, chart, _describe(experiment, splits, networks[-1]))
    for trace in (*_point_traces(experiment, splits), *_legend_traces()):
        chart.add_trace(trace)
    chart.update_xaxes(range=plane.x[[0, -1]].tolist(), showgrid=False)
    chart.update_yaxes(range=plane.y[[0, -1]].tolist(), showgrid=False)
    return panel


def hundredths(probabilities: np.ndarray) -> np.ndarray:
    """Probabilities for a heat map with PROBABILITY: a byte each, as a screen shows no finer steps."""
    return np.round(100 * probabilities).astype(np.uint8)


def _field(experiment: Experiment, outputs: np.ndarray) -> np.ndarray:
    """The heat map's values (n,) for outputs (n, outputs): prediction, class, or probability of class 1."""
    if experiment.dataset.task == "regression":
        return compact(outputs[:, 0])
    if experiment.outputs > 1:
        return predicted_classes(experiment, outputs).astype(np.uint8)
    return hundredths(certainty(experiment, outputs))


def _field_trace(experiment: Experiment, plane: Plane) -> dict[str, Any]:
    trace: dict[str, Any] = {"type": "heatmap", "x": plane.x, "y": plane.y, "showscale": False, "hoverinfo": "skip"}
    if experiment.dataset.task == "regression":
        return trace | {"colorscale": SURFACE, "opacity": 0.55, "zsmooth": "best"}
    if experiment.outputs == 1:
        return trace | PROBABILITY
    count = experiment.outputs
    steps = [(edge / count, pale(CLASSES[i], 0.4)) for i in range(count) for edge in (i, i + 1)]
    return trace | {"colorscale": steps, "zmin": -0.5, "zmax": count - 0.5}


def _point_traces(experiment: Experiment, splits: Splits) -> list[dict[str, Any]]:
    """A trace for each split, told apart by the marker; the colour is the class."""
    traces = []
    for name, part in zip(SPLITS, splits.parts, strict=True):
        colours = part.y if experiment.dataset.task == "regression" else [CLASSES[label] for label in part.y]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": name,
                "legendgroup": name,
                "showlegend": False,
                "x": part.x[:, 0],
                "y": part.x[:, 1],
                "marker": {
                    "symbol": SERIES[name].symbol,
                    "size": 8 if name == "train" else 6,
                    "color": colours,
                    "colorscale": SURFACE,
                    "line": {"width": 0.8, "color": "rgba(255,255,255,0.8)"},
                    "opacity": 1.0 if name == "train" else 0.75,
                },
                "text": [_hover_text(experiment, value) for value in part.y],
                "hovertemplate": name + ": %{text}<extra></extra>",
            }
        )
    return traces


def _legend_traces() -> list[dict[str, Any]]:
    """The markers of the splits without the colour of any class; Plotly's own would have that of the first point."""
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "legendgroup": name,
            "x": [None],
            "y": [None],
            "marker": {"symbol": SERIES[name].symbol, "size": 8, "color": NEUTRAL},
        }
        for name in SPLITS
    ]


def _hover_text(experiment: Experiment, value: float) -> str:
    if experiment.dataset.task == "regression":
        return f"target {value:.2f}"
    return f"class {experiment.class_names[int(value)]}"


def _wrong_traces(experiment: Experiment) -> list[dict[str, Any]]:
    """The rings around wrongly classified points; none in regression."""
    if experiment.dataset.task not in CLASSIFIERS:
        return []
    ring = {"symbol": "circle-open", "size": 13, "color": HIGHLIGHT, "line": {"width": 1.6, "color": HIGHLIGHT}}
    return [{"type": "scatter", "mode": "markers", "name": "wrong", "hoverinfo": "skip", "marker": ring}]


def _wrong_points(experiment: Experiment, splits: Splits, net: Classifier) -> list[dict[str, Any]]:
    """Where the rings are at one epoch."""
    if experiment.dataset.task not in CLASSIFIERS:
        return []
    x = np.concatenate([part.x for part in splits.parts])
    y = np.concatenate([part.y for part in splits.parts])
    wrong = x[predicted_classes(experiment, net(x)) != y]
    return [{"x": wrong[:, 0], "y": wrong[:, 1]}]


def _describe(experiment: Experiment, splits: Splits, net: Classifier) -> str:
    if experiment.dataset.task == "regression":
        return "Map of the predicted value over both inputs, with the points of train, validation and test."
    wrong = [int(np.sum(predicted_classes(experiment, net(part.x)) != part.y)) for part in splits.parts]
    counts = ", ".join(
        f"{count} of {len(part)} in {name}" for name, part, count in zip(SPLITS, splits.parts, wrong, strict=True)
    )
    return f"Map of the predicted class over both inputs, with the points of the three splits. Wrong: {counts}."
