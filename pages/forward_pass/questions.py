"""What the lesson asks of a forward pass."""

from __future__ import annotations

from dashboard.ui.questions.question import Answer, Question
from language.say import mark, t

_MORE = mark("{number} more")


def one_more(inputs: int, following: int, *, biased: bool) -> Question:
    """How many numbers a unit brings with it, in a first hidden layer before one of so many units."""
    own, both = inputs + biased, inputs + biased + following
    return Question(
        name=f"forward one more {inputs} {following} {biased}",
        text=t("The first hidden layer gets one more unit. How many more parameters does the network then have?"),
        answers=(
            Answer(
                t(_MORE, number=own), t("Those are its own. Each unit of the next layer gets a weight for it, too.")
            ),
            Answer(
                t(_MORE, number=both),
                t("Its own weight for each input and its bias, and one weight for it in each unit of the next layer.")
                if biased
                else t("Its own weight for each input, and one weight for it in each unit of the next layer."),
            ),
            Answer(
                t(_MORE, number=both + 1),
                t("One too many: the units of the next layer keep the bias that they have.")
                if biased
                else t("That gives it a bias, too. Here units have none."),
            ),
        ),
        right=t(_MORE, number=both),
    )


def all_zero() -> Question:
    """What is left where the hidden layers say nothing: the same for any network."""
    right = mark("The sigmoid of its bias")
    return Question(
        name="forward zero",
        text=t(
            "All units of the last hidden layer output 0. The output unit has a bias and a sigmoid. What does it "
            "output?"
        ),
        answers=(
            Answer(
                "0",
                t("That would be its pre-activation without a bias, and before its activation: a sigmoid of 0 is 0.5."),
            ),
            Answer(
                mark("That depends on its weights"),
                t("Each weight is multiplied by 0, so no weight has a part in it, however large."),
            ),
            Answer(right, t("Its pre-activation is the bias, and its activation is applied to that.")),
        ),
        right=right,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (all_zero(),)
