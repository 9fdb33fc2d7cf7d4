"""What the network learned, at every kept epoch: its predictions, its drawing, and its weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.analysis.networks.network import Network, network
from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.figures.boundary import boundary_panel
from dashboard.figures.panel import Panel
from pages.lab.figures.drawing import drawing_panel
from pages.lab.figures.fit import fit_panel
from pages.lab.figures.predictions import predictions_panel
from pages.lab.figures.weights import weights_panel

_BY_INPUTS: dict[int, Callable[[Experiment, Splits, Sequence[Network]], Panel]] = {1: fit_panel, 2: boundary_panel}


def learned_panels(record: Record, epochs: Sequence[int]) -> tuple[Panel, Panel, Panel]:
    """Panels that rewind through `epochs`, all of them kept in the record's snapshots, over the record's data."""
    assert record.splits
    experiment, splits = record.experiment, record.splits
    networks = [network(experiment, record.snapshots.weights[epoch]) for epoch in epochs]
    predictions = _BY_INPUTS.get(experiment.inputs, predictions_panel)
    return (
        predictions(experiment, splits, networks),
        drawing_panel(networks, experiment.input_names),
        weights_panel(networks),
    )
