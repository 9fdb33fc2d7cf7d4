"""Rules that end a training, replayed on curves that were recorded to the end.

Keras's patience counts epochs without a new lowest validation loss. The others are those of Prechelt, "Early stopping -
but when?" (1998), with his strips of five epochs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.patience import Stop, patience_stop, stop_at
from dashboard.data.parts import TRAIN, VALIDATION
from language.say import Marked, mark, t

STRIP = 5
MOST_PATIENCE = 120


@dataclass(frozen=True)
class Rule:
    """A family of rules with one parameter.

    `stop(train, validation, parameter)` takes loss curves (epochs,) and returns the epoch, from 1, after which it ends
    the training, or None if it never does. `parameters` go from impatient to patient.
    """

    name: str
    title: Marked
    why: Marked
    parameters: tuple[float, ...]
    stop: Callable[[np.ndarray, np.ndarray, float], int | None]

    @property
    def range_in_words(self) -> str:
        """The parameters, or of many the first and the last."""
        if len(self.parameters) > 10:
            return t("{first:g} to {last:g}", first=self.parameters[0], last=self.parameters[-1])
        return ", ".join(f"{parameter:g}" for parameter in self.parameters)


def keras_patience(train: np.ndarray, validation: np.ndarray, patience: float) -> int | None:
    """As `keras.callbacks.EarlyStopping` with its other arguments at their defaults."""
    return patience_stop(validation, patience)


def generalization_loss(validation: np.ndarray) -> np.ndarray:
    """GL: by how many percent validation loss is above its lowest so far."""
    return 100.0 * (validation / np.minimum.accumulate(validation) - 1.0)


def training_progress(train: np.ndarray) -> np.ndarray:
    """P: by how many per mille the mean training loss of the strip that ends here is above its lowest."""
    strips = np.lib.stride_tricks.sliding_window_view(train, STRIP)
    return 1000.0 * (strips.mean(1) / strips.min(1) - 1.0)


def _gl(train: np.ndarray, validation: np.ndarray, alpha: float) -> int | None:
    return _first(generalization_loss(validation) > alpha)


def _pq(train: np.ndarray, validation: np.ndarray, alpha: float) -> int | None:
    if len(train) < STRIP:
        return None
    quotient = generalization_loss(validation)[STRIP - 1 :] / np.maximum(training_progress(train), 1e-12)
    stop = _first(quotient[::STRIP] > alpha)
    return None if stop is None else STRIP * stop


def _up(train: np.ndarray, validation: np.ndarray, successive: float) -> int | None:
    ends = validation[STRIP - 1 :: STRIP]
    rises = 0
    for strip in range(1, len(ends)):
        rises = rises + 1 if ends[strip] > ends[strip - 1] else 0
        if rises >= successive:
            return STRIP * (strip + 1)
    return None


def _first(stops: np.ndarray) -> int | None:
    return int(np.argmax(stops)) + 1 if stops.any() else None


_ALL = (
    Rule(
        "patience",
        mark("Keras patience"),
        mark("Stops after that many epochs without a new lowest validation loss."),
        # With 0, Keras stops where it does with 1.
        tuple(range(1, MOST_PATIENCE + 1)),
        keras_patience,
    ),
    Rule(
        "gl",
        mark("Prechelt GL"),
        mark("Generalization loss: stops once validation loss is that many percent above its lowest."),
        (1, 2, 3, 5, 10, 20),
        _gl,
    ),
    Rule(
        "pq",
        mark("Prechelt PQ"),
        mark(
            "Progress quotient: stops once GL is that many times the training progress, which is how far, in per "
            "mille, the mean training loss of five epochs is above their lowest. So it waits while training loss still "
            "falls fast."
        ),
        (0.25, 0.5, 0.75, 1, 2, 3),
        _pq,
    ),
    Rule(
        "up",
        mark("Prechelt UP"),
        mark(
            "Up: stops after that many five-epoch strips in a row, each of which ends with a higher validation loss "
            "than the one before."
        ),
        (1, 2, 3, 4, 6, 8),
        _up,
    ),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _ALL}


def replay(rule: Rule, parameter: float, losses: np.ndarray) -> Stop:
    """Where the rule would have stopped; `losses` (epochs, 3) in the order of SPLITS. Test loss is not looked at."""
    return stop_at(losses[:, VALIDATION], rule.stop(losses[:, TRAIN], losses[:, VALIDATION], parameter))


def replay_all(rule: Rule, curves: Sequence[np.ndarray]) -> dict[float, list[Stop]]:
    """For each parameter of a rule, its stop on each curve."""
    return {parameter: [replay(rule, parameter, losses) for losses in curves] for parameter in rule.parameters}
