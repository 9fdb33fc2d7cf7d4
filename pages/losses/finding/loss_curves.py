"""The losses of a task side by side: value and gradient over what the output layer adds up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.data.dataset import Task
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.functions.activations import sigmoid
from dashboard.functions.losses import LOSSES, Loss, fitting
from language.say import t

# A data set of each task: how targets are written is read from it.
_DATASET: dict[Task, str] = {"binary": "moons", "multiclass": "blobs", "regression": "sine"}
# What the gradient is taken by, in LaTeX.
SYMBOLS: dict[Task, str] = {"binary": "z", "multiclass": "z_0", "regression": r"\hat{y}"}


@dataclass(frozen=True)
class Question:
    """What is asked of a loss: the task, the truth (a class, or a value), and how many classes there are.

    The prediction is the logit z of the one output unit; with several classes that of class 0, the others being 0.
    """

    task: Task
    truth: float
    classes: int = 2

    def probability(self, z: np.ndarray) -> np.ndarray:
        """Of class 1 if there are two, else of class 0."""
        others = 1 if self.task == "binary" else self.classes - 1
        return sigmoid(z - np.log(others))

    def is_wrong(self, z: float) -> bool:
        """Whether the class with the largest logit is another than the true one; of a number there is no wrong."""
        spoken_for = 1 if self.task == "binary" else 0
        return self.task != "regression" and (z < 0 if self.truth == spoken_for else z > 0)

    @property
    def experiment(self) -> Experiment:
        """The lab's default on data of this task."""
        several = {"classes": self.classes} if self.task == "multiclass" else {}
        return change(Experiment(), dataset=_DATASET[self.task], **several)


@dataclass(frozen=True)
class LossCurve:
    """A loss (n,) and its gradient (n,) over predictions (n,), as a question understands them."""

    loss: Loss
    values: np.ndarray
    gradients: np.ndarray


def loss_curves(question: Question, z: np.ndarray) -> tuple[LossCurve, ...]:
    """Every loss that can be used for the task, the usual one first."""
    return tuple(_curve(question, name, z) for name in fitting(question.task))


def _curve(question: Question, name: str, z: np.ndarray) -> LossCurve:
    experiment = change(question.experiment, loss=name)
    kind = np.float32 if question.task == "regression" else np.int32
    # Without what 32 bits leave: at the truth itself, the mean absolute error has no slope.
    targets = np.round(experiment.encode(np.full(len(z), question.truth, kind)).astype(float), 6)
    sums = np.zeros((len(z), experiment.outputs))
    sums[:, 0] = z
    loss = LOSSES[name]
    return LossCurve(loss, loss.value(sums, targets), loss.gradient(sums, targets)[:, 0])


def in_words(question: Question, z: float) -> str:
    """What follows from the gradients of a task's losses where the network stands."""
    curves = loss_curves(question, np.array([z]))
    squared = [curve for curve in curves if curve.loss.keras == "MeanSquaredError" and not curve.loss.suited]
    usual = abs(float(curves[0].gradients[0]))
    if not squared or not question.is_wrong(z):
        return " ".join(_what_follows(question.task, curves))
    weak = abs(float(squared[0].gradients[0]))
    return t(
        "The network is wrong, and the cross-entropy pulls about {times:.2g} times as hard as the squared error.",
        times=usual / weak,
    )


def _what_follows(task: Task, curves: Sequence[LossCurve]) -> Iterator[str]:
    still = [curve.gradients[0] == 0 for curve in curves]
    if not all(still):
        yield t("Learning moves ${symbol}$ against its gradient.", symbol=SYMBOLS[task])
    if any(still):
        yield t("Where the gradient is 0, this sample leaves ${symbol}$ as it is.", symbol=SYMBOLS[task])
