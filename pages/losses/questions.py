"""What the lesson asks of losses: true of any data, and to be seen in its charts."""

from __future__ import annotations

from dashboard.ui.questions.question import Answer, Question


def confidently_wrong() -> Question:
    """A probability of 0.01 for the truth: the gradients of both losses with respect to the logit."""
    p = 0.01
    cross, squared = 1.0 - p, 2.0 * (1.0 - p) * p * (1.0 - p)
    right = f"{cross:.2f} with cross-entropy, {squared:.2f} with squared error"
    return Question(
        "losses wrong",
        "A network gives the true class a probability of 1 %. How large is the gradient with respect to the logit?",
        (
            Answer(
                "Large with both: the error is large with both",
                "The error is, but its slope isn't: far from the truth the sigmoid is flat, and squared error with it. "
                "See the second chart on the left, with class 1 true.",
            ),
            Answer(
                right,
                "Cross-entropy takes the logarithm, which undoes the sigmoid's flatness. So it learns most where it is "
                "most wrong.",
            ),
            Answer(
                "Small with both: the sigmoid is saturated",
                "The sigmoid is, but cross-entropy's logarithm grows as steeply as the sigmoid flattens.",
            ),
        ),
        right,
    )


def loss_without_accuracy() -> Question:
    """Loss and accuracy need not go together."""
    right = "Yes: it may be surer of the same mistakes"
    return Question(
        "losses accuracy",
        "Validation loss rises while validation accuracy stays the same. Is that possible?",
        (
            Answer(
                "No: accuracy would have to fall",
                "Accuracy only asks which class is ahead. How far, it doesn't know, and loss does.",
            ),
            Answer(right, "A mistake costs more, the surer it is, and for accuracy it is one mistake all the same."),
            Answer(
                "Only if the labels were wrong",
                "With right labels, too: being more sure on the same wrong answers is enough.",
            ),
        ),
        right,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (confidently_wrong(), loss_without_accuracy())
