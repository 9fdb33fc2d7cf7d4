"""What the lesson asks of losses: true of any data, and to be seen in its charts."""

from __future__ import annotations

from dashboard.ui.questions.question import Answer, Question
from language.say import mark, t

TWICE = mark("Its cross-entropy is twice as large, its squared error hardly larger")
# -ln p and (1 - p) squared, for the p of 1% and of 0.01% that the truth gets.
CROSS, SQUARED = (4.61, 9.21), (0.98, 1.00)


def surer_of_a_mistake() -> Question:
    """What a mistake costs by both losses, and what a surer one does."""
    cross = t("Cross-entropy is −ln p: {first:.2f} and {second:.2f}.", first=CROSS[0], second=CROSS[1])
    squared = t("Squared error is (1 − p)²: {first:.2f} and {second:.2f}.", first=SQUARED[0], second=SQUARED[1])
    limit = t("It can't exceed 1, so with squared error there is next to nothing to gain from less confidence.")
    return Question(
        name="losses surer",
        text=t(
            "A network gives the true class of a sample a probability of p = 1%. Another one gives it only 0.01%. "
            "How does the loss of the second one compare?"
        ),
        answers=(
            Answer(
                mark("It is a hundred times as large, with both losses"),
                f"{t('Neither is proportional to 1/p.')} {cross} {squared}",
            ),
            Answer(TWICE, f"{cross} {squared} {limit}"),
            Answer(
                mark("It is the same, with both losses: wrong is wrong"),
                f"{t('For accuracy it is, and nearly so for squared error.')} {cross}",
                t("Choose **One of two classes** with true class 1, and look at the left end of the first chart."),
            ),
        ),
        right=TWICE,
    )


def loss_without_accuracy() -> Question:
    """Loss and accuracy need not go together."""
    right = mark("Yes: it may be more confident in the same mistakes")
    return Question(
        name="losses accuracy",
        text=t("Validation loss rises while validation accuracy stays the same. Is that possible?"),
        answers=(
            Answer(
                right,
                t("The more confident a mistake, the higher its loss; for accuracy it is one mistake either way."),
            ),
            Answer(
                mark("No: accuracy would have to fall"),
                t("Accuracy only asks which class is ahead; only the loss shows how far ahead it is."),
            ),
            Answer(
                mark("Only if the labels were wrong"),
                t("With right labels, too: more confidence in the same wrong answers is enough."),
            ),
        ),
        right=right,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (surer_of_a_mistake(), loss_without_accuracy())
