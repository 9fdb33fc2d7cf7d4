"""What the best network answers: a confusion matrix and its confidence, or how far values are off."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.evaluation.predictions import Predictions
from dashboard.figures.figure import scatter
from dashboard.figures.panel import Panel, compact
from dashboard.figures.predicted.predictions import confusion_chart, confusion_counts, confusion_matrix
from dashboard.figures.predicted.reliability import reliability_chart, reliability_trace
from dashboard.figures.theme import COMPARED, NEUTRAL, SERIES, figure
from language.numbers import three_digits
from language.say import t

# With more classes a matrix has no room for its numbers, and can't be read; with more points a scatter is a cloud.
MOST_WRITTEN, MOST_CLASSES, MOST_POINTS = 12, 30, 2000


def answer_panels(seen: Predictions, classes: Sequence[str], part: str) -> list[Panel]:
    """Charts of the rows of `part`, "validation" or "test"; `classes` are their names."""
    if not seen.classified:
        return [_residuals(seen, part)]
    matrix = [_confusion(seen, classes, part)] if len(classes) <= MOST_CLASSES else []
    return [*matrix, _reliability(seen, part)]


def _confusion(seen: Predictions, classes: Sequence[str], part: str) -> Panel:
    counts, chart = seen.confusion, confusion_chart(t("True class"), 320)
    matrix = confusion_matrix(classes, int(counts.sum(1).max())) | confusion_counts(counts)
    chart.add_trace(matrix if len(classes) <= MOST_WRITTEN else matrix | {"texttemplate": ""})
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
    points = scatter(
        mode="markers",
        name=t("a row"),
        x=compact(seen.predicted[chosen]),
        y=compact(seen.residuals[chosen]),
        hovertemplate=t("predicted %{x:,.4r}, truth %{y:+,.3r} from it<extra></extra>"),
        marker={"symbol": look.symbol, "size": 6, "color": look.colour, "opacity": 0.6},
        showlegend=False,
    )
    chart = figure([points], x=t("Predicted"), y=t("Truth minus prediction"), height=320)
    chart.add_hline(0.0, line={"color": NEUTRAL, "dash": "dot", "width": 1.5})
    off = float(np.median(np.abs(seen.residuals[chosen])))
    alt = t(
        "Residuals of {rows:,} {part} rows over predictions; half of them are within {off} of 0.",
        rows=len(chosen),
        part=t(part),
        off=three_digits(off),
    )
    return Panel(t("Residuals ({part})", part=t(part)), chart, alt, wide=True)
