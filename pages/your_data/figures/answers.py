"""What the best network answers: a confusion matrix and its confidence, or how far values are off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dashboard.analysis.evaluation.predictions import Predictions
from dashboard.figures.panel import Panel, compact, written
from dashboard.figures.predicted.reliability import reliability_chart, reliability_trace
from dashboard.figures.theme import COMPARED, COUNTS, NEUTRAL, SERIES, figure
from language.say import t

# With more classes a matrix can't be read; with more points a scatter is a cloud.
MOST_CLASSES, MOST_POINTS = 30, 2000


def answer_panels(seen: Predictions, classes: Sequence[str], part: str) -> list[Panel]:
    """Charts of the rows of `part`, "validation" or "test"; `classes` are their names."""
    if not seen.classified:
        return [_residuals(seen, part)]
    matrix = [_confusion(seen, classes, part)] if len(classes) <= MOST_CLASSES else []
    return [*matrix, _reliability(seen, part)]


def _confusion(seen: Predictions, classes: Sequence[str], part: str) -> Panel:
    counts, labels = seen.confusion, [written(name) for name in classes]
    trace: dict[str, Any] = {
        "type": "heatmap",
        "x": labels,
        "y": labels,
        "z": counts,
        "text": counts.astype(str),
        "texttemplate": "%{text}" if len(classes) <= 12 else "",
        "colorscale": COUNTS,
        "zmin": 0,
        "zmax": int(counts.sum(1).max()),
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hovertemplate": t("true %{y}, predicted %{x}: %{z}<extra></extra>"),
    }
    chart = figure([trace], x=t("Predicted class"), y=t("True class"), height=320)
    chart.update_yaxes(autorange="reversed", type="category", showgrid=False)
    chart.update_xaxes(type="category", showgrid=False)
    alt = t(
        "Confusion matrix: {right:,} of {rows:,} {part} rows are on the diagonal, that is right.",
        right=int(np.trace(counts)),
        rows=counts.sum(),
        part=t(part),
    )
    return Panel(t("Confusion matrix ({part})", part=t(part)), chart, alt)


def _reliability(seen: Predictions, part: str) -> Panel:
    found = seen.reliability
    chart = reliability_chart(part, float(np.floor(10 * seen.confidence.min()) / 10))
    chart.add_trace(reliability_trace(t("best network"), found, COMPARED[0]))
    alt = t(
        "Accuracy by confidence on {rows:,} {part} rows. Expected calibration error {error:.1%}.",
        rows=len(seen.truth),
        part=t(part),
        error=found.error,
    )
    return Panel(t("Is its confidence justified? ({part})", part=t(part)), chart, alt)


def _residuals(seen: Predictions, part: str) -> Panel:
    chosen = np.random.default_rng(0).permutation(len(seen.truth))[:MOST_POINTS]
    look = SERIES[part]
    trace = {
        "type": "scatter",
        "mode": "markers",
        "name": t("a row"),
        "x": compact(seen.predicted[chosen]),
        "y": compact(seen.residuals[chosen]),
        "hovertemplate": t("predicted %{x:.4g}, truth %{y:+.3g} from it<extra></extra>"),
        "marker": {"symbol": look.symbol, "size": 6, "color": look.colour, "opacity": 0.6},
        "showlegend": False,
    }
    chart = figure([trace], x=t("Predicted"), y=t("Truth minus prediction"), height=320)
    chart.add_hline(0.0, line={"color": NEUTRAL, "dash": "dot", "width": 1.5})
    off = float(np.median(np.abs(seen.residuals[chosen])))
    alt = t(
        "Residuals of {rows:,} {part} rows over predictions; half of them are within {off:.3g} of 0.",
        rows=len(chosen),
        part=t(part),
        off=off,
    )
    return Panel(t("Residuals ({part})", part=t(part)), chart, alt, wide=True)
