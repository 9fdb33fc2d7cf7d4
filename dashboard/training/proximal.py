"""The soft threshold: the step by which L1 reaches exact zeros.

The penalty s * |w| has a corner at 0 and no gradient there, so that gradient steps jump back and forth across 0. The
proximal method takes a gradient step of the loss alone, and then reduces each |w| by learning rate * s, but not below 0
(Daubechies, Defrise and De Mol 2004; Parikh and Boyd 2014, section 6.5).
"""

from __future__ import annotations

from typing import Any

import keras


def soft_threshold(weights: Any, threshold: Any) -> Any:
    """Moves each weight towards 0 by `threshold`, but not beyond 0."""
    ops = keras.ops
    return ops.sign(weights) * ops.maximum(ops.abs(weights) - threshold, 0.0)


@keras.saving.register_keras_serializable("overfit_lab")
class SoftThreshold(keras.constraints.Constraint):  # type: ignore[misc] # Keras is untyped
    """The proximal step of L1 as a constraint, which Keras applies to a kernel after each step of `fit`.

    `threshold` is the learning rate times the strength of L1; `first` is another constraint, to apply before it.
    """

    def __init__(self, threshold: float, first: keras.constraints.Constraint | None = None) -> None:
        self.threshold, self.first = threshold, first

    def __call__(self, w: Any) -> Any:
        return soft_threshold(self.first(w) if self.first else w, self.threshold)

    def get_config(self) -> dict[str, Any]:
        return {"threshold": self.threshold, "first": keras.saving.serialize_keras_object(self.first)}

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> SoftThreshold:
        return cls(config["threshold"], keras.saving.deserialize_keras_object(config["first"]))
