"""Activations: their values and derivatives, what they are needed for, and what they do to gradients."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np

from dashboard.figures.figure import Figure, scatter
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import COMPARED, NEUTRAL, figure, line, pale, point
from dashboard.figures.ticks import log_axis
from dashboard.functions.activations import ACTIVATIONS, Activation
from language.say import mark, t
from pages.activations.finding.collapse import CURVE, Collapse, X
from pages.activations.finding.saturation import REACH, saturation, steepest
from pages.activations.finding.vanishing import GradientSizes

Z = np.linspace(-REACH, REACH, 241)
_OTHERS = {"width": 1, "color": pale(NEUTRAL, 0.45)}
# As many lines lie on each other, they are stronger than one.
_ENTRY = {"width": 2, "color": NEUTRAL}


def value_panel(function: Activation, z: float) -> Panel:
    """f(z) of one activation over those of all others, with the flat stretches shaded."""
    chart = _over_all(function, Activation.__call__, z, t("Value f(z)"), [-2.0, 4.3])
    # Where no curve is: those of others rise to the right.
    _shade_saturation(chart, function, right="bottom")
    where = saturation(function).where
    alt = t(_SATURATES if where else _DOES_NOT, name=function.name, where=where)
    return Panel(t("The activation"), chart, alt)


_SATURATES = mark("{name} over the pre-activation z. It saturates {where}.")
_DOES_NOT = mark("{name} over the pre-activation z. It saturates nowhere.")


def slope_panel(function: Activation, z: float) -> Panel:
    """The derivative of one activation over those of all others."""
    chart = _over_all(function, lambda f, x: f.derivative(x), z, t("Derivative f'(z)"), [-0.3, 1.3])
    _shade_saturation(chart, function, right="top")
    alt = t(
        "The derivative of {name} over the pre-activation z. It is at most {steepest:.2f}.",
        name=function.name,
        steepest=steepest(function),
    )
    return Panel(t("Its derivative"), chart, alt)


def _over_all(
    function: Activation, curve: Callable[[Activation, np.ndarray], np.ndarray], z: float, y: str, span: list[float]
) -> Figure:
    others = [
        scatter(
            x=Z,
            y=compact(curve(other, Z)),
            mode="lines",
            showlegend=False,
            name=other.name,
            line=_OTHERS,
            hoverinfo="name",
        )
        for other in ACTIVATIONS.values()
        if other is not function
    ]
    chosen = line(
        function.name, Z, compact(curve(function, Z)), COMPARED[0], hovertemplate=t("%{y:.3f} at z = %{x:.2f}")
    )
    height = float(curve(function, np.array([z]))[0])
    own = point(t("at your z"), z, height, hovertemplate=t("%{y:.4f} at z = %{x:.2f}"))
    # One entry of the legend for all of them: each says its name on hover.
    entry = scatter(x=[None], y=[None], mode="lines", name=t("the others"), line=_ENTRY, hoverinfo="skip")
    chart = figure([*others, chosen, own, entry], x=t("Pre-activation z"), y=y)
    chart.update_xaxes(range=[-REACH, REACH])
    chart.update_yaxes(range=span)
    return chart


def _shade_saturation(chart: Figure, function: Activation, *, right: Literal["top", "bottom"]) -> None:
    """Says so at the top of a stretch, and of one on the `right` where that says."""
    for start, end in saturation(function).stretches:
        chart.add_shape(
            type="rect",
            x0=start,
            x1=end,
            y0=0,
            y1=1,
            yref="paper",
            layer="below",
            line={"width": 0},
            fillcolor=pale(NEUTRAL, 0.22),
        )
        at = right if start > 0 else "top"
        chart.add_annotation(
            x=(start + end) / 2,
            y=0.98 if at == "top" else 0.02,
            yref="paper",
            yanchor=at,
            text=t("saturated"),
            showarrow=False,
            font={"size": 12},
        )


def collapse_panel(result: Collapse) -> Panel:
    """The same network with an activation and with none, each as close to the curve as it can be."""
    x = X[:, 0]
    target = scatter(
        name=t("curve to follow"),
        x=x,
        y=compact(CURVE[:, 0]),
        mode="lines",
        line={"width": 7, "color": pale(NEUTRAL, 0.4)},
    )
    fits = [
        line(fit.activation, x, compact(fit.outputs), look, hovertemplate="%{y:.3f}")
        for fit, look in zip((result.bent, result.straight), (COMPARED[0], COMPARED[2]), strict=True)
    ]
    chart = figure([target, *fits], x=t("Input x"), y=t("Output ŷ"), hovermode="x unified")
    alt = t(
        "Output over input of a network of {layers} layers. Mean squared error with {activation}: {bent:.2g}, a curve. "
        "With linear: {straight:.2g}, a straight line.",
        layers=len(result.straight.network.layers),
        activation=result.bent.activation,
        bent=result.bent.error,
        straight=result.straight.error,
    )
    return Panel(t("The best fit that the network can make"), chart, alt)


def vanishing_panel(compared: Sequence[GradientSizes]) -> Panel:
    """Sizes of the gradient by layer on a logarithmic axis."""
    # By their numbers alone: names would touch each other, on a phone above all.
    names = [*map(str, range(1, len(compared[0].sizes))), t("output")]
    series = [
        line(sizes.activation, names, sizes.sizes, look, hovertemplate="%{y:.2e}")
        for sizes, look in zip(compared, COMPARED, strict=False)
    ]
    chart = figure(series, x=t("Layer, from the input to the output"), y=t("Gradient (RMS)"), hovermode="x unified")
    ends = np.log10([size for sizes in compared for size in sizes.sizes if size > 0] or [1.0])
    # To whole powers of ten, so that there are ticks where all sizes are alike.
    low, high = np.floor(ends.min() - 0.05), np.ceil(ends.max() + 0.05)
    chart.update_yaxes(**log_axis(float(10.0**low), float(10.0**high)))
    # Among numbers, Plotly would leave out the name.
    chart.update_xaxes(type="category")
    shares = ", ".join(
        t("{share:.2g} with {activation}", share=sizes.ratio, activation=sizes.activation) for sizes in compared
    )
    alt = t("First layer's gradient as a share of the output layer's: {shares}.", shares=shares)
    return Panel(t("Gradients, layer by layer"), chart, alt)
