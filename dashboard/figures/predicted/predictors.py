"""What the figures of this room show: networks, and the rows that they are asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.language.say import mark

# From inputs (n, inputs) to outputs (n, outputs): a network, or any other model.
Classifier = Callable[[np.ndarray], np.ndarray]
# What networks are over where nothing else is said.
EPOCHS = mark("the epochs")


@dataclass(frozen=True)
class Predictors:
    """The networks that a slider goes through, such as one for each epoch, and the splits that they are shown on.

    `onset` is the place among the networks from which on training memorises, if it does: a training row is memorised
    that was wrong there and is right now. `along` says what the networks are over.
    """

    experiment: Experiment
    splits: Splits
    networks: Sequence[Classifier]
    onset: int | None = None
    along: str = EPOCHS
