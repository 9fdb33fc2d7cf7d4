"""What networks say of the data, as suits the number of inputs."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.data.parts import SPLITS
from dashboard.experiment.experiment import Experiment
from dashboard.figures.panel import Panel
from dashboard.figures.predicted.boundary import boundary_panel
from dashboard.figures.predicted.fit import fit_panel
from dashboard.figures.predicted.predictions import predictions_panel
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.theme import TALL, TOP


def says_panel(shown: Predictors, *, any_inputs: bool = False) -> Panel:
    """What suits the data: a map over two inputs, a line over one, or a table of classes, which suits `any_inputs`."""
    panel = (predictions_panel if any_inputs else _suited(shown.experiment))(shown)
    for view in (panel, *panel.others):
        # In one row: among groups, of which the hidden entries are some, Plotly begins another for each entry.
        view.figure.update_layout(height=TALL, legend={"entrywidth": 80, "traceorder": "normal"}, margin={"t": TOP})
        # The legend of the curves beside it has the markers of the splits.
        view.figure.update_traces(lambda trace: trace.get("legendgroup") in SPLITS, showlegend=False)
    return panel


def _suited(experiment: Experiment) -> Callable[[Predictors], Panel]:
    if experiment.inputs == 2:
        return boundary_panel
    return fit_panel if experiment.inputs == 1 and not experiment.dataset.classifies else predictions_panel
