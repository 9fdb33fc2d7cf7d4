"""The activations, each with its formula, its derivative and what it is like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from language.fields import said
from language.say import mark


@said("text")
@dataclass(frozen=True)
class Activation:
    """An activation by Keras's name: `value` and `derivative` take pre-activations (n,); formulas are LaTeX over `z`.

    At a kink the derivative is the one that TensorFlow uses: that of the left side. An activation of two straight lines
    that is z on the right has a `slope`: that on the left.
    """

    name: str
    formula: str
    derivative_formula: str
    value: Callable[[np.ndarray], np.ndarray]
    derivative: Callable[[np.ndarray], np.ndarray]
    text: str
    slope: float | None = None

    def __call__(self, z: np.ndarray) -> np.ndarray:
        return self.value(z)


def sigmoid(z: np.ndarray) -> np.ndarray:
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def softmax(z: np.ndarray) -> np.ndarray:
    """Shares (n, classes) of logits (n, classes): an output's activation, which looks at all units of its layer."""
    powers = np.exp(z - z.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


def _normal_distribution(z: np.ndarray) -> np.ndarray:
    # 13 MB that only this one activation needs.
    from scipy import special

    return 0.5 * (1.0 + special.erf(z / np.sqrt(2.0)))


def _normal_density(z: np.ndarray) -> np.ndarray:
    return np.exp(-0.5 * z**2) / np.sqrt(2.0 * np.pi)


def _silu_derivative(z: np.ndarray) -> np.ndarray:
    share = sigmoid(z)
    return share * (1.0 + z * (1.0 - share))


def _kinked(right: str, left: str) -> str:
    return rf"\begin{{cases}} {right} & z > 0 \\ {left} & z \le 0 \end{{cases}}"


_ALL = (
    Activation(
        "relu",
        r"\max(0, z)",
        _kinked("1", "0"),
        lambda z: np.maximum(z, 0.0),
        lambda z: np.where(z > 0, 1.0, 0.0),
        mark(
            "Cuts off negative values. Cheap, and its slope of 1 passes the gradient on unchanged. A unit whose "
            "pre-activation is negative for every sample gets no gradient: it is dead, unless the layers below it "
            "change that."
        ),
        slope=0.0,
    ),
    Activation(
        "leaky_relu",
        _kinked("z", r"0.2\,z"),
        _kinked("1", "0.2"),
        lambda z: np.where(z > 0, z, 0.2 * z),
        lambda z: np.where(z > 0, 1.0, 0.2),
        mark("Like relu, with a slope of 0.2 on the left: no unit can die."),
        slope=0.2,
    ),
    Activation(
        "elu",
        _kinked("z", "e^{z} - 1"),
        _kinked("1", "e^{z}"),
        lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0.0))),
        lambda z: np.where(z > 0, 1.0, np.exp(np.minimum(z, 0))),
        mark("Like relu, but bends smoothly towards −1 on the left."),
    ),
    Activation(
        "gelu",
        r"z \, \Phi(z)",
        r"\Phi(z) + z \, \varphi(z)",
        lambda z: z * _normal_distribution(z),
        lambda z: _normal_distribution(z) + z * _normal_density(z),
        mark("A smooth relu: z times the share Φ(z) of the standard normal distribution that lies below z."),
    ),
    Activation(
        "silu",
        r"z \, \sigma(z)",
        r"\sigma(z)\,\bigl(1 + z\,(1 - \sigma(z))\bigr)",
        lambda z: z * sigmoid(z),
        _silu_derivative,
        mark("A smooth relu: z times its own sigmoid. Also called swish."),
    ),
    Activation(
        "tanh",
        r"\tanh(z)",
        r"1 - \tanh^2(z)",
        np.tanh,
        lambda z: 1.0 - np.tanh(z) ** 2,
        mark("Maps any z to a value between −1 and 1. Flat at both ends."),
    ),
    Activation(
        "sigmoid",
        r"\sigma(z) = \frac{1}{1 + e^{-z}}",
        r"\sigma(z)\,(1 - \sigma(z))",
        sigmoid,
        lambda z: sigmoid(z) * (1.0 - sigmoid(z)),
        mark(
            "Maps any z to a value between 0 and 1, like a probability. Flat at both ends, and never steeper than 1/4."
        ),
    ),
    Activation(
        "linear",
        "z",
        "1",
        lambda z: z,
        np.ones_like,
        mark("Changes nothing: the layer is a weighted sum and no more."),
        slope=1.0,
    ),
)

ACTIVATIONS: dict[str, Activation] = {activation.name: activation for activation in _ALL}


def activate(name: str, z: np.ndarray) -> np.ndarray:
    """What a layer makes of its pre-activations (n, units). Raises KeyError on an unknown name."""
    return softmax(z) if name == "softmax" else ACTIVATIONS[name](z)
