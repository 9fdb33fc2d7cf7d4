"""What the lesson asks of activations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.ui.questions.question import Answer, Question, Replies, make_question
from language.say import mark, t, tn
from pages.activations.finding.vanishing import GradientSizes

LINE = mark("A straight line, however many layers")
NOTHING, ANOTHER = mark("More epochs"), mark("Another of the activations compared here")
UNNEEDED = mark("Nothing needs to: it does not fall to a tenth here")
HARD = mark("Neither epochs nor the other activations: all shrink it here")
# A first layer with so much less than the last has a gradient that vanishes.
VANISHED = 0.1


def linear(layers: int) -> Question:
    """What layers without a bend compute."""
    text = tn(
        "A network has {count} hidden layer of 16 units, one input, and no activation. What can its curve be?",
        "A network has {count} hidden layers of 16 units, one input, and no activation. What can its curve be?",
        layers,
    )
    answers = (
        Answer(
            mark("Any smooth curve, given enough units"),
            t(
                "With a bend in each unit, yes. Sums of straight lines are straight: see the straight line in the "
                "chart of the two networks."
            ),
        ),
        Answer(
            mark("A straight line with a bend for each layer"),
            t("A layer without an activation bends nothing. It turns a line into a line."),
        ),
        Answer(LINE, t("A matrix times a matrix is a matrix, so that all its layers are one.")),
    )
    return Question(name="activations linear", text=text, answers=answers, right=LINE)


def vanishing(compared: Sequence[GradientSizes]) -> Question:
    """What helps the network whose gradient shrinks most, among those compared; remedies that don't are among them.

    Where a unit halves what goes forward as well, as silu does, no layer's gradient is far from the last one's.
    """
    ratios = [sizes.ratio for sizes in compared]
    right = ANOTHER if min(ratios) < VANISHED < max(ratios) else UNNEEDED if min(ratios) >= VANISHED else HARD
    said = {answer: replace(one, wrong=_WRONG.get((answer, right), one.wrong)) for answer, one in _REMEDIES.items()}
    return make_question(
        name="activations vanishing",
        text=t(
            "Take the network whose gradient shrinks most from the output layer to the first in the chart above. What "
            "would keep it from shrinking?"
        ),
        replies=said,
        right=right,
    )


_REMEDIES = {
    NOTHING: Replies(
        mark(
            "This is the gradient of the very first step. Where it is next to nothing, steps are too, so the first "
            "layers hardly change and the gradient stays small."
        ),
        "",
    ),
    ANOTHER: Replies("", mark("Of those compared, one lets the gradient through: its curve stays up.")),
    UNNEEDED: Replies(
        mark("At least one of the curves falls to less than a tenth from the last layer to the first."),
        mark("No curve falls to less than a tenth. Add layers, or compare sigmoid."),
    ),
    HARD: Replies("", mark("All curves fall to less than a tenth. Compare relu, or take layers away.")),
}
# What is said to a wrong answer where that depends on the right one.
_WRONG = {
    (ANOTHER, UNNEEDED): mark("None of those compared here is bad: no curve falls to less than a tenth."),
    (ANOTHER, HARD): mark("None of those compared here is much better: every curve falls to less than a tenth."),
    (HARD, ANOTHER): mark("One of those compared does: its curve stays up while another falls to less than a tenth."),
    (NOTHING, UNNEEDED): mark("It needs no remedy, and more epochs are none: no curve falls to less than a tenth."),
    (HARD, UNNEEDED): mark("It needs no remedy: no curve falls to less than a tenth."),
}
