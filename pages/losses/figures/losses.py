"""Losses and their gradients over the prediction."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from typing import Literal

import numpy as np

from dashboard.data.dataset import Task
from dashboard.figures.figure import Figure
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import COMPARED, figure, line, point
from language.numbers import in_digits
from language.say import mark, t
from pages.losses.finding.loss_curves import LossCurve, Question, loss_curves
from pages.losses.trials import PAIR

Quantity = Literal["values", "gradients"]
REACH = 6.0
Z = np.linspace(-REACH, REACH, 241)
_OUTPUTS: dict[Task, str] = {"binary": "z", "multiclass": "z₀", "regression": "ŷ"}
_AXES: dict[Task, str] = {
    "binary": mark("Logit z, and the probability p of class 1"),
    "multiclass": mark("Logit z₀ of class 0, and the probability p₀"),
    "regression": mark("Prediction ŷ"),
}
_TICKS = np.arange(-REACH, REACH + 1, 2.0)
# Beyond the curves' ends, so that a prediction there does not lie on the numbers of the axis.
_ROOM = 0.5


def loss_value_panel(question: Question, z: float) -> Panel:
    """Every loss of the task, for one truth, as a function of the prediction."""
    at_z = _at(question, z, "values")
    chart = _curves(question, z, "values", t("Loss of one sample"))
    chart.update_yaxes(range=[-0.2, max(6.5, 1.1 * _largest(at_z))])
    return Panel(t("The loss"), chart, t("Loss over the prediction. At your prediction: {values}.", values=_told(at_z)))


def loss_gradient_panel(question: Question, z: float) -> Panel:
    """The derivatives of the same curves, which training follows."""
    at_z = _at(question, z, "gradients")
    chart = _curves(question, z, "gradients", t("Gradient ∂L/∂{symbol}", symbol=_OUTPUTS[question.task]))
    reach = 1.1 * max(2.0, _largest(at_z))
    chart.update_yaxes(range=[-reach, reach])
    alt = t("Gradient over the prediction. At your prediction: {values}.", values=_told(at_z))
    return Panel(t("Its gradient"), chart, alt)


def in_order(curves: Sequence[LossCurve]) -> list[LossCurve]:
    """First those that are trained below, each in one look all over the page."""
    return sorted(curves, key=lambda curve: curve.loss.name not in PAIR)


def _curves(question: Question, z: float, quantity: Quantity, y: str) -> Figure:
    series = [
        line(curve.loss.title, Z, compact(getattr(curve, quantity)), look, hovertemplate="%{y:.3f}")
        for curve, look in zip(in_order(loss_curves(question, Z)), cycle(COMPARED), strict=False)
    ]
    points = [
        point(t("Your prediction"), z, value, showlegend=i == 0, hoverinfo="skip")
        for i, value in enumerate(_at(question, z, quantity).values())
    ]
    chart = figure([*series, *points], x=t(_AXES[question.task]), y=y, hovermode="x unified", height=320)
    chart.update_xaxes(range=[-REACH - _ROOM, REACH + _ROOM], tickvals=_TICKS, ticktext=_tick_texts(question))
    return chart


def _at(question: Question, z: float, quantity: Quantity) -> dict[str, float]:
    """The value or gradient of each loss at one prediction, by its title."""
    return {curve.loss.title: float(getattr(curve, quantity)[0]) for curve in loss_curves(question, np.array([z]))}


def _largest(at_z: dict[str, float]) -> float:
    """The largest absolute value at the prediction, so that every point lies within the chart."""
    return max(map(abs, at_z.values()))


def _told(at_z: dict[str, float]) -> str:
    return ", ".join(f"{title} {in_digits(value, '.3g')}" for title, value in at_z.items())


def _tick_texts(question: Question) -> list[str]:
    if question.task == "regression":
        return [in_digits(tick, "g") for tick in _TICKS]
    return [
        f"{in_digits(tick, 'g')}<br>{p:.3g}"
        for tick, p in zip(_TICKS, question.probability(_TICKS).round(3), strict=True)
    ]
