"""How initial weights are drawn, by Keras's names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Initializer:
    """A way of drawing weights: `keras` names the class in `keras.initializers`.

    `general` names the class that draws the same numbers at any scale, and `options` are what it is called with at one.
    """

    name: str
    keras: str
    general: str
    options: Callable[[float], dict[str, Any]]

    def at(self, scale: float) -> tuple[str, dict[str, Any]]:
        """The class, and what it is called with beside the seed, for these weights times `scale`."""
        # Keras refuses a scale whose square is 0 in floating point.
        if scale**2 == 0:
            return "Zeros", {}
        return (self.keras, {}) if scale == 1 else (self.general, self.options(scale))


def _variance(variance: float, mode: str, distribution: str) -> Callable[[float], dict[str, Any]]:
    """Options of `VarianceScaling`: `variance` over the number of units before a layer, or over the mean around it."""
    return lambda scale: {"scale": variance * scale**2, "mode": mode, "distribution": distribution}


_ALL = (
    Initializer("glorot_uniform", "GlorotUniform", "VarianceScaling", _variance(1.0, "fan_avg", "uniform")),
    Initializer("glorot_normal", "GlorotNormal", "VarianceScaling", _variance(1.0, "fan_avg", "truncated_normal")),
    Initializer("he_uniform", "HeUniform", "VarianceScaling", _variance(2.0, "fan_in", "uniform")),
    Initializer("he_normal", "HeNormal", "VarianceScaling", _variance(2.0, "fan_in", "truncated_normal")),
    Initializer("lecun_normal", "LecunNormal", "VarianceScaling", _variance(1.0, "fan_in", "truncated_normal")),
    Initializer("random_normal", "RandomNormal", "RandomNormal", lambda scale: {"stddev": 0.05 * scale}),
    Initializer("orthogonal", "Orthogonal", "Orthogonal", lambda scale: {"gain": scale}),
)

INITIALIZERS: dict[str, Initializer] = {initializer.name: initializer for initializer in _ALL}
