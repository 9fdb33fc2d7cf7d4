"""What is known of each activation beside its values: its derivative, both formulas, and where it saturates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import special

from dashboard.analysis.network import ACTIVATE, sigmoid

# The range that is looked at, and the slope below which a unit passes on next to nothing.
REACH = 6.0
FLAT = 0.05


@dataclass(frozen=True)
class ActivationFunction:
    """An activation of the lab, as formulas in LaTeX over `u` and with its derivative; `text` says what it is like.

    At a kink the derivative is the one that TensorFlow uses: that of the left side.
    """

    name: str
    formula: str
    derivative_formula: str
    derivative: Callable[[np.ndarray], np.ndarray]
    text: str

    def __call__(self, u: np.ndarray) -> np.ndarray:
        return ACTIVATE[self.name](u)


def _kinked(right: str, left: str) -> str:
    return rf"\begin{{cases}} {right} & u > 0 \\ {left} & u \le 0 \end{{cases}}"


def _normal_density(u: np.ndarray) -> np.ndarray:
    density: np.ndarray = np.exp(-0.5 * u**2) / np.sqrt(2.0 * np.pi)
    return density


def _silu_derivative(u: np.ndarray) -> np.ndarray:
    share = sigmoid(u)
    return share * (1.0 + u * (1.0 - share))


_ALL = (
    ActivationFunction(
        "relu", r"\max(0, u)", _kinked("1", "0"), lambda u: np.where(u > 0, 1.0, 0.0),
        "Cuts negative sums off. Cheap, and its slope of 1 passes the gradient on whole. A unit whose sums are all "
        "negative learns nothing any more: it is dead.",
    ),
    ActivationFunction(
        "leaky_relu", _kinked("u", r"0.2\,u"), _kinked("1", "0.2"), lambda u: np.where(u > 0, 1.0, 0.2),
        "Like relu, with a slope of 0.2 on the left: no unit can die.",
    ),
    ActivationFunction(
        "elu", _kinked("u", "e^{u} - 1"), _kinked("1", "e^{u}"),
        lambda u: np.where(u > 0, 1.0, np.exp(np.minimum(u, 0))),
        "Like relu, but bends smoothly towards -1 on the left.",
    ),
    ActivationFunction(
        "gelu", r"u \, \Phi(u)", r"\Phi(u) + u \, \varphi(u)",
        lambda u: 0.5 * (1.0 + special.erf(u / np.sqrt(2.0))) + u * _normal_density(u),
        "A smooth relu: u times the share Φ(u) of the standard normal distribution that lies below u.",
    ),
    ActivationFunction(
        "silu", r"u \, \sigma(u)", r"\sigma(u)\,\bigl(1 + u\,(1 - \sigma(u))\bigr)", _silu_derivative,
        "A smooth relu: u times its own sigmoid. Also called swish.",
    ),
    ActivationFunction(
        "tanh", r"\tanh(u)", r"1 - \tanh^2(u)", lambda u: 1.0 - np.tanh(u) ** 2,
        "Squeezes any sum between -1 and 1. Flat at both ends.",
    ),
    ActivationFunction(
        "sigmoid", r"\sigma(u) = \frac{1}{1 + e^{-u}}", r"\sigma(u)\,(1 - \sigma(u))",
        lambda u: sigmoid(u) * (1.0 - sigmoid(u)),
        "Squeezes any sum between 0 and 1, as a probability. Flat at both ends, and never steeper than 1/4.",
    ),
    ActivationFunction("linear", "u", "1", np.ones_like, "Changes nothing: the layer is a sum and no more."),
)  # fmt: skip

ACTIVATION_FUNCTIONS: dict[str, ActivationFunction] = {function.name: function for function in _ALL}


@dataclass(frozen=True)
class Saturation:
    """Where an activation is flat: below `left`, above `right`; None where that side is not."""

    left: float | None
    right: float | None

    @property
    def stretches(self) -> tuple[tuple[float, float], ...]:
        """The flat parts of the range, as their ends."""
        below = ((-REACH, self.left),) if self.left is not None else ()
        above = ((self.right, REACH),) if self.right is not None else ()
        return below + above

    @property
    def where(self) -> str:
        ends = [f"below u = {self.left:.1f}"] if self.left is not None else []
        ends += [f"above u = {self.right:.1f}"] if self.right is not None else []
        return " and ".join(ends) or "nowhere"


def saturation(function: ActivationFunction) -> Saturation:
    """Looks inwards from both ends of the range for the first slope of at least `FLAT`."""
    u = np.linspace(-REACH, REACH, 2401)
    steep = np.flatnonzero(np.abs(function.derivative(u)) >= FLAT)
    first, last = steep[0], steep[-1]
    return Saturation(float(u[first]) if first > 0 else None, float(u[last]) if last < len(u) - 1 else None)


def steepest(function: ActivationFunction) -> float:
    """The largest slope within the range."""
    return float(np.abs(function.derivative(np.linspace(-REACH, REACH, 2401))).max())


def in_words(function: ActivationFunction) -> str:
    """Where an activation is flat, and how steep it is elsewhere."""
    where = saturation(function).where
    slope = f"Its slope is {steepest(function):.2f} at most."
    if where == "nowhere":
        return f"**{function.name}** does not saturate. {slope}"
    return (
        f"**{function.name}** saturates {where}: there its slope is less than {FLAT}, and a change of the sum "
        f"changes next to nothing. {slope}"
    )
