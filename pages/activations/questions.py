"""What the lesson asks of activations."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.ui.questions.question import Answer, Question, Said, judged
from pages.activations.finding.vanishing import GradientSizes

LINE = "A straight line, however many layers"
NOTHING, ANOTHER, RATE = "More epochs", "Another activation", "None of these: the gradient does not shrink here"
# A first layer with so much less than the last has a gradient that vanishes.
VANISHED = 0.1


def linear(layers: int) -> Question:
    """What layers without a bend compute."""
    return Question(
        "activations linear",
        f"A network has {layers} hidden layer{'s' * (layers > 1)} of 16 units, one input, and no activation. What can "
        "its curve be?",
        (
            Answer(
                "Any smooth curve, with units enough",
                "With a bend in each unit, yes. Sums of straight lines are straight: see the straight line in the "
                "chart of the two networks.",
            ),
            Answer(
                "A straight line with a bend for each layer",
                "A layer without an activation bends nothing. It turns a line into a line.",
            ),
            Answer(LINE, "A matrix times a matrix is a matrix, so that all its layers are one."),
        ),
        LINE,
    )


def vanishing(compared: Sequence[GradientSizes]) -> Question:
    """What helps the network whose gradient shrinks most, among those compared; remedies that don't are among them."""
    ratios = [sizes.ratio for sizes in compared]
    right = ANOTHER if min(ratios) < VANISHED < max(ratios) else RATE if min(ratios) >= VANISHED else HARD
    return judged(
        "activations vanishing",
        "In the chart above, what gives the first layer of the network with the smallest gradient a larger one?",
        _REMEDIES,
        right,
    )


HARD = "None of those compared here"
_REMEDIES = {
    NOTHING: Said(
        "The gradient is that of the very first step, and each layer shrinks it by the same factor at every later one. "
        "More steps of next to nothing stay small.",
        "",
    ),
    ANOTHER: Said(
        "Of the activations compared here none is much better, or none is bad: see how far down each curve goes.",
        "Of those compared, one lets the gradient through: its curve stays up.",
    ),
    RATE: Said(
        "At least one of the curves falls to less than a tenth from the last layer to the first.",
        "No curve falls to less than a tenth. Add layers, or compare sigmoid.",
    ),
    HARD: Said(
        "Look at how far down each curve goes: they are not all alike, or none of them goes far.",
        "All curves fall to less than a tenth. Compare relu, or take layers away.",
    ),
}
