"""What the network learned, at every kept epoch: its predictions, its drawing, and its weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np

from dashboard.analysis.networks.network import network
from dashboard.analysis.outcome import kept_epoch
from dashboard.experiment.record import Record
from dashboard.figures.networks.weights import weights_panel
from dashboard.figures.panel import Panel, Rewind, written
from dashboard.figures.predicted.says import says_panel
from dashboard.language.say import t
from pages.lab.figures.drawing import drawing_panel
from pages.lab.figures.unit_maps import unit_maps
from pages.lab.finding.training import numbers_at, onset_of


def learned_panels(record: Record, weights: Mapping[int, np.ndarray]) -> tuple[Panel, ...]:
    """Panels that rewind through flat weights, given by their epochs, over the record's data."""
    assert record.splits
    experiment, splits = record.experiment, record.splits
    networks = [network(experiment, flat) for flat in weights.values()]
    says = says_panel(experiment, splits, networks, _onset(record, tuple(weights)))
    maps = partial(unit_maps, experiment, splits, networks)
    drawing = drawing_panel(networks, [written(name) for name in experiment.input_names], maps)
    return says, drawing, weights_panel(networks)


def _onset(record: Record, epochs: Sequence[int]) -> int | None:
    """The place of the epoch next to the onset."""
    onset = onset_of(record)
    return None if onset is None else _nearest(epochs, onset)


def _nearest(epochs: Sequence[int], epoch: int) -> int:
    return int(np.argmin(np.abs(np.asarray(epochs) - epoch)))


def epoch_rewind(record: Record, weights: Mapping[int, np.ndarray]) -> Rewind:
    """The slider through those epochs; it begins at the weights that the training leaves, or the latest."""
    epochs = tuple(weights)
    # Of a training that was stopped, the weights of its last epoch may not be among those that were kept.
    start = _nearest(epochs, kept_epoch(record)) if record.ending else len(epochs) - 1
    return Rewind(
        name=t("Epoch"),
        at=epochs,
        labels=tuple(t("epoch {epoch}", epoch=epoch) for epoch in epochs),
        notes=tuple(numbers_at(record, epoch) for epoch in epochs),
        start=start,
        version=f"{record.experiment.digest} {record.epoch if record.ending else ''}",
    )
