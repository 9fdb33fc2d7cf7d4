"""The activations, each with its formula, its derivative and what it is like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Activation:
    """An activation by Keras's name: `value` and `derivative` take sums (n,), the formulas are LaTeX over `u`.

    At a kink the derivative is the one that TensorFlow uses: that of the left side.
    """

    name: str
    formula: str
    derivative_formula: str
    value: Callable[[np.ndarray], np.ndarray]
    derivative: Callable[[np.ndarray], np.ndarray]
    text: str

    def __call__(self, u: np.ndarray) -> np.ndarray:
        return self.value(u)


def sigmoid(u: np.ndarray) -> np.ndarray:
    return 0.5 * (1.0 + np.tanh(0.5 * u))


def softmax(u: np.ndarray) -> np.ndarray:
    """Shares (n, classes) of sums (n, classes): an output's activation, which looks at all units of its layer."""
    powers = np.exp(u - u.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


def _normal_distribution(u: np.ndarray) -> np.ndarray:
    # 13 MB that only this one activation needs.
    from scipy import special

    return 0.5 * (1.0 + special.erf(u / np.sqrt(2.0)))


def _normal_density(u: np.ndarray) -> np.ndarray:
    return np.exp(-0.5 * u**2) / np.sqrt(2.0 * np.pi)


def _silu_derivative(u: np.ndarray) -> np.ndarray:
    share = sigmoid(u)
    return share * (1.0 + u * (1.0 - share))


def _kinked(right: str, left: str) -> str:
    return rf"\begin{{cases}} {right} & u > 0 \\ {left} & u \le 0 \end{{cases}}"


_ALL = (
    Activation(
        "relu",
        r"\max(0, u)",
        _kinked("1", "0"),
        lambda u: np.maximum(u, 0.0),
        lambda u: np.where(u > 0, 1.0, 0.0),
        "Cuts negative sums off. Cheap, and its slope of 1 passes the gradient on whole. A unit whose sums are all "
        "negative learns nothing any more: it is dead.",
    ),
    Activation(
        "leaky_relu",
        _kinked("u", r"0.2\,u"),
        _kinked("1", "0.2"),
        lambda u: np.where(u > 0, u, 0.2 * u),
        lambda u: np.where(u > 0, 1.0, 0.2),
        "Like relu, with a slope of 0.2 on the left: no unit can die.",
    ),
    Activation(
        "elu",
        _kinked("u", "e^{u} - 1"),
        _kinked("1", "e^{u}"),
        lambda u: np.where(u > 0, u, np.expm1(np.minimum(u, 0.0))),
        lambda u: np.where(u > 0, 1.0, np.exp(np.minimum(u, 0))),
        "Like relu, but bends smoothly towards -1 on the left.",
    ),
    Activation(
        "gelu",
        r"u \, \Phi(u)",
        r"\Phi(u) + u \, \varphi(u)",
        lambda u: u * _normal_distribution(u),
        lambda u: _normal_distribution(u) + u * _normal_density(u),
        "A smooth relu: u times the share Φ(u) of the standard normal distribution that lies below u.",
    ),
    Activation(
        "silu",
        r"u \, \sigma(u)",
        r"\sigma(u)\,\bigl(1 + u\,(1 - \sigma(u))\bigr)",
        lambda u: u * sigmoid(u),
        _silu_derivative,
        "A smooth relu: u times its own sigmoid. Also called swish.",
    ),
    Activation(
        "tanh",
        r"\tanh(u)",
        r"1 - \tanh^2(u)",
        np.tanh,
        lambda u: 1.0 - np.tanh(u) ** 2,
        "Squeezes any sum between -1 and 1. Flat at both ends.",
    ),
    Activation(
        "sigmoid",
        r"\sigma(u) = \frac{1}{1 + e^{-u}}",
        r"\sigma(u)\,(1 - \sigma(u))",
        sigmoid,
        lambda u: sigmoid(u) * (1.0 - sigmoid(u)),
        "Squeezes any sum between 0 and 1, as a probability. Flat at both ends, and never steeper than 1/4.",
    ),
    Activation("linear", "u", "1", lambda u: u, np.ones_like, "Changes nothing: the layer is a sum and no more."),
)

ACTIVATIONS: dict[str, Activation] = {activation.name: activation for activation in _ALL}


def activate(name: str, u: np.ndarray) -> np.ndarray:
    """What a layer makes of its sums (n, units). Raises KeyError on a name that is no activation of a layer."""
    return softmax(u) if name == "softmax" else ACTIVATIONS[name](u)
