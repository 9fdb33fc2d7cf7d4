"""Where an activation is so flat that it lets next to no gradient through."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.functions.activations import Activation
from language.say import t

# The range that is looked at, and the slope below which a unit passes on next to nothing.
REACH = 6.0
FLAT = 0.05


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
        """Empty where it is flat nowhere."""
        if self.left is not None and self.right is not None:
            return t("below z = {left:.1f} and above z = {right:.1f}", left=self.left, right=self.right)
        if self.left is not None:
            return t("below z = {left:.1f}", left=self.left)
        return t("above z = {right:.1f}", right=self.right) if self.right is not None else ""


def saturation(activation: Activation) -> Saturation:
    """Looks inwards from both ends of the range for the first slope of at least `FLAT`, in tenths as they are told."""
    z = np.linspace(-REACH, REACH, 121)
    steep = np.flatnonzero(np.abs(activation.derivative(z)) >= FLAT)
    first, last = steep[0], steep[-1]
    return Saturation(float(z[first - 1]) if first > 0 else None, float(z[last + 1]) if last < len(z) - 1 else None)


def steepest(activation: Activation) -> float:
    """The largest slope within the range."""
    return float(np.abs(activation.derivative(np.linspace(-REACH, REACH, 2401))).max())


def in_words(activation: Activation) -> str:
    """Where an activation is flat, and how steep it is elsewhere."""
    where = saturation(activation).where
    if where:
        flat = t(
            "**{name}** saturates {where}: there its derivative is within {flat} of 0, so a change in z hardly "
            "changes the output.",
            name=activation.name,
            where=where,
            flat=FLAT,
        )
    else:
        flat = t("**{name}** does not saturate.", name=activation.name)
    largest = t("Its derivative is {steepest:.2f} at most.", steepest=steepest(activation))
    return f"{flat} {largest}"
