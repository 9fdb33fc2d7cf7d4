"""A whole training as one record, for whoever waits for its end."""

from __future__ import annotations

from dataclasses import replace

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import Limits
from dashboard.experiment.record import Record
from dashboard.experiment.splits import make_splits
from dashboard.training.train import Final, train


def record_training(experiment: Experiment, limits: Limits | None = None, *, keep_weights: bool = False) -> Record:
    """Trains in this process, to the end.

    With `keep_weights` the record has the snapshots and the splits that show what was learned, as the record of a
    training in the lab has; without, the curves and the final weights. Raises LimitError and DataError.
    """
    splits = make_splits(experiment) if keep_weights else None
    record = replace(Record.of(experiment), splits=splits)
    for part in train(experiment, limits, splits=splits):
        if isinstance(part, Final):
            record = record.ended(part.ending, part.weights)
        else:
            weights = dict(enumerate(part.weights, part.first)) if keep_weights else {}
            record = record.grown(part.history, max(part.first, 1), weights)
    return record
