"""What the lesson asks of a forward pass."""

from __future__ import annotations

from dashboard.ui.questions.question import Answer, Question
from language.say import mark, t, tn

_ASKED = {
    True: mark("How many parameters does the first hidden layer have, with {inputs}, {units} and biases?"),
    False: mark("How many parameters does the first hidden layer have, with {inputs}, {units} and no biases?"),
}


def parameters(inputs: int, units: int, *, biased: bool) -> Question:
    """How many numbers a first layer of this size has."""
    weights, both = (t("{number} in all", number=number) for number in (inputs * units, (inputs + 1) * units))
    return Question(
        name=f"forward parameters {inputs} {units} {biased}",
        text=t(
            _ASKED[biased],
            inputs=tn("{count} input", "{count} inputs", inputs),
            units=tn("{count} unit", "{count} units", units),
        ),
        answers=(
            Answer(
                weights,
                t("These are the weights alone: one for each line of the drawing. Each unit has a bias, too.")
                if biased
                else t("One weight for each pair of an input and a unit: a line of the drawing each."),
            ),
            _miscounted(inputs, units),
            Answer(
                both,
                t("One weight for each pair of an input and a unit, and one bias a unit.")
                if biased
                else t("That gives each unit a bias, too. Here they have none."),
            ),
        ),
        right=both if biased else weights,
    )


def _miscounted(inputs: int, units: int) -> Answer:
    """A sum, unless another answer has its number."""
    if inputs + units not in (inputs * units, (inputs + 1) * units):
        return Answer(
            t("{number} in all", number=inputs + units),
            t("That adds what is multiplied: each unit has a weight for every input. Count the lines of the drawing."),
        )
    return Answer(
        t("{number} in all", number=(inputs + 1) * units + inputs),
        t("That gives each input a bias, too. Only units can have one."),
    )


def all_zero() -> Question:
    """What is left where the hidden layers say nothing: the same for any network."""
    right = mark("What the activation makes of its bias alone")
    return Question(
        name="forward zero",
        text=t("All units of the last hidden layer output 0. What is the output, which has a bias and a sigmoid?"),
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
