"""What the network learned, at every kept epoch: its predictions, its drawing, and its weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np

from dashboard.analysis.networks.network import Network, network
from dashboard.data.parts import SPLITS, Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.figures.panel import Panel, written
from dashboard.figures.predicted.boundary import boundary_panel
from dashboard.figures.predicted.rewound import place_of_onset
from pages.lab.figures.drawing import drawing_panel
from pages.lab.figures.fit import fit_panel
from pages.lab.figures.predictions import EPOCHS, predictions_panel
from pages.lab.figures.unit_maps import unit_maps
from pages.lab.figures.weights import weights_panel

# As high as the curves that it stands beside.
PREDICTIONS_HEIGHT = 300
_BY_INPUTS: dict[int, Callable[[Experiment, Splits, Sequence[Network], int | None, str], Panel]] = {
    1: fit_panel,
    2: boundary_panel,
}


def learned_panels(record: Record, weights: Mapping[int, np.ndarray]) -> tuple[Panel, ...]:
    """Panels that rewind through flat weights, given by their epochs, over the record's data."""
    assert record.splits
    experiment, splits = record.experiment, record.splits
    networks = [network(experiment, flat) for flat in weights.values()]
    says = says_panel(experiment, splits, networks, place_of_onset(record, tuple(weights)))
    maps = partial(unit_maps, experiment, splits, networks)
    drawing = drawing_panel(networks, [written(name) for name in experiment.input_names], maps)
    return says, drawing, weights_panel(networks)


def says_panel(
    experiment: Experiment, splits: Splits, networks: Sequence[Network], onset: int | None = None, along: str = EPOCHS
) -> Panel:
    """What suits the data: a map over two inputs, a line over one, or a table of classes."""
    panel = _BY_INPUTS.get(experiment.inputs, predictions_panel)(experiment, splits, networks, onset, along)
    for view in (panel, *panel.others):
        view.figure.update_layout(height=PREDICTIONS_HEIGHT, legend={"entrywidth": 80})
        # The legend of the curves beside it has the markers of the splits.
        view.figure.update_traces(lambda trace: trace.get("legendgroup") in SPLITS, showlegend=False)
    return panel
