"""The losses: each is one entry, with the tasks it fits, the output it expects, and its arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from dashboard.functions import loss_math
from language.fields import said
from language.say import mark


@said("title", "formula", "gradient_formula")
@dataclass(frozen=True, kw_only=True)
class Loss:
    """A loss by its Keras class, the output layer that it needs, and its arithmetic.

    `tasks` are those of a data set. `keras` names the class in `keras.losses` and `options` its arguments.
    Cross-entropies take logits: Keras clips probabilities at 1e-7, which would flatten the very curves that overfitting
    makes steep. `output` is the activation of the last layer, `probability_activation` the function from there to a
    probability. `targets` says how a class is written: 0 or 1, -1 or +1, one of many, or, in regression the value
    itself. `smoothed` names the Keras class to use when labels are smoothed; without it, they can't be. `suited` is off
    for a loss that can be used, but hardly learns where the network is sure and wrong. `mean_of_outputs` says that it
    divides by the number of outputs, `proper_name` that the title is a name, which keeps its capital.
    `value` (n,) and `gradient` (n, outputs) are functions of the output layer's logits z and of encoded targets, both
    (n, outputs); their formulas are LaTeX, in which p is the probability that the output layer gives, z its sum, y the
    truth and c the true class. `constant` takes targets (n,) and the number of classes: see `loss_math`.
    """

    name: str
    title: str
    tasks: tuple[str, ...]
    keras: str
    formula: str
    gradient_formula: str
    value: Callable[[np.ndarray, np.ndarray], np.ndarray]
    gradient: Callable[[np.ndarray, np.ndarray], np.ndarray]
    constant: Callable[[np.ndarray, int], float]
    options: Mapping[str, Any] = field(default_factory=dict)
    output: str = "linear"
    probability_activation: Literal["linear", "sigmoid", "softmax"] = "linear"
    targets: Literal["zero_one", "plus_minus", "one_hot", "value"] = "value"
    smoothed: str = ""
    suited: bool = True
    mean_of_outputs: bool = False
    proper_name: bool = False

    @property
    def threshold(self) -> float:
        """The output above which a binary network says "class 1"."""
        return 0.5 if self.output == "sigmoid" else 0.0

    @property
    def target_boundary(self) -> float:
        return 0.0 if self.targets == "plus_minus" else 0.5

    @property
    def inside(self) -> str:
        """The title as it reads inside a sentence."""
        return self.title if self.proper_name else self.title.lower()

    def encode(self, y: np.ndarray, outputs: int) -> np.ndarray:
        """Targets (n,) as this loss takes them, (n, outputs): one-hot, 0 or 1, -1 or +1, or the values themselves."""
        if self.targets == "one_hot":
            return np.eye(outputs, dtype=np.float32)[y]
        column = y[:, None].astype(np.float32)
        return 2.0 * column - 1.0 if self.targets == "plus_minus" else column


_ERROR = r"\hat{y} - y"
_ALL = (
    Loss(
        name="binary_crossentropy",
        title=mark("Binary cross-entropy"),
        tasks=("binary",),
        keras="BinaryCrossentropy",
        options={"from_logits": True},
        smoothed="BinaryCrossentropy",
        probability_activation="sigmoid",
        targets="zero_one",
        formula=r"-y \log p - (1 - y) \log(1 - p)",
        gradient_formula="p - y",
        value=loss_math.cross_entropy,
        gradient=loss_math.cross_entropy_gradient,
        constant=loss_math.entropy,
    ),
    Loss(
        name="sparse_categorical_crossentropy",
        title=mark("Categorical cross-entropy"),
        tasks=("multiclass",),
        keras="SparseCategoricalCrossentropy",
        options={"from_logits": True},
        smoothed="CategoricalCrossentropy",
        probability_activation="softmax",
        targets="one_hot",
        formula=r"-\log p_c",
        gradient_formula="p_k - y_k",
        value=loss_math.categorical_cross_entropy,
        gradient=loss_math.categorical_cross_entropy_gradient,
        constant=loss_math.entropy,
    ),
    Loss(
        name="hinge",
        title=mark("Hinge"),
        tasks=("binary",),
        keras="Hinge",
        targets="plus_minus",
        formula=r"\max(0,\ 1 - y\,z)",
        gradient_formula=mark(r"-y \text{ where } y\,z \le 1,\ \text{else } 0"),
        value=loss_math.hinge,
        gradient=loss_math.hinge_gradient,
        constant=loss_math.hinge_constant,
    ),
    Loss(
        name="categorical_hinge",
        title=mark("Categorical hinge"),
        tasks=("multiclass",),
        keras="CategoricalHinge",
        targets="one_hot",
        formula=r"\max(0,\ 1 + \max_{k}\,(1 - y_k)\,z_k - z_c)",
        gradient_formula=mark(r"-1 \text{ for } c,\ +1 \text{ for its strongest rival above 0, while positive}"),
        value=loss_math.categorical_hinge,
        gradient=loss_math.categorical_hinge_gradient,
        constant=loss_math.categorical_hinge_constant,
    ),
    Loss(
        name="sigmoid_mse",
        title=mark("Squared error on a sigmoid"),
        tasks=("binary",),
        keras="MeanSquaredError",
        output="sigmoid",
        targets="zero_one",
        suited=False,
        formula=r"(p - y)^2",
        gradient_formula=r"2\,(p - y)\,p\,(1 - p)",
        value=loss_math.sigmoid_mse,
        gradient=loss_math.sigmoid_mse_gradient,
        constant=loss_math.mean_gini,
    ),
    Loss(
        name="softmax_mse",
        mean_of_outputs=True,
        title=mark("Squared error on a softmax"),
        tasks=("multiclass",),
        keras="MeanSquaredError",
        output="softmax",
        targets="one_hot",
        suited=False,
        formula=r"\tfrac{1}{K} \sum_k (p_k - y_k)^2",
        gradient_formula=r"\tfrac{2}{K}\,p_k \bigl(p_k - y_k - \sum_j p_j (p_j - y_j)\bigr)",
        value=loss_math.softmax_mse,
        gradient=loss_math.softmax_mse_gradient,
        constant=loss_math.mean_gini,
    ),
    Loss(
        name="mse",
        title=mark("Mean squared error"),
        tasks=("regression",),
        keras="MeanSquaredError",
        formula=rf"({_ERROR})^2",
        gradient_formula=rf"2\,({_ERROR})",
        value=loss_math.mse,
        gradient=loss_math.mse_gradient,
        constant=loss_math.variance,
    ),
    Loss(
        name="mae",
        title=mark("Mean absolute error"),
        tasks=("regression",),
        keras="MeanAbsoluteError",
        formula=rf"|{_ERROR}|",
        gradient_formula=rf"\operatorname{{sign}}({_ERROR})",
        value=loss_math.mae,
        gradient=loss_math.mae_gradient,
        constant=loss_math.mae_constant,
    ),
    Loss(
        name="huber",
        title=mark("Huber"),
        tasks=("regression",),
        keras="Huber",
        proper_name=True,
        formula=mark(r"\tfrac{1}{2}(\hat{y} - y)^2 \text{ within } \pm 1,\ \text{then } |\hat{y} - y| - \tfrac{1}{2}"),
        gradient_formula=mark(r"\hat{y} - y,\ \text{cut to } \pm 1"),
        value=loss_math.huber,
        gradient=loss_math.huber_gradient,
        constant=loss_math.huber_constant,
    ),
)

LOSSES: dict[str, Loss] = {loss.name: loss for loss in _ALL}


def fitting(task: str) -> tuple[str, ...]:
    """Names of the losses that can be used for a task, the usual one first."""
    return tuple(loss.name for loss in LOSSES.values() if task in loss.tasks)
