"""A whole training as one record, for callers that need only its end."""

from __future__ import annotations

from dataclasses import replace

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import Limits
from dashboard.experiment.record import Record
from dashboard.experiment.splits import make_splits
from dashboard.training.train import Result, train


def record_training(
    experiment: Experiment,
    limits: Limits | None = None,
    *,
    keep_weights: bool = False,
    padded: bool = False,
    looks_ahead: bool = False,
) -> Record:
    """Trains to the end in this process, and returns the record.

    With `keep_weights` the record also has snapshots of the weights and the splits, like that of an interactive run;
    without, only the curves and the final weights. With `padded` a padded program trains it, if one can. With
    `looks_ahead` a verdict knows what more epochs would do. Raises LimitError and DataError.
    """
    splits = make_splits(experiment) if keep_weights else None
    record = replace(Record.of(experiment), splits=splits)
    for part in train(experiment, limits, splits=splits, padded=padded, looks_ahead=looks_ahead):
        if isinstance(part, Result):
            record = record.with_ending(part.ending, part.weights, part.rows)
        else:
            weights = dict(enumerate(part.weights, part.first)) if keep_weights else {}
            record = record.with_epochs(part.history, max(part.first, 1), weights)
    return record
