"""Records and results made by hand, for what does not depend on a training."""

from __future__ import annotations

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


def made_record(
    validation: float | Sequence[float],
    *,
    experiment: Experiment = SMALL,
    reason: Reason = "finished",
    restored: int | None = None,
    weight: float = 0.5,
) -> Record:
    """A training whose validation loss is given; training loss is half of it and test loss a tenth more."""
    curve = np.atleast_1d(np.asarray(validation, float))
    losses = np.stack([curve / 2, curve, curve * 1.1], 1)
    history = History(losses, 1.0 - losses / 10, losses[:, 0], losses[:, 1])
    final = np.full(experiment.parameters, weight, np.float32)
    record = Record.of(experiment).with_epochs(history, 1, {})
    return record.with_ending(Ending(reason, len(curve), restored), final)


def made_results(arms: Mapping[str, Sequence[float | None]]) -> Results:
    """Results with the final validation losses of each arm, None where there is none yet."""
    rows = tuple(tuple(None if v is None else made_record(v) for v in values) for values in arms.values())
    return Results(tuple(Arm(name, name.title(), SMALL) for name in arms), rows)
