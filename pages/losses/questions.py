"""What the lesson asks of losses: true of any data, and to be seen in its charts."""

from __future__ import annotations

from dashboard.ui.questions.question import Answer, Question
from language.say import mark, t

PULLS = mark("Large with cross-entropy, small with squared error")
# With p = 0.01 for the truth: 1 - p, and 2 (1 - p) p (1 - p).
CROSS, SQUARED = 0.99, 0.02


def confidently_wrong() -> Question:
    """A probability of 0.01 for the truth: the gradients of both losses with respect to the logit."""
    return Question(
        name="losses wrong",
        text=t(
            "A network gives the true class a probability of 1%. How large is the gradient with respect to the logit?"
        ),
        answers=(
            Answer(
                mark("Large with both: the error is large"),
                t(
                    "The error is, but its slope isn't: far from the truth the sigmoid is flat, and squared error with "
                    "it."
                ),
                t("See the left end of the second chart, with class 1 true."),
            ),
            Answer(
                PULLS,
                t(
                    "{cross} with cross-entropy, {squared} with squared error. Cross-entropy takes the logarithm, "
                    "which undoes the sigmoid's flatness. So it learns most where it is most wrong.",
                    cross=CROSS,
                    squared=SQUARED,
                ),
            ),
            Answer(
                mark("Small with both: the sigmoid is saturated"),
                t("The sigmoid is, but cross-entropy's logarithm grows as steeply as the sigmoid flattens."),
            ),
        ),
        right=PULLS,
    )


def loss_without_accuracy() -> Question:
    """Loss and accuracy need not go together."""
    right = mark("Yes: it may be surer of the same mistakes")
    return Question(
        name="losses accuracy",
        text=t("Validation loss rises while validation accuracy stays the same. Is that possible?"),
        answers=(
            Answer(right, t("A mistake costs more, the surer it is, and for accuracy it is one mistake all the same.")),
            Answer(
                mark("No: accuracy would have to fall"),
                t("Accuracy only asks which class is ahead. How far, it doesn't know, and loss does."),
            ),
            Answer(
                mark("Only if the labels were wrong"),
                t("With right labels, too: being surer of the same wrong answers is enough."),
            ),
        ),
        right=right,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (confidently_wrong(), loss_without_accuracy())
