"""What became of gradient descent at one learning rate, and what is said of that rate."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from language.say import mark, t, tn

STEPS = 40
# What follows is looked at so many steps later.
LATER = 400
# Near the lowest loss: what is left of the way there.
NEAR = 0.1
# A step goes uphill, and not by rounding, if the loss grows by this share of the first one.
UPHILL = 0.01
# A loss that grew so many times says no more than that.
TOO_MANY_TIMES = 1000.0
_DIVERGED = mark(
    "**{rate:g}** is too large: in {steps} steps the loss of {first:.2f} grew more than {times:,.0f} times. "
    "It diverged."
)
_SETTLED = mark(
    "**{rate:g}** is right: after {there} steps the loss has come nine tenths of the way from {first:.2f} down to "
    "the lowest, {lowest:.2f}, and it stays there."
)
_SLOW_NONE = mark(
    "**{rate:g}** is too small: no step goes uphill, but after {steps} the loss is only down from {first:.2f} to "
    "{last:.2f}; {later} steps later it is {end:.2f}."
)
_JUMPING = mark(
    "**{rate:g}** is too large: {uphill} of {steps} steps go uphill, and {later} steps later the loss still jumps "
    "between {low:.2f} and {high:.2f}."
)
_STUCK = mark(
    "**{rate:g}** is too large: {uphill} of {steps} steps go uphill, and {later} steps later the loss is stuck at "
    "{high:.2f}."
)


class Judgement(StrEnum):
    """What is said of a learning rate."""

    TOO_SMALL = mark("too small")
    RIGHT = mark("right")
    TOO_LARGE = mark("too large")


@dataclass(frozen=True)
class Descent:
    """Gradient descent within the plane: positions (steps + 1, 2) and the loss at each (steps + 1,).

    `later` are the losses of the last `STEPS` of the `LATER` steps that follow. `lowest` is the plane's lowest loss.
    `leaves` is the first step that ends outside the part of the plane that is drawn, if any.
    """

    learning_rate: float
    positions: np.ndarray
    losses: np.ndarray
    later: np.ndarray
    lowest: float
    leaves: int | None

    @property
    def judgement(self) -> Judgement:
        """Right if it comes near the lowest loss and stays there; otherwise too large if it jumps, or too small."""
        if self.diverged:
            return Judgement.TOO_LARGE
        if self.near(np.append(self.losses[3 * STEPS // 4 :], self.later)).all():
            return Judgement.RIGHT
        jumps = np.any(np.diff(self.losses) > UPHILL * self.losses[0])
        return Judgement.TOO_LARGE if jumps else Judgement.TOO_SMALL

    @property
    def diverged(self) -> bool:
        return not self.losses[-1] < TOO_MANY_TIMES * self.losses[0]

    @property
    def _uphill(self) -> int:
        return int(np.sum(np.diff(self.losses) > 0))

    @property
    def _there(self) -> int:
        """The steps after which the loss is near the lowest for good."""
        away = np.flatnonzero(~self.near(self.losses))
        return int(away[-1]) + 1 if len(away) else 0

    def near(self, losses: np.ndarray) -> np.ndarray:
        """Which losses are near the lowest."""
        return np.asarray(losses - self.lowest < NEAR * (self.losses[0] - self.lowest))

    @property
    def in_words(self) -> str:
        if self.leaves is None:
            return self._judged
        return f"{self._judged} {t('Its path leaves the picture at step {step}.', step=self.leaves)}"

    @property
    def _judged(self) -> str:
        if self.diverged:
            return t(_DIVERGED, times=TOO_MANY_TIMES, **self._numbers)
        if self.judgement is Judgement.RIGHT:
            return t(_SETTLED, there=self._there, lowest=self.lowest, **self._numbers)
        if self.judgement is Judgement.TOO_SMALL:
            return self._slow()
        low, high = float(self.later.min()), float(self.later.max())
        jumping = _JUMPING if high - low > 0.01 else _STUCK
        return t(jumping, uphill=self._uphill, low=low, high=high, **self._numbers)

    def _slow(self) -> str:
        if not self._uphill:
            return t(_SLOW_NONE, **self._numbers)
        return tn(
            "**{rate:g}** is too small: 1 step goes uphill, but in {steps} the loss only comes down from {first:.2f} "
            "to {last:.2f}; {later} steps later it is {end:.2f}.",
            "**{rate:g}** is too small: {count} steps go uphill, but in {steps} the loss only comes down from "
            "{first:.2f} to {last:.2f}; {later} steps later it is {end:.2f}.",
            self._uphill,
            **self._numbers,
        )

    @property
    def _numbers(self) -> dict[str, float]:
        """What the sentences have in common."""
        return {
            "rate": self.learning_rate,
            "steps": len(self.losses) - 1,
            "later": LATER,
            "first": float(self.losses[0]),
            "last": float(self.losses[-1]),
            "end": float(self.later[-1]),
        }
