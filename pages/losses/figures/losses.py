"""Losses and their gradients over the prediction."""

from __future__ import annotations

from itertools import cycle
from typing import Literal

import numpy as np
import plotly.graph_objects as go

from dashboard.data.dataset import Task
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import LOOKS, figure, line, point
from pages.losses.finding.loss_curves import Question, loss_curves

Quantity = Literal["values", "gradients"]
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
    at_u = _at(question, u, "values")
    chart = _curves(question, u, "values", "Loss of one sample")
    chart.update_yaxes(range=[-0.2, max(6.5, 1.1 * _largest(at_u))])
    return Panel("The loss", chart, f"Loss over the prediction. {_describe(at_u)}")


def loss_gradient_panel(question: Question, u: float) -> Panel:
    """The derivatives of the same curves, which training follows."""
    at_u = _at(question, u, "gradients")
    chart = _curves(question, u, "gradients", f"Gradient by {_OUTPUTS[question.task]}")
    reach = 1.1 * max(2.0, _largest(at_u))
    chart.update_yaxes(range=[-reach, reach])
    return Panel("Its gradient", chart, f"Gradient over the prediction. {_describe(at_u)}")


def _curves(question: Question, u: float, quantity: Quantity, y: str) -> go.Figure:
    series = [
        line(curve.loss.title, U, compact(getattr(curve, quantity)), look, hovertemplate="%{y:.3f}")
        for curve, look in zip(loss_curves(question, U), cycle(LOOKS), strict=False)
    ]
    points = [
        point("your prediction", u, value, showlegend=i == 0, hoverinfo="skip")
        for i, value in enumerate(_at(question, u, quantity).values())
    ]
    chart = figure([*series, *points], x=_AXES[question.task], y=y, hovermode="x unified", height=360)
    chart.update_xaxes(range=[-REACH, REACH], tickvals=_TICKS, ticktext=_tick_texts(question))
    chart.update_layout(margin={"t": 84})
    return chart


def _at(question: Question, u: float, quantity: Quantity) -> dict[str, float]:
    """The value or gradient of each loss at one prediction, by its title."""
    return {curve.loss.title: float(getattr(curve, quantity)[0]) for curve in loss_curves(question, np.array([u]))}


def _largest(at_u: dict[str, float]) -> float:
    """The largest absolute value at the prediction, so that every point lies within the chart."""
    return max(map(abs, at_u.values()))


def _describe(at_u: dict[str, float]) -> str:
    return "At your prediction: " + ", ".join(f"{title} {value:.3g}" for title, value in at_u.items()) + "."


def _tick_texts(question: Question) -> list[str]:
    if question.task == "regression":
        return [f"{tick:g}" for tick in _TICKS]
    return [f"{tick:g}<br>{p:.3g}" for tick, p in zip(_TICKS, question.probability(_TICKS).round(3), strict=True)]
