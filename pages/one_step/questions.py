"""What the lesson asks of a step: true of any network, and to be seen in its charts."""

from __future__ import annotations

from dashboard.ui.questions.question import Answer, Question


def which_way() -> Question:
    """Against the gradient."""
    right = "Smaller"
    return Question(
        "one_step way",
        "The gradient of a weight is +0.3. What becomes of the weight in the next step of gradient descent?",
        (
            Answer(
                "Larger",
                "The gradient points to where the loss grows. A step goes against it, as the table of weights before "
                "and after shows.",
            ),
            Answer(right, "By 0.3 times the learning rate: against the gradient, the loss falls."),
            Answer("It becomes 0.3 smaller", "The learning rate comes in between: it takes 0.3 times that."),
        ),
        right,
    )


def loss_goes_up() -> Question:
    """What helps against steps that are too long; what doesn't is among the answers."""
    right = "A smaller learning rate"
    return Question(
        "one_step up",
        "After a step on all of its samples, the loss is higher than before. What helps?",
        (
            Answer(
                "More steps of the same size",
                "A step too long jumps over the valley, and so does the next: see the path of the largest learning "
                "rate on the loss surface.",
            ),
            Answer(
                "Going along the gradient instead",
                "Then the loss would rise at any learning rate. The direction is right, and the step too long.",
            ),
            Answer(right, "The gradient says what happens close by. A step short enough stays where it is right."),
        ),
        right,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (which_way(), loss_goes_up())
