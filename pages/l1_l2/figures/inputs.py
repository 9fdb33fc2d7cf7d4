"""Which inputs a network uses, and which matter."""

from __future__ import annotations

from typing import Any

import numpy as np

from dashboard.analysis.results import Results
from dashboard.figures.figure import Trace, trace
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import MATRIX, NEUTRAL, figure, pale
from language.say import t
from pages.l1_l2.finding import input_strength, inputs_in_words

_TRUTH = ((0.0, pale(NEUTRAL, 0.06)), (1.0, NEUTRAL))


def inputs_panel(results: Results, relevant: int) -> Panel:
    """A row for each arm: the largest |w| out of each input, mean over seeds; the truth on top."""
    rows = [_truth(results.arms[0].experiment.inputs, relevant), _strengths(results)]
    chart = figure(rows, x=t("Input"), y="", height=54 + 42 * (len(results.present) + 1))
    chart.update_layout(margin={"t": 16})
    chart.update_xaxes(type="category", showgrid=False)
    chart.update_yaxes(autorange="reversed", showgrid=False)
    return Panel(t("Largest weight out of each input, mean over seeds"), chart, _in_words(results, relevant), wide=True)


def _truth(inputs: int, relevant: int) -> Trace:
    """It has no size: it is grey, and on no scale."""
    return _inputs(
        np.array([np.arange(inputs) < relevant], np.uint8),
        y=[t("Inputs that matter")],
        colorscale=_TRUTH,
        zmin=0,
        zmax=1,
        showscale=False,
        hoverinfo="skip",
    )


def _strengths(results: Results) -> Trace:
    arms = results.present
    table = np.array([np.mean([input_strength(record) for record in results[arm.name]], 0) for arm in arms])
    return _inputs(
        compact(table.reshape(-1, results.arms[0].experiment.inputs)),
        y=[arm.title for arm in arms],
        colorscale=MATRIX,
        zmin=0,
        zmax=float(table.max(initial=0.0)) or 1.0,
        showscale=True,
        colorbar={"title": {"text": "|w|"}, "thickness": 12},
        hovertemplate=t("%{y}, input %{x}: largest |w| %{z:.3f}<extra></extra>"),
    )


def _inputs(table: np.ndarray, **looks: Any) -> Trace:
    """Rows with a cell for each input."""
    names = [f"{i + 1}" for i in range(table.shape[1])]
    return trace("heatmap", x=names, z=table, xgap=2, ygap=4, **looks)


def _in_words(results: Results, relevant: int) -> str:
    shown = t("Heat map of the largest weight out of each input.")
    others = results.arms[0].experiment.inputs > relevant
    matter = t("Only the first {relevant} matter.", relevant=relevant) if others else ""
    return " ".join(filter(None, (shown, matter, inputs_in_words(results))))
