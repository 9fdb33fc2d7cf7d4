"""What the lesson asks of activations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.ui.questions.question import Answer, Question, Replies, make_question
from language.say import mark, t
from pages.activations.finding.vanishing import GradientSizes

EACH = mark("At 16 at most: one for each unit")
NOTHING, ANOTHER = mark("More epochs"), mark("Another of the activations compared here")
UNNEEDED = mark("Nothing needs to: it does not fall to a tenth here")
HARD = mark("Neither epochs nor the other activations: all shrink it here")
# A first layer with so much less than the last has a gradient that vanishes.
VANISHED = 0.1


def kinks() -> Question:
    """How a sum of bent lines follows a curve."""
    return Question(
        name="activations kinks",
        text=t(
            "A network has one input, one hidden layer of 16 units with relu, and a linear output unit. Its curve "
            "consists of straight pieces. At how many places can it have a kink?"
        ),
        answers=(
            Answer(
                mark("At one: relu has a single kink"),
                t("Each unit's relu has one, where its own weight and bias put it. Their sum has a kink at each."),
                t("Choose relu and one hidden layer, and look at the chart of the two networks."),
            ),
            Answer(
                EACH, t("Between two kinks all units are straight, and so is their sum. More units allow more pieces.")
            ),
            Answer(
                mark("At any number, if the weights are large enough"),
                t("Weights move the kinks and make them sharper. They can't add one: 16 units have 16 kinks to sum."),
            ),
        ),
        right=EACH,
    )


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
            "This is the gradient of the very first step. Where it is next to nothing, steps of gradient descent are "
            "too, so the first layers hardly change and the gradient stays small."
        ),
        "",
    ),
    ANOTHER: Replies("", mark("At least one of those compared lets the gradient through: its curve stays up.")),
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
    (HARD, ANOTHER): mark(
        "At least one of those compared does: its curve stays up while another falls to less than a tenth."
    ),
    (NOTHING, UNNEEDED): mark(
        "It needs no remedy, and more epochs would not be one: no curve falls to less than a tenth."
    ),
    (HARD, UNNEEDED): mark("It needs no remedy: no curve falls to less than a tenth."),
}
