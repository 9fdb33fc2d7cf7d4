"""The schedules of the learning rate, by their own names; the arithmetic is Keras's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from language.fields import said
from language.say import mark

CONSTANT = "constant"


@said("title")
@dataclass(frozen=True)
class Schedule:
    """How the learning rate changes: `keras` names the class in `keras.optimizers.schedules`, empty for no change.

    `options` makes its arguments from the first rate, the number of steps, and the last rate as a share of the first,
    as numbers or tensors; the class keeps each under the same name. `shares` are the rates after some shares of all
    steps (n,), as shares of the first one, given the last.
    """

    name: str
    title: str
    keras: str
    options: Callable[[Any, Any, Any], dict[str, Any]]
    shares: Callable[[np.ndarray, float], np.ndarray]


_ALL = (
    Schedule(CONSTANT, mark("Constant"), "", lambda *_: {}, lambda done, _: np.ones_like(done)),
    Schedule(
        "cosine",
        mark("Cosine"),
        "CosineDecay",
        lambda rate, steps, share: {"initial_learning_rate": rate, "decay_steps": steps, "alpha": share},
        lambda done, last: last + (1.0 - last) * (1.0 + np.cos(np.pi * done)) / 2.0,
    ),
    Schedule(
        "exponential",
        mark("Exponential"),
        "ExponentialDecay",
        lambda rate, steps, share: {"initial_learning_rate": rate, "decay_steps": steps, "decay_rate": share},
        lambda done, last: last**done,
    ),
    Schedule(
        "linear",
        mark("Linear"),
        "PolynomialDecay",
        lambda rate, steps, share: {
            "initial_learning_rate": rate,
            "decay_steps": steps,
            "end_learning_rate": share * rate,
        },
        lambda done, last: 1.0 - (1.0 - last) * done,
    ),
)

SCHEDULES: dict[str, Schedule] = {schedule.name: schedule for schedule in _ALL}
