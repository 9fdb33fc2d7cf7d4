"""The losses, each with the tasks it fits and the output it expects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Task = Literal["binary", "multiclass", "regression"]


@dataclass(frozen=True)
class Loss:
    """A loss as Keras knows it, and how a network has to end for it.

    `keras` names the class in `keras.losses` and `options` its arguments. Cross-entropies take logits: Keras clips
    probabilities at 1e-7, which would flatten the very curves that overfitting makes steep.
    `output` is the activation of the last layer, `squash` the function from there to a probability.
    `targets` says how a class is written: 0 or 1, -1 or +1, one of many, or, in regression, the value itself.
    `smoothed` names the Keras class to use when labels are smoothed; without it, they can't be.
    `suited` is off for a loss that can be used, but hardly learns where the network is sure and wrong.
    `person` says that it is named after one.
    """

    name: str
    title: str
    tasks: tuple[Task, ...]
    keras: str
    options: Mapping[str, Any] = field(default_factory=dict)
    output: str = "linear"
    squash: Literal["none", "sigmoid", "softmax"] = "none"
    targets: Literal["zero_one", "plus_minus", "one_hot", "value"] = "value"
    smoothed: str = ""
    suited: bool = True
    person: bool = False

    @property
    def threshold(self) -> float:
        """The output above which a binary network says "class 1"."""
        return 0.5 if self.output == "sigmoid" else 0.0

    @property
    def inside(self) -> str:
        """The title as it reads inside a sentence."""
        return self.title if self.person else self.title.lower()


CLASSIFIERS: tuple[Task, ...] = ("binary", "multiclass")

_ALL = (
    Loss(
        "binary_crossentropy",
        "Binary cross-entropy",
        ("binary",),
        keras="BinaryCrossentropy",
        options={"from_logits": True},
        squash="sigmoid",
        targets="zero_one",
        smoothed="BinaryCrossentropy",
    ),
    Loss(
        "sparse_categorical_crossentropy",
        "Categorical cross-entropy",
        ("multiclass",),
        keras="SparseCategoricalCrossentropy",
        options={"from_logits": True},
        squash="softmax",
        targets="one_hot",
        smoothed="CategoricalCrossentropy",
    ),
    Loss("hinge", "Hinge", ("binary",), keras="Hinge", targets="plus_minus"),
    Loss("categorical_hinge", "Categorical hinge", ("multiclass",), keras="CategoricalHinge", targets="one_hot"),
    Loss(
        "sigmoid_mse",
        "Squared error on a sigmoid",
        ("binary",),
        keras="MeanSquaredError",
        output="sigmoid",
        targets="zero_one",
        suited=False,
    ),
    Loss(
        "softmax_mse",
        "Squared error on a softmax",
        ("multiclass",),
        keras="MeanSquaredError",
        output="softmax",
        targets="one_hot",
        suited=False,
    ),
    Loss("mse", "Mean squared error", ("regression",), keras="MeanSquaredError"),
    Loss("mae", "Mean absolute error", ("regression",), keras="MeanAbsoluteError"),
    Loss("huber", "Huber", ("regression",), keras="Huber", person=True),
)

LOSSES: dict[str, Loss] = {loss.name: loss for loss in _ALL}


def fitting(task: Task) -> tuple[str, ...]:
    """Names of the losses that can be used for a task, the usual one first."""
    return tuple(loss.name for loss in _ALL if task in loss.tasks)
