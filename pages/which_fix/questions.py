"""What the lesson asks of its trial."""

from __future__ import annotations

from dashboard.analysis.results import Results
from dashboard.experiment.arms import BASELINE
from dashboard.ui.questions.one_seed import at_one_seed
from dashboard.ui.questions.question import Answer, Question
from language.say import mark

WORSE, FINE = mark("It is worse: it fits the data less well"), mark("That alone says nothing against it")


def asked(results: Results) -> tuple[Question, ...]:
    return at_one_seed("which_fix", results, BASELINE), fits_less()


def fits_less() -> Question:
    """What training loss says of a remedy: the same whatever the results."""
    return Question(
        name="which_fix less",
        text=mark("With a remedy, training loss ends higher than without. What does that say about the remedy?"),
        answers=(
            Answer(
                WORSE,
                mark(
                    "Training loss says how well the training rows are fitted, their noise included. What counts is "
                    "data that the network has not seen."
                ),
                mark("Compare the validation curves."),
            ),
            Answer(
                mark("It needs more epochs to get as low"),
                mark(
                    "It may never get as low, and need not: a penalty or dropout keeps the network from fitting noise, "
                    "and training loss is what pays for it."
                ),
            ),
            Answer(FINE, mark("Noise that is not fitted is left in training loss. Validation loss decides.")),
        ),
        right=FINE,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (fits_less(),)
