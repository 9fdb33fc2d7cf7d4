"""A loss surface from above, with gradient descent at several learning rates, and its loss step by step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dashboard.analysis.words import loss_in_words
from dashboard.figures.figure import Trace, scatter, trace
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import COMPARED, LANDSCAPE, ON_CLASS, PAGE, figure, line
from language.say import t
from pages.one_step.finding.descent import TOO_MANY_TIMES, Descent
from pages.one_step.finding.loss_surface import Surface

HEIGHT = 420
# Under a path: no colour of a line has 3:1 on all of the plane's. This one has, and every line has it on this one.
_EDGE = {"color": ON_CLASS, "width": 4.4}
TICKS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5)


def surface_panel(plane: Surface, descents: Sequence[Descent]) -> Panel:
    """The plane in colours, dark where the loss is low, with a path for each learning rate, on an edge of its own."""
    chart = figure(
        [_contours(plane), *_paths(descents)],
        x=t("Towards the weights before training"),
        y=t("A random direction"),
        height=HEIGHT,
    )
    start = descents[0].positions[0]
    chart.update_layout(
        annotations=[
            _label(t("start"), *start),
            # To the lower left, where no path runs.
            _label(t("trained"), 0.0, 0.0, ax=-38, ay=24),
            _label(t("untrained"), *plane.first, xanchor="right"),
        ]
    )
    chart.update_xaxes(range=[plane.a[0], plane.a[-1]], showgrid=False)
    chart.update_yaxes(range=[plane.b[0], plane.b[-1]], showgrid=False)
    judgements = ", ".join(f"{descent.learning_rate:g} {t(descent.judgement)}" for descent in descents)
    alt = t("Loss over two directions of the weights, with paths. Learning rates: {judgements}.", judgements=judgements)
    return Panel(t("Seen from above"), chart, alt)


def _paths(descents: Sequence[Descent]) -> list[Trace]:
    """All edges below all paths."""
    ways = [compact(descent.positions.T) for descent in descents]
    edges = [scatter(x=x, y=y, mode="lines", line=_EDGE, hoverinfo="skip", showlegend=False) for x, y in ways]
    paths = [
        line(_name(descent), x, y, look, markers=0, hoverinfo="skip")
        for descent, (x, y), look in zip(descents, ways, COMPARED, strict=False)
    ]
    return [*edges, *paths]


def _contours(plane: Surface) -> Trace:
    """Colours go by the logarithm of the loss; the colour bar and the hover text have the loss itself."""
    return trace(
        "contour",
        x=compact(plane.a),
        y=compact(plane.b),
        z=compact(np.log10(plane.losses)),
        colorscale=LANDSCAPE,
        contours={"coloring": "heatmap", "start": -1.5, "end": 1.0, "size": 0.125},
        line={"width": 0.5},
        customdata=compact(plane.losses),
        hovertemplate=t("loss %{customdata:.3g}<extra></extra>"),
        showscale=True,
        colorbar={
            "title": {"text": t("Loss")},
            "tickvals": np.log10(TICKS),
            "ticktext": [f"{tick:g}" for tick in TICKS],
            "thickness": 12,
        },
    )


def descent_panel(descents: Sequence[Descent]) -> Panel:
    """The loss at each step, for each learning rate."""
    series = [
        line(_name(descent), np.arange(len(descent.losses)), _before_diverging(descent), look, hovertemplate="%{y:.3f}")
        for descent, look in zip(descents, COMPARED, strict=False)
    ]
    chart = figure(series, x=t("Step"), y=t("Loss"), height=HEIGHT, hovermode="x unified")
    chart.update_yaxes(range=[0, 2 * float(descents[0].losses[0])])
    ends = ", ".join(_end(descent) for descent in descents)
    return Panel(t("Step by step"), chart, t("Loss over steps, by learning rate: {ends}.", ends=ends))


def _name(descent: Descent) -> str:
    """The same in both panels, which share a legend."""
    return f"{descent.learning_rate:g}: {t(descent.judgement)}"


def _end(descent: Descent) -> str:
    if descent.diverged:
        return t("{rate:g} diverged", rate=descent.learning_rate)
    return t("{rate:g} ends at {loss}", rate=descent.learning_rate, loss=loss_in_words(descent.losses[-1]))


def _before_diverging(descent: Descent) -> np.ndarray:
    """The losses, NaN where all that they say is that it diverged."""
    return compact(np.where(descent.losses < TOO_MANY_TIMES * descent.losses[0], descent.losses, np.nan))


def _label(text: str, x: float, y: float, **more: Any) -> dict[str, Any]:
    return {
        "x": float(x),
        "y": float(y),
        "text": text,
        "showarrow": True,
        "arrowhead": 6,
        "ax": 0,
        "ay": -22,
        "bgcolor": PAGE,
        "borderpad": 2,
        "font": {"size": 12},
        **more,
    }
