"""The arithmetic of the losses in NumPy.

Values (n,) and gradients (n, outputs) are functions of `z`, the pre-activations of the output layer, of
shape (n, outputs), and of targets `y` of the same shape; of several `z` at once, (..., n, outputs), there are as many
values. The gradient is with respect to `z`: what backpropagation starts from. Constants are the smallest mean loss over
targets (n,) that one output for all samples can reach, given the number of classes. At a kink the gradient is
TensorFlow's: that of the side on which the loss is not flat, shared among outputs that are level.
"""

from __future__ import annotations

import numpy as np

from dashboard.functions.activations import sigmoid, softmax

# More steps of bisection would not change a number of 64 bits.
BISECTIONS = 60


def cross_entropy(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return (np.logaddexp(0.0, z) - y * z)[..., 0]


def cross_entropy_gradient(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return sigmoid(z) - y


def entropy(y: np.ndarray, classes: int) -> float:
    """The constant that predicts how frequent each class is loses the entropy of the classes."""
    shares = _shares(y, classes)
    shares = shares[shares > 0]
    return float(-np.sum(shares * np.log(shares)))


def categorical_cross_entropy(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.logaddexp.reduce(z, axis=-1) - (y * z).sum(-1)


def categorical_cross_entropy_gradient(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return softmax(z) - y


def hinge(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.maximum(1.0 - y * z, 0.0).mean(-1)


def hinge_gradient(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.where(y * z <= 1.0, -y, 0.0) / z.shape[-1]


def hinge_constant(y: np.ndarray, classes: int) -> float:
    """The best constant output is the more frequent of -1 and +1, and loses 2 for each row of the other class."""
    return float(2.0 * _shares(y, classes).min())


def categorical_hinge(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.maximum(1.0 + ((1.0 - y) * z).max(-1) - (y * z).sum(-1), 0.0)


def categorical_hinge_gradient(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    # The true class is among them, with 0, as in Keras's formula.
    rivals = (1.0 - y) * z
    strongest = rivals == rivals.max(-1, keepdims=True)
    margin = 1.0 + rivals.max(-1, keepdims=True) - (y * z).sum(-1, keepdims=True)
    return np.where(margin >= 0.0, strongest / strongest.sum(-1, keepdims=True) * (1.0 - y) - y, 0.0)


def categorical_hinge_constant(y: np.ndarray, classes: int) -> float:
    """Equal outputs lose 1; a lead of 1 for the most frequent class loses 2 for each row of another."""
    return float(min(1.0, 2.0 * (1.0 - _shares(y, classes).max())))


def sigmoid_mse(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return ((sigmoid(z) - y) ** 2).mean(-1)


def sigmoid_mse_gradient(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    p = sigmoid(z)
    return 2.0 * (p - y) * p * (1.0 - p)


def softmax_mse(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return ((softmax(z) - y) ** 2).mean(-1)


def softmax_mse_gradient(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    p = softmax(z)
    error = p - y
    return 2.0 / z.shape[-1] * p * (error - (p * error).sum(-1, keepdims=True))


def mean_gini(y: np.ndarray, classes: int) -> float:
    """The constant that predicts how frequent each class is loses the mean of p (1 - p) over classes: Gini impurity."""
    shares = _shares(y, classes)
    return float(np.mean(shares * (1.0 - shares)))


def mse(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return ((z - y) ** 2).mean(-1)


def mse_gradient(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return 2.0 * (z - y) / z.shape[-1]


def variance(y: np.ndarray, _: int) -> float:
    """The mean has the least mean squared error."""
    return float(np.var(y))


def mae(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.abs(z - y).mean(-1)


def mae_gradient(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.sign(z - y) / z.shape[-1]


def mae_constant(y: np.ndarray, _: int) -> float:
    """The median has the least mean absolute error."""
    return float(np.mean(np.abs(y - np.median(y))))


def huber(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return _huber(np.abs(z - y)).mean(-1)


def huber_gradient(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.clip(z - y, -1.0, 1.0) / z.shape[-1]


def huber_constant(y: np.ndarray, _: int) -> float:
    """The derivative of the mean loss rises with the output: its zero is found by bisection."""
    low, high = float(y.min()), float(y.max())
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        low, high = (low, middle) if np.clip(middle - y, -1.0, 1.0).sum() > 0 else (middle, high)
    return float(_huber(np.abs(y - low)).mean())


def _huber(error: np.ndarray) -> np.ndarray:
    return np.where(error <= 1.0, 0.5 * error**2, error - 0.5)


def _shares(y: np.ndarray, classes: int) -> np.ndarray:
    return np.bincount(y, minlength=classes) / len(y)
