"""What the lesson asks of dropout."""

from __future__ import annotations

from dashboard.analysis import outcome
from dashboard.analysis.paired import change_of
from dashboard.analysis.results import Results
from dashboard.ui.questions.changes import ALIKE, HIGHER, LOWER, about_change
from dashboard.ui.questions.question import Answer, Question, Replies
from language.say import mark, t
from pages.dropout.trials import arm_name

ALL_ACTIVE = mark("The one with all units active")


def stopped(results: Results, rate: float) -> Question:
    """Whether dropout does better than stopping in time, by test loss, which chooses no epoch."""
    return about_change(
        name="dropout stopped",
        text=t(
            "Suppose the network without dropout is stopped where its validation loss is lowest. How does its test "
            "loss compare with that of dropout at {rate:g}, trained to the end?",
            rate=rate,
        ),
        replies=_STOPPED,
        change=change_of(results, arm_name(0.0), arm_name(rate), outcome.stopped_test_loss, outcome.test_loss),
        beside=mark("that with dropout at the end"),
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


_STOPPED = {
    LOWER: Replies(
        mark(
            "“Whoever stops in time needs no dropout” forgets what an early stop leaves unlearned. With units dropped, "
            "a network can train for longer before it fits noise. See where the curves without dropout turn."
        ),
        mark(
            "It had learned the pattern, and was stopped before it fitted much noise. With dropout a network fits "
            "noise more slowly, but goes on doing so to the end."
        ),
    ),
    ALIKE: Replies(
        mark("They differ beyond chance: see how low the curves without dropout come, and where those with it end."),
        mark(
            "Over these seeds no difference can be told, or there is next to none: both keep noise from being fitted."
        ),
    ),
    HIGHER: Replies(
        mark(
            "“Only dropout keeps the network from fitting noise” looks at the end of the curves. Without dropout they "
            "are low, too, before they turn."
        ),
        mark(
            "With units dropped, the network went on learning the pattern where, without dropout, it began to fit "
            "noise."
        ),
    ),
}
