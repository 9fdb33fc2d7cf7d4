"""Records and results made by hand, for what does not depend on a training."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from dashboard.analysis.results import Results
from dashboard.experiment.arms import Arm
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History, Reason
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change

# Two inputs, three hidden units, one output.
SMALL = change(Experiment(), hidden_layers=(3,), epochs=4)
DIVERGED = math.inf


def made_record(
    validation: float | Sequence[float],
    *,
    experiment: Experiment = SMALL,
    reason: Reason = "finished",
    restored: int | None = None,
    weight: float | np.ndarray = 0.5,
    metrics: Sequence[float] | None = None,
    constant_loss: float = math.nan,
) -> Record:
    """A training whose validation loss is given; training loss is half of it and test loss a tenth more.

    `metrics` are those of train, validation and test, at each epoch. Every weight is `weight`, or they are given, flat.
    """
    curve = np.atleast_1d(np.asarray(validation, float))
    losses = np.stack([curve / 2, curve, curve * 1.1], 1)
    scores = 1.0 - losses / 10 if metrics is None else np.tile(metrics, (len(curve), 1))
    history = History(losses, scores, losses[:, 0], losses[:, 1])
    final = np.full(count_weights(experiment), weight, np.float32)
    record = Record.of(experiment).with_epochs(history, 1, {})
    return record.with_ending(Ending(reason, len(curve), restored, constant_loss=constant_loss), final)


def count_weights(experiment: Experiment) -> int:
    """Batch normalization also keeps a mean and a variance of each unit."""
    return experiment.parameters + 2 * experiment.model.batch_normalization * sum(experiment.model.hidden_layers)


def made_results(arms: Mapping[str, Sequence[float | None]], *, constant_loss: float = math.nan) -> Results:
    """Results with the final validation losses of each arm, None where there is none yet, or DIVERGED."""
    rows = tuple(tuple(_place(value, constant_loss) for value in values) for values in arms.values())
    return Results(tuple(Arm(name, name.title(), SMALL) for name in arms), rows)


def _place(value: float | None, constant_loss: float) -> Record | None:
    if value is None:
        return None
    if value == DIVERGED:
        return made_record(1.0, reason="diverged", constant_loss=constant_loss)
    return made_record(value, constant_loss=constant_loss)
