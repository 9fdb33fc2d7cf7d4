"""A loss surface from above, the paths that gradient descent takes on it, and the loss along them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import COMPARED, LANDSCAPE, PAGE, figure, line
from pages.one_step.finding.loss_surface import TOO_MANY_TIMES, Path, Surface

HEIGHT = 420
TICKS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5)


def surface_panel(plane: Surface, paths: Sequence[Path]) -> Panel:
    """The plane in colours, dark where the loss is low, with a path for each learning rate."""
    ground = go.Contour(
        x=compact(plane.a),
        y=compact(plane.b),
        z=compact(np.log10(plane.losses)),
        colorscale=LANDSCAPE,
        contours={"coloring": "heatmap", "start": -1.5, "end": 1.0, "size": 0.125},
        line={"width": 0.5},
        customdata=compact(plane.losses),
        hovertemplate="loss %{customdata:.3g}<extra></extra>",
        showscale=True,
        colorbar={
            "title": {"text": "Loss"},
            "tickvals": np.log10(TICKS),
            "ticktext": [f"{t:g}" for t in TICKS],
            "thickness": 12,
        },
    )
    ways = [
        line(
            f"{path.learning_rate:g}",
            compact(path.positions[:, 0]),
            compact(path.positions[:, 1]),
            look,
            hoverinfo="skip",
        )
        for path, look in zip(paths, COMPARED, strict=False)
    ]
    for way in ways:
        way.marker.maxdisplayed = 0
    marks = [_mark("start", *paths[0].positions[0]), _mark("trained", 0.0, 0.0), _mark("untrained", *plane.first)]
    chart = figure([ground, *ways], x="Towards the weights before training", y="A random direction", height=HEIGHT)
    chart.update_layout(annotations=marks)
    chart.update_xaxes(range=[plane.a[0], plane.a[-1]], showgrid=False)
    chart.update_yaxes(range=[plane.b[0], plane.b[-1]], showgrid=False)
    told = ", ".join(f"{path.learning_rate:g} {path.judgement}" for path in paths)
    return Panel(
        "Seen from above", chart, f"Loss over two directions of the weights, with paths. Learning rates: {told}."
    )


def descent_panel(paths: Sequence[Path]) -> Panel:
    """The loss at each step of each path."""
    series = [
        line(
            f"{path.learning_rate:g}: {path.judgement}",
            np.arange(len(path.losses)),
            _within(path),
            look,
            hovertemplate="%{y:.3f}",
        )
        for path, look in zip(paths, COMPARED, strict=False)
    ]
    chart = figure(series, x="Step", y="Loss", height=HEIGHT, hovermode="x unified")
    chart.update_yaxes(range=[0, 2 * float(paths[0].losses[0])])
    ends = ", ".join(f"{path.learning_rate:g} {_end(path)}" for path in paths)
    return Panel("Step by step", chart, f"Loss over steps, by learning rate: {ends}.")


def _end(path: Path) -> str:
    return "diverged" if path.diverged else f"ends at {path.losses[-1]:.3g}"


def _within(path: Path) -> np.ndarray:
    """The losses, but for those that say no more than that it diverged."""
    return compact(np.where(path.losses < TOO_MANY_TIMES * path.losses[0], path.losses, np.nan))


def _mark(text: str, x: float, y: float) -> dict[str, object]:
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
    }
