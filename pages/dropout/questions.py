"""What the lesson asks of dropout."""

from __future__ import annotations

from dashboard.analysis.change import Change
from dashboard.analysis.paired import FEWEST, paired_losses
from dashboard.analysis.results import Results
from dashboard.language.say import mark, t
from dashboard.ui.questions.changes import FALLS, NEITHER, RISES, about_change
from dashboard.ui.questions.question import Answer, Question, Said
from pages.dropout.trials import arm_name

NOTHING = mark("All units are active")


def validation(results: Results, rate: float) -> Question:
    """What a rate does to validation loss."""
    return about_change(
        name="dropout loss",
        text=t("What does a dropout of {rate:g} do to validation loss?", rate=rate),
        said=_LOSS,
        change=_change(results, rate),
        beside=t("without dropout"),
    )


def evaluated() -> Question:
    """What is evaluated: the same at any rate."""
    return Question(
        name="dropout evaluated",
        text=t("The curves are those of which network?"),
        answers=(
            Answer(
                mark("Of the thinned one that was trained last"),
                t(
                    "Each mini-batch trains others, a mask a sample. Were one of them evaluated, the curves would jump "
                    "with every draw."
                ),
            ),
            Answer(
                mark("Of one with the dropped units left out for good"),
                t(
                    "Dropout removes nothing for good: at the next step other units are off. So all of them are "
                    "trained."
                ),
            ),
            Answer(
                NOTHING,
                t(
                    "Dropout is for training alone. With all units on, one network stands for the mean of all thinned "
                    "ones."
                ),
            ),
        ),
        right=NOTHING,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (evaluated(),)


def _change(results: Results, rate: float) -> Change | None:
    losses, name, none = paired_losses(results), arm_name(rate), arm_name(0.0)
    known = {name, none} <= set(losses.names) and len(losses.ratios(name, none)) >= FEWEST
    return losses.change(name, none) if known else None


_LOSS = {
    FALLS: Said(
        mark(
            "“Dropout helps” holds where units lean on each other to fit noise, and the rate leaves enough of them. "
            "Compare the first chart at this rate with its left end."
        ),
        mark("Units that can't rely on each other fit less noise."),
    ),
    NEITHER: Said(
        mark("That would be so where nothing is dropped. Compare the first chart at this rate with its left end."),
        mark(
            "At this rate there is nothing to be told apart: it is too low, or what it keeps out and takes away are "
            "even."
        ),
    ),
    RISES: Said(
        mark(
            "“A network with half of its units off can't be as good” forgets that all are on again when it is "
            "evaluated."
        ),
        mark("So many units are off that too little of the pattern is learned."),
    ),
}
