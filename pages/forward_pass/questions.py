"""What the lesson asks of a forward pass."""

from __future__ import annotations

from dashboard.ui.questions.question import Answer, Question


def parameters(inputs: int, units: int) -> Question:
    """How many numbers a first layer of this size has."""
    right = f"{inputs * units + units}"
    return Question(
        f"forward parameters {inputs} {units}",
        f"How many parameters has the first hidden layer, with {inputs} inputs, {units} unit{'s' * (units > 1)} and "
        "biases?",
        (
            Answer(
                f"{inputs * units} in all",
                "These are the weights alone: one for each line of the drawing. Each unit has a bias, too.",
            ),
            Answer(
                f"{inputs + units} in all",
                "That adds what is multiplied: each unit has a weight for every input. Count the lines of the drawing.",
            ),
            Answer(
                f"{right} in all, biases included",
                "One weight for each pair of an input and a unit, and one bias a unit.",
            ),
        ),
        f"{right} in all, biases included",
    )


def all_zero() -> Question:
    """What is left where the hidden layers say nothing: the same for any network."""
    right = "What its bias alone makes of it"
    return Question(
        "forward zero",
        "All units of the last hidden layer give 0. What does the output unit answer?",
        (
            Answer(
                "0",
                "That would be its pre-activation without a bias, and before its activation: a sigmoid of 0 is 0.5.",
            ),
            Answer(
                "That depends on its weights",
                "Each weight is multiplied by 0, so no weight has a part in it, however large.",
            ),
            Answer(right, "Its pre-activation is the bias, and its activation is applied to that."),
        ),
        right,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (all_zero(),)
