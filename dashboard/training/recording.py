"""A whole training as one record, for callers that need only its end."""

from __future__ import annotations

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import Limits
from dashboard.experiment.record import Record
from dashboard.training.train import Result, train


def record_training(
    experiment: Experiment, limits: Limits | None = None, *, padded: bool = False, looks_ahead: bool = False
) -> Record:
    """Trains to the end in this process, and returns its curves and final weights.

    With `padded` a padded program trains it, if one can. With `looks_ahead` a verdict knows what more epochs would do.
    Raises LimitError and DataError.
    """
    record = Record.of(experiment)
    for part in train(experiment, limits, padded=padded, looks_ahead=looks_ahead):
        if not isinstance(part, Result):
            record = record.with_epochs(part.history, max(part.first, 1), {})
        elif not part.looks_ahead:
            record = record.with_ending(part.ending, part.weights, part.rows)
    return record
