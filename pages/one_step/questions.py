"""What the lesson asks of a step: true of any network, and to be seen in its charts."""

from __future__ import annotations

from dashboard.ui.questions.question import Answer, Question
from language.say import mark, t


def which_way() -> Question:
    """Against the gradient."""
    right = mark("It becomes 0.03 smaller")
    return Question(
        name="one_step way",
        text=t(
            "The gradient of a weight is +0.3, and the learning rate 0.1. What happens to the weight in the next step "
            "of gradient descent?"
        ),
        answers=(
            Answer(right, t("It moves by 0.3 times the learning rate, against the gradient, so that the loss falls.")),
            Answer(
                mark("It becomes 0.03 larger"),
                t("The gradient points to where the loss grows. A step goes against it."),
                t("See the last formulas of each layer."),
            ),
            Answer(mark("It becomes 0.3 smaller"), t("The step is the gradient times the learning rate.")),
        ),
        right=right,
    )


def loss_goes_up() -> Question:
    """What helps against steps that are too long; what doesn't is among the answers."""
    right = mark("A smaller learning rate")
    return Question(
        name="one_step up",
        text=t("After a step on all training samples, the loss is higher than before. What helps?"),
        answers=(
            Answer(
                mark("More steps of the same size"),
                t("A step too long jumps over the valley, and so does the next."),
                t("Choose 1.5 among the learning rates, and see its path on the loss surface."),
            ),
            Answer(
                mark("Going along the gradient instead"),
                t("Then even the shortest step would raise the loss. The direction is right, and the step too long."),
            ),
            Answer(right, t("The gradient says what happens close by. A step short enough stays where it is right.")),
        ),
        right=right,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (which_way(), loss_goes_up())
