"""Thinned networks: the units that a training step keeps, and what thinned networks predict on the plane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from dashboard.analysis.networks.forward import layer_names
from dashboard.analysis.networks.network import Network, network
from dashboard.analysis.planes.plane import Plane
from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.figures.figure import Figure, Trace, trace
from dashboard.figures.grid import axis_key, grid, on_subplot
from dashboard.figures.networks.lines import centred, connections
from dashboard.figures.panel import Panel, compact
from dashboard.figures.predicted.boundary import PROBABILITY, hundredths
from dashboard.figures.theme import AMOUNT, CLASSES, MATRIX, NEUTRAL, figure, pale
from language.say import mark, t
from pages.dropout.finding.compared import SCALED, THINNED
from pages.dropout.finding.ensemble import probabilities, thinned_networks
from pages.dropout.trials import PLAIN, STOPPED

CELLS, MARGIN = 40, 0.4
# More units of a layer than these can't be told apart in a drawing.
MOST_UNITS = 16
_TOGETHER = {PLAIN: mark("Mean of {count}, to the end"), STOPPED: mark("Mean of {count}, stopped")}


def mask_panels(experiment: Experiment, masks: Sequence[Sequence[np.ndarray]], step: int, sample: int) -> list[Panel]:
    """The network that one sample of one mini-batch trains, and the masks of the whole mini-batch.

    `masks` has, for each hidden layer, an array (samples, units) a step.
    """
    batch = [mask[step] for mask in masks]
    return [_network_panel(experiment, [mask[sample] for mask in batch]), _batch_panel(batch, sample)]


def _network_panel(experiment: Experiment, kept: Sequence[np.ndarray]) -> Panel:
    """The kept units with the lines between them, and the dropped ones; `kept` has a mask (units,) for each layer."""
    whole = [np.ones(experiment.inputs, bool), *kept, np.ones(experiment.outputs, bool)]
    columns = [column[:MOST_UNITS] for column in whole]
    heights = [centred(len(column)) / max(len(column), 6) for column in columns]
    chart = figure([], x="", y="", height=360, showlegend=True)
    connected = [height[column] for height, column in zip(heights, columns, strict=True)]
    x, y = np.concatenate([connections(layer, *pair) for layer, pair in enumerate(pairwise(connected))], axis=1)
    chart.add_scatter(
        x=compact(x.ravel()),
        y=compact(y.ravel()),
        mode="lines",
        line={"color": pale(AMOUNT, 0.35), "width": 0.8},
        hoverinfo="skip",
        showlegend=False,
    )
    _add_units(chart, columns, heights)
    for layer, column in enumerate(whole):
        if len(column) > MOST_UNITS:
            text = t("first {shown} of {total}", shown=MOST_UNITS, total=len(column))
            chart.add_annotation(x=layer, y=-0.56, text=text, showarrow=False, yanchor="top", font={"size": 12})
    chart.update_xaxes(visible=False)
    chart.update_yaxes(visible=False, range=[-0.68, 0.55])
    alt = t(
        "The network as this sample trains it: {count} of {total} hidden units are kept.",
        count=sum(int(mask.sum()) for mask in kept),
        total=sum(map(len, kept)),
    )
    return Panel(t("The network this sample trains"), chart, alt)


def _add_units(chart: Figure, columns: Sequence[np.ndarray], heights: Sequence[np.ndarray]) -> None:
    """Circles for the units that are kept, crosses for the others."""
    layers = np.repeat(np.arange(len(columns)), [len(column) for column in columns])
    units, height = np.concatenate(columns), np.concatenate(heights)
    looks = ((t("kept"), units, "circle", AMOUNT), (t("dropped"), ~units, "x-thin", NEUTRAL))
    for name, shown, symbol, colour in looks:
        marker = {"symbol": symbol, "size": 7, "color": colour, "line": {"width": 1.2, "color": colour}}
        chart.add_scatter(x=layers[shown], y=height[shown], mode="markers", name=name, marker=marker, hoverinfo="skip")


def _batch_panel(masks: Sequence[np.ndarray], sample: int) -> Panel:
    """A map for each hidden layer, beside each other."""
    axes = grid(1, len(masks), across=0.04)
    for layer, (name, mask) in enumerate(zip(layer_names(len(masks) + 1)[:-1], masks, strict=True)):
        units = mask.shape[1]
        axes[axis_key("x", layer)] |= {"title": {"text": name}, "showgrid": False, "tickvals": [units // 2, units]}
        axes[axis_key("y", layer)] |= {"autorange": "reversed", "showgrid": False, "showticklabels": layer == 0}
    axes["yaxis"] |= {"title": {"text": t("Sample of the mini-batch")}}
    chart = figure([_mask_map(*each) for each in enumerate(masks)], x="", y="", height=360, **axes)
    chart.update_layout(margin={"t": 16})
    chart.add_shape(
        type="rect", x0=0, x1=1, xref="paper", y0=sample + 0.5, y1=sample + 1.5, line={"color": NEUTRAL, "width": 2}
    )
    alt = t(
        "Masks of the mini-batch, a row for each sample: {kept:.0%} of the units are kept.",
        kept=np.hstack(masks).mean(),
    )
    return Panel(t("All masks of this mini-batch (filled: kept)"), chart, alt)


def _mask_map(layer: int, mask: np.ndarray) -> Trace:
    return trace(
        "heatmap",
        **on_subplot(layer),
        z=mask.astype(np.uint8),
        x0=1,
        y0=1,
        colorscale=MATRIX,
        showscale=False,
        zmin=0,
        zmax=1,
        hovertemplate=t("sample %{y}, unit %{x}: %{z}<extra></extra>"),
    )


def ensemble_panels(
    record: Record, splits: Splits, rate: float, members: Mapping[str, Sequence[Network]]
) -> list[Panel]:
    """What thinned networks, their mean, the weight-scaled network and separately trained ones predict on the plane."""
    assert record.final is not None
    experiment, net = record.experiment, network(record.experiment, record.final)
    plane = Plane.around(splits.train.x, MARGIN, CELLS)
    points = plane.points.astype(np.float32)
    each = probabilities(experiment, thinned_networks(net, rate), points)
    fields = [(t(THINNED), each[0]), (t("Mean of {count} thinned", count=len(each)), each.mean(0))]
    fields += [(t(SCALED), probabilities(experiment, [net], points)[0])]
    fields += [
        (t(_TOGETHER[kind], count=len(nets)), probabilities(experiment, nets, points).mean(0))
        for kind, nets in members.items()
    ]
    return [_field_panel(title, plane, field, splits) for title, field in fields]


def class_legend() -> list[dict[str, str]]:
    """Whose colours the points have, all of them training rows: circles, as on every map."""
    return [
        {"name": t("class {name}", name=label), "colour": CLASSES[label], "dash": "", "symbol": "circle"}
        for label in (0, 1)
    ]


def _field_panel(title: str, plane: Plane, field: np.ndarray, splits: Splits) -> Panel:
    chart = figure([], x=t("Input 1 (standardized)"), y=t("Input 2 (standardized)"), height=230, showlegend=False)
    chart.update_layout(margin={"t": 8})
    # So small that a phone, too, has room for them.
    small = {"font": {"size": 11}}
    chart.update_xaxes(showgrid=False, title=small)
    chart.update_yaxes(showgrid=False, title=small)
    chart.add_heatmap(
        z=plane.table(hundredths(field)), x=plane.x, y=plane.y, showscale=False, hoverinfo="skip", **PROBABILITY
    )
    for label in (0, 1):
        x = splits.train.x[splits.train.y == label]
        marker = {"size": 5, "color": CLASSES[label]}
        chart.add_scatter(x=x[:, 0], y=x[:, 1], mode="markers", marker=marker, hoverinfo="skip")
    certain = float(np.mean(np.abs(field - 0.5) > 0.4))
    alt = t(
        "{title}: probability of class 1 over both inputs; certain (below 10% or above 90%) on {certain:.0%} of it.",
        title=title,
        certain=certain,
    )
    return Panel(title, chart, alt)
