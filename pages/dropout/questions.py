"""What the lesson asks of dropout."""

from __future__ import annotations

from dashboard.analysis.results import Results
from dashboard.ui.questions.changes import FALLS, NEITHER, RISES, about_change
from dashboard.ui.questions.question import Answer, Question, Replies
from language.say import mark, t
from pages.dropout.finding.rates import change_at

ALL_ACTIVE = mark("The one with all units active")


def validation(results: Results, rate: float) -> Question:
    """What a rate does to validation loss, as the finding says it."""
    return about_change(
        name="dropout loss",
        text=t("What happens to validation loss with dropout at {rate:g}?", rate=rate),
        replies=_LOSS,
        change=change_at(results, rate),
        beside=t("that without dropout"),
    )


def evaluated() -> Question:
    """What is evaluated: the same at any rate."""
    return Question(
        name="dropout evaluated",
        text=t("A network is trained with dropout. Which network is evaluated on the validation set after an epoch?"),
        answers=(
            Answer(
                mark("The thinned one that was trained last"),
                t(
                    "Each mini-batch trains other networks, one mask per sample. Were one of them evaluated, "
                    "validation loss would jump with every draw."
                ),
            ),
            Answer(
                mark("One that lacks the dropped units for good"),
                t(
                    "Dropout removes nothing for good: at the next step other units are off. So all of them are "
                    "trained."
                ),
            ),
            Answer(
                ALL_ACTIVE,
                t(
                    "Dropout is for training alone. With all units on, one network stands for the mean of all thinned "
                    "ones."
                ),
            ),
        ),
        right=ALL_ACTIVE,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (evaluated(),)


_LOSS = {
    FALLS: Replies(
        mark(
            "“Dropout helps” holds where units lean on each other to fit noise, and the rate leaves enough of them. "
            "Compare the first chart at this rate with its left end."
        ),
        mark("Units that can't rely on each other fit less noise."),
    ),
    NEITHER: Replies(
        mark("That would be so where nothing is dropped. Compare the first chart at this rate with its left end."),
        mark("Over these seeds no difference can be told, or there is next to none."),
    ),
    RISES: Replies(
        mark(
            "“A network whose units are off can't be as good” forgets that all of them are on again when it is "
            "evaluated."
        ),
        mark("With so many units off, too little of the pattern is learned: see how training loss rises as well."),
    ),
}
