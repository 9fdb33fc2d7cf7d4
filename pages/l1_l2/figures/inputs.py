"""Which inputs a network uses, and which matter."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.results import Results
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import MATRIX, figure
from language.say import t
from pages.l1_l2.finding import input_strength, inputs_in_words


def inputs_panel(results: Results, relevant: int) -> Panel:
    """A row for each arm: the largest |w| out of each input, mean over seeds; the truth on top."""
    arms = results.present
    table = np.array([np.mean([input_strength(record) for record in results[arm.name]], 0) for arm in arms])
    count = table.shape[1]
    truth = np.where(np.arange(count) < relevant, table.max(), 0.0)
    names = [f"{i + 1}" for i in range(count)]
    chart = figure([], x=t("Input"), y="", height=70 + 42 * (len(arms) + 1))
    chart.add_heatmap(
        z=compact(np.vstack([truth, table])),
        x=names,
        y=[t("Inputs that matter"), *(arm.title for arm in arms)],
        xgap=2,
        ygap=4,
        colorscale=MATRIX,
        zmin=0,
        zmax=float(table.max()) or 1.0,
        showscale=True,
        colorbar={"title": {"text": "|w|"}, "thickness": 12},
        hovertemplate=t("%{y}, input %{x}: largest |w| %{z:.3f}<extra></extra>"),
    )
    chart.update_xaxes(type="category", showgrid=False)
    chart.update_yaxes(autorange="reversed", showgrid=False)
    return Panel(t("Largest weight out of each input, mean over seeds"), chart, _in_words(results, relevant), wide=True)


def _in_words(results: Results, relevant: int) -> str:
    matter = t("Heat map of the largest weight out of each input. Only the first {relevant} matter.", relevant=relevant)
    return f"{matter} {inputs_in_words(results)}".strip()
