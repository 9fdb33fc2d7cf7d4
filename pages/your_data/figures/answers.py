"""What the best network answers: a confusion matrix and its confidence, or how far values are off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dashboard.analysis.judging.seen import Seen
from dashboard.figures.panel import Panel, compact, written
from dashboard.figures.predicted.reliability import reliability_chart, reliability_trace
from dashboard.figures.theme import COMPARED, MATRIX, NEUTRAL, SERIES, figure

# With more classes a matrix can't be read; with more points a scatter is a cloud.
MOST_CLASSES, MOST_POINTS = 30, 2000


def answer_panels(seen: Seen, classes: Sequence[str], part: str) -> list[Panel]:
    """Charts of the rows of `part`, "validation" or "test"; `classes` are their names."""
    if not seen.classified:
        return [_residuals(seen, part)]
    matrix = [_confusion(seen, classes, part)] if len(classes) <= MOST_CLASSES else []
    return [*matrix, _reliability(seen, part)]


def _confusion(seen: Seen, classes: Sequence[str], part: str) -> Panel:
    counts, labels = seen.confusion, [written(name) for name in classes]
    trace: dict[str, Any] = {
        "type": "heatmap",
        "x": labels,
        "y": labels,
        "z": counts,
        "text": counts.astype(str),
        "texttemplate": "%{text}" if len(classes) <= 12 else "",
        "colorscale": MATRIX,
        "zmin": 0,
        "zmax": int(counts.sum(1).max()),
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hovertemplate": "true %{y}, predicted %{x}: %{z}<extra></extra>",
    }
    chart = figure([trace], x="Predicted class", y="True class", height=320)
    chart.update_yaxes(autorange="reversed", type="category", showgrid=False)
    chart.update_xaxes(type="category", showgrid=False)
    right = f"{int(np.trace(counts)):,} of {counts.sum():,} {part} rows"
    alt = f"Confusion matrix: {right} are on the diagonal, that is right."
    return Panel(f"Confusion matrix ({part})", chart, alt)


def _reliability(seen: Seen, part: str) -> Panel:
    found = seen.reliability
    chart = reliability_chart(part, float(np.floor(10 * seen.confidence.min()) / 10))
    chart.add_trace(reliability_trace("best network", found, COMPARED[0]))
    alt = f"Accuracy by confidence on {len(seen.truth):,} {part} rows. Expected calibration error {found.error:.1%}."
    return Panel(f"Does its confidence come true? ({part})", chart, alt)


def _residuals(seen: Seen, part: str) -> Panel:
    chosen = np.random.default_rng(0).permutation(len(seen.truth))[:MOST_POINTS]
    look = SERIES[part]
    trace = {
        "type": "scatter",
        "mode": "markers",
        "name": "a row",
        "x": compact(seen.answer[chosen]),
        "y": compact(seen.residuals[chosen]),
        "hovertemplate": "predicted %{x:.4g}, truth %{y:+.3g} from it<extra></extra>",
        "marker": {"symbol": look.symbol, "size": 6, "color": look.colour, "opacity": 0.6},
        "showlegend": False,
    }
    chart = figure([trace], x="Predicted", y="Truth minus prediction", height=320)
    chart.add_hline(0.0, line={"color": NEUTRAL, "dash": "dot", "width": 1.5})
    off = float(np.median(np.abs(seen.residuals)))
    alt = f"Residuals of {len(chosen):,} {part} rows over predictions; half of them are within {off:.3g} of 0."
    return Panel(f"Residuals ({part})", chart, alt, wide=True)
