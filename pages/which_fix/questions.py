"""What the lesson asks of its trial."""

from __future__ import annotations

from functools import partial

from dashboard.analysis.ranking import rank
from dashboard.analysis.results import Results
from dashboard.analysis.verdict import judge_record
from dashboard.experiment.arms import BASELINE
from dashboard.ui.questions.question import Answer, Question, Replies, make_question
from language.say import mark, t

NONE, SOME, ALL = mark("None of them"), mark("Some of them"), mark("All of them")
WORSE, FINE = mark("It is worse: it fits the data less well"), mark("That alone says nothing against it")


def asked(results: Results) -> tuple[Question, ...]:
    return how_many(results), fits_less()


def how_many(results: Results) -> Question:
    """How many remedies lower validation loss, as far as the seeds bear it out."""
    ranking = rank(results, BASELINE)
    text = t("How many of these remedies lower validation loss beyond chance?")
    question = partial(make_question, name="which_fix many", text=text)
    if ranking is None:
        return question(right=None, replies=_SAID)
    count, lower = len(ranking.changes), len(ranking.lower)
    right = NONE if not lower else ALL if lower == count else SOME
    replies = _SAID | ({} if _overfits(results) else {ALL: Replies(_SAID[ALL].wrong, _HELPED_ALL_THE_SAME)})
    return question(right=right, replies=replies, because=t("Here it is {lower} of {total}.", lower=lower, total=count))


def _overfits(results: Results) -> bool:
    """Whether the baseline does, by its verdict at most of the seeds."""
    kinds = [judge_record(record).kind for record in results[BASELINE]]
    return 2 * kinds.count("overfitting") > len(kinds)


def fits_less() -> Question:
    """What training loss says of a remedy: the same whatever the results."""
    return Question(
        name="which_fix less",
        text=mark("With a remedy, training loss ends higher than without. What does that say of the remedy?"),
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
                mark("It needs more epochs, to get as low"),
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


_HELPED_ALL_THE_SAME = mark(
    "Every remedy lowers it here, though the network does not plainly overfit without: see what each does to training "
    "loss."
)
_SAID = {
    NONE: Replies(
        mark(
            "“There is no free lunch” is true of all problems together; on this one, the intervals of some leave out "
            "*no change*."
        ),
        mark(
            "Most remedies take freedom away. Where the network has none to spare, or the seeds are few, "
            "nothing is gained that can be told from chance."
        ),
    ),
    SOME: Replies(
        mark("Count the intervals that lie below *no change*, by more than counts: here it is none of them, or all."),
        mark(
            "Each remedy works against something, such as large weights or too many epochs. Where that is not what "
            "is wrong, it doesn't help, or does harm."
        ),
    ),
    ALL: Replies(
        mark(
            "“Regularization helps” is no law. At least one of them does not lower it, or not by more than counts: see "
            "the intervals."
        ),
        mark("This network has far too much freedom, so every remedy helps."),
    ),
}
