"""Where an activation is so flat that it lets next to no gradient through."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.functions.activations import Activation

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
        ends = [f"below z = {self.left:.1f}"] if self.left is not None else []
        ends += [f"above z = {self.right:.1f}"] if self.right is not None else []
        return " and ".join(ends) or "nowhere"


def saturation(activation: Activation) -> Saturation:
    """Looks inwards from both ends of the range for the first slope of at least `FLAT`."""
    z = np.linspace(-REACH, REACH, 2401)
    steep = np.flatnonzero(np.abs(activation.derivative(z)) >= FLAT)
    first, last = steep[0], steep[-1]
    return Saturation(float(z[first]) if first > 0 else None, float(z[last]) if last < len(z) - 1 else None)


def steepest(activation: Activation) -> float:
    """The largest slope within the range."""
    return float(np.abs(activation.derivative(np.linspace(-REACH, REACH, 2401))).max())


def in_words(activation: Activation) -> str:
    """Where an activation is flat, and how steep it is elsewhere."""
    where = saturation(activation).where
    slope = f"Its slope is {steepest(activation):.2f} at most."
    if where == "nowhere":
        return f"**{activation.name}** does not saturate. {slope}"
    return (
        f"**{activation.name}** saturates {where}: there its slope is less than {FLAT}, and a change of the sum "
        f"changes next to nothing. {slope}"
    )
