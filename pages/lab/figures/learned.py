"""What the network learned, at every kept epoch: its predictions, its drawing, and its weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np

from dashboard.analysis.networks.network import network
from dashboard.data.parts import SPLITS
from dashboard.experiment.record import Record
from dashboard.figures.networks.weights import weights_panel
from dashboard.figures.panel import Panel, written
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.predicted.rewound import place_of_onset
from dashboard.figures.predicted.says import says_panel
from pages.lab.figures.drawing import drawing_panel
from pages.lab.figures.unit_maps import unit_maps


def learned_panels(
    record: Record, weights: Mapping[int, np.ndarray], open_splits: Sequence[str] = SPLITS
) -> tuple[Panel, ...]:
    """Panels that rewind through flat weights, given by their epochs, over the rows of the record's open splits."""
    assert record.splits
    experiment, splits = record.experiment, record.splits
    networks = [network(experiment, flat) for flat in weights.values()]
    onset = place_of_onset(record, tuple(weights))
    says = says_panel(Predictors(experiment, splits, networks, onset, open_splits=open_splits))
    maps = partial(unit_maps, experiment, splits, networks)
    drawing = drawing_panel(networks, [written(name) for name in experiment.input_names], maps)
    return says, drawing, weights_panel(networks)
