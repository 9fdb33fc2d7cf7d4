"""What the best network rests on, column by column, and how its answer depends on one of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.evaluation.dependence import PartialDependence
from dashboard.analysis.evaluation.metrics import ACCURACY, BALANCED
from dashboard.analysis.statistics import Interval, interval
from dashboard.figures.bands.traces import band_edge
from dashboard.figures.figure import Figure, trace
from dashboard.figures.panel import Panel, shortened, written
from dashboard.figures.theme import AMOUNT, COMPARED, Look, figure, line, pale
from language.numbers import in_digits
from language.say import Marked, mark, t

MOST_LINES = 6
_ERROR_BAR = {"color": AMOUNT, "thickness": 2.5, "width": 5}
# By the metric, if it is a share: the axis, and the chart in words.
_FALL: dict[str, tuple[Marked, Marked]] = {
    ACCURACY: (
        mark("Accuracy lost if shuffled (points)"),
        mark("Accuracy lost if a column is shuffled, in points: {columns}."),
    ),
    BALANCED: (
        mark("Balanced accuracy lost if shuffled (points)"),
        mark("Balanced accuracy lost if a column is shuffled, in points: {columns}."),
    ),
}
_ANY = (mark("{metric} lost if shuffled"), mark("{metric} lost if a column is shuffled: {columns}."))


def importance_panel(rows: Sequence[tuple[str, Interval]], metric: str) -> Panel:
    """A bar for each column, with its interval; a click on one picks it by its place."""
    share = 100.0 if metric in _FALL else 1.0
    axis, alt = _FALL.get(metric, _ANY)
    means, low, high = (
        share * np.array(ends) for ends in zip(*((r.mean, r.low, r.high) for _, r in rows), strict=True)
    )
    # A mean of zeros may miss 0 by its last bit.
    means = means.round(12) + 0.0
    names = [written(name) for name, _ in rows]
    bars = trace(
        "bar",
        orientation="h",
        x=means,
        y=list(range(len(rows))),
        # So pale that the interval stands out on it.
        marker={"color": pale(AMOUNT, 0.35), "line": {"color": AMOUNT, "width": 1}},
        error_x={"type": "data", "array": high - means, "arrayminus": means - low, **_ERROR_BAR},
        text=names,
        textposition="none",
        hovertemplate="%{text}: %{x:.3g}<extra></extra>",
        showlegend=False,
    )
    chart = figure([bars], x=t(axis, metric=metric), y="", height=110 + 26 * len(rows))
    chart.update_yaxes(tickvals=list(range(len(rows))), ticktext=names, autorange="reversed", showgrid=False)
    said = ", ".join(f"{shortened(name)} {in_digits(mean, '.3g')}" for (name, _), mean in zip(rows, means, strict=True))
    return Panel(t("Column by column"), chart, t(alt, metric=metric, columns=said), picks=True)


def dependence_panel(name: str, target: str, seeds: Sequence[PartialDependence], classes: Sequence[str]) -> Panel:
    """The mean answer over the values of a column, with 95 % intervals over the seeds; of classes their probability."""
    first, shown = seeds[0], _shown(classes, seeds[0].predictions.shape[1])
    answers = np.stack([one.predictions for one in seeds])
    chart = figure([], x=written(name), y=_axis(target, shown, classes), height=320)
    ordered = not isinstance(first.values[0], str)
    x = list(first.values) if ordered else [written(str(value)) for value in first.values]
    for place, output in enumerate(shown):
        ends = [interval(values) for values in answers[:, :, output].T]
        low, high = np.array([end.low for end in ends]), np.array([end.high for end in ends])
        means, look = np.array([end.mean for end in ends]), COMPARED[place]
        label = written(classes[output]) if classes else t("mean answer")
        curve = line(label, x, means, look, markers=0, showlegend=len(shown) > 1)
        if not ordered:
            curve["mode"] = "markers"
        if ordered and len(shown) == 1:
            _add_band(chart, x, low, high, look)
        else:
            curve["error_y"] = {"type": "data", "array": high - means, "arrayminus": means - low, "color": look.colour}
        chart.add_trace(curve)
    if not ordered:
        chart.update_xaxes(type="category")
    return Panel(t("How its answer depends on it"), chart, _alt(name, first, answers, shown))


def _add_band(chart: Figure, x: Sequence[object], low: np.ndarray, high: np.ndarray, look: Look) -> None:
    chart.add_scatter(x=x, y=low, **band_edge())
    chart.add_scatter(x=x, y=high, fill="tonexty", fillcolor=pale(look.colour, 0.2), **band_edge())


def _shown(classes: Sequence[str], outputs: int) -> list[int]:
    """Of two classes one says all."""
    return [1] if len(classes) == 2 else list(range(min(outputs, MOST_LINES)))


def _axis(target: str, shown: list[int], classes: Sequence[str]) -> str:
    if len(shown) > 1:
        return t("Probability")
    if classes:
        return t("Probability of {name}", name=written(classes[shown[0]]))
    return t("Mean answer: {target}", target=written(target))


def _alt(name: str, first: PartialDependence, answers: np.ndarray, shown: list[int]) -> str:
    mean = answers[:, :, shown[0]].mean(0)
    said = "; ".join(
        f"{shortened(value) if isinstance(value, str) else in_digits(value, '.4g')}: {in_digits(one, '.3g')}"
        for value, one in zip(first.values, mean, strict=True)
    )
    return t("Mean answer of the network if {name} had one value in all rows: {said}.", name=shortened(name), said=said)
