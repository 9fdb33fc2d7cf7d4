"""The losses in NumPy: formula, value and gradient of each, for one sample at a time.

All are functions of `u`, the sums of the output layer before its activation, of shape (n, outputs), and of targets of
the same shape as `dashboard.experiment.targets.encode` writes them. The gradient is that by `u`: what backpropagation
starts from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import special

from dashboard.analysis.network import sigmoid, softmax

Values = Callable[[np.ndarray, np.ndarray], np.ndarray]


@dataclass(frozen=True)
class LossFunction:
    """A loss of the lab: LaTeX of its formula and of its gradient by u; `value` (n,) and `gradient` (n, outputs).

    In the formulas p is the probability that the output layer gives, u its sum, y the truth and c the true class.
    """

    name: str
    formula: str
    gradient_formula: str
    value: Values
    gradient: Values


def _cross_entropy(u: np.ndarray, y: np.ndarray) -> np.ndarray:
    losses: np.ndarray = np.logaddexp(0.0, u)[:, 0] - (y * u)[:, 0]
    return losses


def _categorical_cross_entropy(u: np.ndarray, y: np.ndarray) -> np.ndarray:
    losses: np.ndarray = special.logsumexp(u, axis=-1) - (y * u).sum(-1)
    return losses


def _sigmoid_gradient(u: np.ndarray, y: np.ndarray) -> np.ndarray:
    p = sigmoid(u)
    gradient: np.ndarray = 2.0 * (p - y) * p * (1.0 - p)
    return gradient


def _softmax_gradient(u: np.ndarray, y: np.ndarray) -> np.ndarray:
    p = softmax(u)
    error = p - y
    gradient: np.ndarray = 2.0 / u.shape[-1] * p * (error - (p * error).sum(-1, keepdims=True))
    return gradient


def _hinge_gradient(u: np.ndarray, y: np.ndarray) -> np.ndarray:
    gradient: np.ndarray = np.where(y * u < 1.0, -y, 0.0) / u.shape[-1]
    return gradient


def _categorical_hinge(u: np.ndarray, y: np.ndarray) -> np.ndarray:
    losses: np.ndarray = np.maximum(1.0 + ((1.0 - y) * u).max(-1) - (y * u).sum(-1), 0.0)
    return losses


def _categorical_hinge_gradient(u: np.ndarray, y: np.ndarray) -> np.ndarray:
    rivals = (1.0 - y) * u
    strongest = (rivals == rivals.max(-1, keepdims=True)) * (1.0 - y)
    return np.where(_categorical_hinge(u, y)[:, None] > 0.0, strongest - y, 0.0)


def _huber(u: np.ndarray, y: np.ndarray) -> np.ndarray:
    error = np.abs(u - y)
    losses: np.ndarray = np.where(error <= 1.0, 0.5 * error**2, error - 0.5).mean(-1)
    return losses


_ERROR = r"\hat{y} - y"
_ALL = (
    LossFunction("binary_crossentropy", r"-y \log p - (1 - y) \log(1 - p)", "p - y",
        _cross_entropy, lambda u, y: sigmoid(u) - y),
    LossFunction("sparse_categorical_crossentropy", r"-\log p_c", "p_k - y_k",
        _categorical_cross_entropy, lambda u, y: softmax(u) - y),
    LossFunction("hinge", r"\max(0,\ 1 - y\,u)", r"-y \text{ where } y\,u < 1,\ \text{else } 0",
        lambda u, y: np.maximum(1.0 - y * u, 0.0).mean(-1), _hinge_gradient),
    LossFunction("categorical_hinge", r"\max(0,\ 1 + \max_{k}\,(1 - y_k)\,u_k - u_c)",
        r"-1 \text{ for } c,\ +1 \text{ for its strongest rival, while positive}",
        _categorical_hinge, _categorical_hinge_gradient),
    LossFunction("sigmoid_mse", r"(p - y)^2", r"2\,(p - y)\,p\,(1 - p)",
        lambda u, y: ((sigmoid(u) - y) ** 2).mean(-1), _sigmoid_gradient),
    LossFunction("softmax_mse", r"\tfrac{1}{K} \sum_k (p_k - y_k)^2",
        r"\tfrac{2}{K}\,p_k \bigl(p_k - y_k - \sum_j p_j (p_j - y_j)\bigr)",
        lambda u, y: ((softmax(u) - y) ** 2).mean(-1), _softmax_gradient),
    LossFunction("mse", rf"({_ERROR})^2", rf"2\,({_ERROR})",
        lambda u, y: ((u - y) ** 2).mean(-1), lambda u, y: 2.0 * (u - y) / u.shape[-1]),
    LossFunction("mae", rf"|{_ERROR}|", rf"\operatorname{{sign}}({_ERROR})",
        lambda u, y: np.abs(u - y).mean(-1), lambda u, y: np.sign(u - y) / u.shape[-1]),
    LossFunction("huber",
        rf"\tfrac{{1}}{{2}}({_ERROR})^2 \text{{ within }} \pm 1,\ \text{{then }} |{_ERROR}| - \tfrac{{1}}{{2}}",
        rf"{_ERROR},\ \text{{cut to }} \pm 1", _huber, lambda u, y: np.clip(u - y, -1.0, 1.0) / u.shape[-1]),
)  # fmt: skip

LOSS_FUNCTIONS: dict[str, LossFunction] = {function.name: function for function in _ALL}
