"""How far a drawn curve is from the one that came, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from dashboard.analysis.expected.prediction import Prediction, outcome_of
from dashboard.analysis.outcome import loss
from dashboard.data.parts import VALIDATION
from dashboard.experiment.record import Record
from language.say import mark, t

# An expected curve is drawn at this many epochs, and within these losses.
POSITIONS, BOUNDS = 31, (0.0, 1.0)
# A mean distance counts as near up to this share of how far the true curve moves; that is taken to be LEAST or more.
NEAR, LEAST = 0.2, 0.1
# A curve hardly moves if it does by no more than this share of its highest loss, and ends about where it began.
SLIGHT = 0.15
# A curve turns if both of its ends are more than this share of how far it moves above its lowest, or below its highest.
TURNED = 0.25
Shape = Literal["falls", "turns", "rises", "comes back", "stays"]
_ENDS: dict[Prediction, str] = {
    "fall": mark("At the end you drew {drawn}, lower than the {was} before; it came to {came}."),
    "stay about the same": mark("At the end you drew {drawn}, about as high as the {was} before; it came to {came}."),
    "rise": mark("At the end you drew {drawn}, higher than the {was} before; it came to {came}."),
}
_DREW: dict[Shape, str] = {
    "falls": mark("You drew a curve that falls to the end."),
    "turns": mark("You drew a curve that falls, then rises."),
    "rises": mark("You drew a curve that rises."),
    "comes back": mark("You drew a curve that rises, then falls."),
    "stays": mark("You drew a curve that hardly moves."),
}
_CAME: dict[Shape, str] = {
    "falls": mark("The true one falls to the end."),
    "turns": mark("The true one falls, then rises."),
    "rises": mark("The true one rises."),
    "comes back": mark("The true one rises, then falls."),
    "stays": mark("The true one stays near {level:.2f} throughout."),
}


def positions(epochs: int) -> list[int]:
    """The epochs at which an expected curve has a value."""
    return [round(1 + place * (epochs - 1) / (POSITIONS - 1)) for place in range(POSITIONS)]


def truth_at_positions(after: Record) -> np.ndarray:
    """Validation loss where a drawn curve has its values; where the training stopped early, up to there."""
    losses = after.history.losses[:, VALIDATION]
    return losses[[epoch - 1 for epoch in positions(after.experiment.training.epochs) if epoch <= len(losses)]]


def beside(drawn: Sequence[float], before: Record, after: Record) -> str:
    """How the drawn curve compares with the one that came, in words."""
    return in_words(drawn, truth_at_positions(after), loss(before, VALIDATION), loss(after, VALIDATION))


def predicted(drawn: Sequence[float], before: float) -> Prediction:
    """What a drawn curve says the loss at the end will do, compared with what it was before."""
    return outcome_of(before, drawn[-1])


def distance(drawn: Sequence[float] | np.ndarray, truth: np.ndarray) -> float:
    """The mean distance of a drawn curve from the true one, both at the same epochs."""
    return float(np.mean(np.abs(np.asarray(drawn, float) - truth)))


def is_near(off: float, truth: np.ndarray) -> bool:
    """Whether a distance is small beside how far the true curve moves."""
    return off <= NEAR * max(float(np.ptp(truth)), LEAST)


def in_words(drawn: Sequence[float], truth: np.ndarray, was: float, came: float) -> str:
    """The mean distance of a drawn curve from the true one, both at the same epochs, and where they differ in kind.

    The true curve may end before the drawn one, whose shape is that of all of it: then only the distance is compared.
    `was` and `came` are the losses of the final weights, before and after.
    """
    mine = np.asarray(drawn[: len(truth)], float)
    outcome = predicted(drawn, was)
    # Numbers that are said to differ are written so that they do.
    digits = 2 if outcome == "stay about the same" or f"{drawn[-1]:.2f}" != f"{was:.2f}" else 3
    ends = {"drawn": drawn[-1], "was": was, "came": came}
    end = t(_ENDS[outcome], **{name: f"{loss:.{digits}f}" for name, loss in ends.items()})
    shapes = _shapes(mine, truth) if len(truth) == len(drawn) else ""
    return f"{_distance_in_words(distance(mine, truth), truth)} {end} {shapes}".strip()


def _distance_in_words(off: float, truth: np.ndarray) -> str:
    lowest, highest = f"{float(truth.min()):.2f}", f"{float(truth.max()):.2f}"
    numbers = {"off": f"{off:.2f}", "lowest": lowest, "highest": highest}
    if is_near(off, truth):
        return t(
            "Your curve is close: on average {off} away from the true one, which lies between {lowest} and {highest}.",
            **numbers,
        )
    return t(
        "Your curve is on average {off} away from the true one, which lies between {lowest} and {highest}.", **numbers
    )


def shape(curve: np.ndarray) -> Shape:
    """Whether a curve falls, falls and rises again, rises, rises and falls again, or hardly moves."""
    first, last = float(curve[0]), float(curve[-1])
    if _moves_slightly(curve) and outcome_of(first, last) == "stay about the same":
        return "stays"
    below, above = min(first, last) - float(curve.min()), float(curve.max()) - max(first, last)
    if max(below, above) > TURNED * float(np.ptp(curve)):
        return "turns" if below >= above else "comes back"
    return "falls" if last < first else "rises"


def _moves_slightly(curve: np.ndarray) -> bool:
    return float(np.ptp(curve)) <= SLIGHT * float(curve.max())


def _shapes(mine: np.ndarray, truth: np.ndarray) -> str:
    """The two shapes in words; nothing of two that move slightly, as the little they do may differ."""
    if _moves_slightly(mine) and _moves_slightly(truth):
        return ""
    drew, came = shape(mine), shape(truth)
    if drew == came:
        return t("Its shape is right.")
    return f"{t(_DREW[drew])} {t(_CAME[came], level=float(truth.mean()))}"
