"""The optimizers, by Keras's names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Optimizer:
    """An optimizer: `keras` names the class in `keras.optimizers`, `settings` what it takes beside the learning rate.

    The settings have the same names in the experiment as in Keras.
    """

    name: str
    title: str
    keras: str
    settings: tuple[str, ...] = ()


_ALL = (
    Optimizer("adam", "Adam", "Adam"),
    Optimizer("adamw", "AdamW", "AdamW", ("weight_decay",)),
    Optimizer("rmsprop", "RMSprop", "RMSprop"),
    Optimizer("sgd", "SGD", "SGD", ("momentum",)),
)

OPTIMIZERS: dict[str, Optimizer] = {optimizer.name: optimizer for optimizer in _ALL}
