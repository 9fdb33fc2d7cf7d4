"""Losses and their gradients, drawn over the sum of the output unit."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

import numpy as np
import plotly.graph_objects as go

from dashboard.data.dataset import Task
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import LOOKS, figure, line, point
from pages.losses.finding.loss_curves import LossCurve, Question, loss_curves

REACH = 6.0
U = np.linspace(-REACH, REACH, 241)
_OUTPUTS: dict[Task, str] = {"binary": "u", "multiclass": "u₀", "regression": "ŷ"}
_AXES: dict[Task, str] = {
    "binary": "Sum u of the output unit, and the probability p of class 1",
    "multiclass": "Sum u₀ of class 0's unit, and the probability p₀",
    "regression": "Prediction ŷ",
}
_TICKS = np.arange(-REACH, REACH + 1, 2.0)


def loss_value_panel(question: Question, u: float) -> Panel:
    """Every loss of the task, for one truth, as a function of the prediction."""
    chart = _curves(question, u, lambda curve: curve.values, "Loss of one sample")
    chart.update_yaxes(range=[-0.2, max(6.5, 1.1 * _largest(question, u, lambda curve: curve.values))])
    return Panel("The loss", chart, f"Loss over the prediction. {_told(question, u, lambda curve: curve.values)}")


def loss_gradient_panel(question: Question, u: float) -> Panel:
    """The slopes of the same curves: what learning goes by."""
    chart = _curves(question, u, lambda curve: curve.gradients, f"Gradient by {_OUTPUTS[question.task]}")
    reach = 1.1 * max(2.0, _largest(question, u, lambda curve: curve.gradients))
    chart.update_yaxes(range=[-reach, reach])
    return Panel("Its gradient", chart, f"Gradient over the prediction. {_told(question, u, lambda c: c.gradients)}")


def _curves(question: Question, u: float, read: Callable[[LossCurve], np.ndarray], y: str) -> go.Figure:
    curves, here = loss_curves(question, U), loss_curves(question, np.array([u]))
    series = [
        line(curve.loss.title, U, compact(read(curve)), look, hovertemplate="%{y:.3f}")
        for curve, look in zip(curves, cycle(LOOKS), strict=False)
    ]
    marks = [
        point("your prediction", u, float(read(curve)[0]), showlegend=place == 0, hoverinfo="skip")
        for place, curve in enumerate(here)
    ]
    chart = figure([*series, *marks], x=_AXES[question.task], y=y, hovermode="x unified", height=360)
    chart.update_xaxes(range=[-REACH, REACH], tickvals=_TICKS, ticktext=_tick_texts(question))
    chart.update_layout(margin={"t": 84})
    return chart


def _largest(question: Question, u: float, read: Callable[[LossCurve], np.ndarray]) -> float:
    """The farthest from zero at the prediction: no mark lies outside the chart."""
    return max(abs(float(read(curve)[0])) for curve in loss_curves(question, np.array([u])))


def _tick_texts(question: Question) -> list[str]:
    if question.task == "regression":
        return [f"{tick:g}" for tick in _TICKS]
    return [f"{tick:g}<br>{p:.3g}" for tick, p in zip(_TICKS, question.probability(_TICKS).round(3), strict=True)]


def _told(question: Question, u: float, read: Callable[[LossCurve], np.ndarray]) -> str:
    here = loss_curves(question, np.array([u]))
    return "At your prediction: " + ", ".join(f"{c.loss.title} {float(read(c)[0]):.3g}" for c in here) + "."
