"""How far a curve that was drawn is from the one that came, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from dashboard.analysis.expected.prediction import Prediction, outcome_of
from dashboard.analysis.outcome import VALIDATION, loss
from dashboard.experiment.record import Record

# What is expected is drawn at so many epochs, and within these losses.
POSITIONS, BOUNDS = 31, (0.0, 1.0)
# A mean distance as a share of how far the true curve moves, up to which it counts as near; a curve that hardly moves
# counts as one that moves by LEAST.
NEAR, LEAST = 0.2, 0.1
# A curve turns if it ends so much above its lowest, as a share of how far it moves.
TURNED = 0.25
Shape = Literal["falls", "turns", "rises"]
_PAST: dict[Prediction, str] = {"fall": "a fall", "stay about the same": "no change", "rise": "a rise"}


def positions(epochs: int) -> list[int]:
    """The epochs at which an expected curve has a value."""
    return [round(1 + place * (epochs - 1) / (POSITIONS - 1)) for place in range(POSITIONS)]


def truth_at_positions(after: Record) -> np.ndarray:
    """Validation loss where a drawn curve has its values; where the training stopped early, up to there."""
    losses = after.history.losses[:, VALIDATION]
    return losses[[epoch - 1 for epoch in positions(after.experiment.training.epochs) if epoch <= len(losses)]]


def beside(drawn: Sequence[float], before: Record, after: Record) -> str:
    """What was drawn beside what came, in words."""
    truth = truth_at_positions(after)
    return in_words(drawn[: len(truth)], truth, loss(before, VALIDATION))


def predicted(drawn: Sequence[float], before: float) -> Prediction:
    """What a drawn curve says of the loss at the end, next to what it was."""
    return outcome_of(before, drawn[-1])


def distance(drawn: Sequence[float], truth: np.ndarray) -> float:
    """The mean distance of a drawn curve from the true one, both at the same epochs."""
    return float(np.mean(np.abs(np.asarray(drawn, float) - truth)))


def is_near(off: float, truth: np.ndarray) -> bool:
    """Whether a distance is small beside how far the true curve moves."""
    return off <= NEAR * max(float(np.ptp(truth)), LEAST)


def in_words(drawn: Sequence[float], truth: np.ndarray, before: float) -> str:
    """The mean distance of a drawn curve from the true one, both at the same epochs, and where they differ in kind."""
    mine = np.asarray(drawn, float)
    off = distance(drawn, truth)
    moves = max(float(np.ptp(truth)), LEAST)
    lead = "Your curve is close" if is_near(off, truth) else "Your curve is off"
    end = f"At the end you drew {mine[-1]:.2f}, {_PAST[predicted(drawn, before)]}; it came to {truth[-1]:.2f}."
    said = f"{lead}: by {off:.2f} on average, where the true one moves over {moves:.2f}. {end}"
    return f"{said} {_shapes(mine, truth)}".strip()


def shape(curve: np.ndarray) -> Shape:
    """Whether a curve goes down, down and up again, or up."""
    moves = max(float(np.ptp(curve)), 1e-9)
    lowest = int(np.argmin(curve))
    if curve[-1] - curve[lowest] <= TURNED * moves:
        return "falls"
    return "rises" if curve[0] - curve[lowest] <= TURNED * moves else "turns"


def _shapes(mine: np.ndarray, truth: np.ndarray) -> str:
    if max(float(np.ptp(mine)), float(np.ptp(truth))) < LEAST:
        return ""
    words: dict[Shape, str] = {"falls": "falls to the end", "turns": "falls, then rises", "rises": "rises"}
    ours, came = shape(mine), shape(truth)
    return "Its shape is right." if ours == came else f"You drew one that {words[ours]}; it {words[came]}."
