"""What the lesson asks of sizes."""

from __future__ import annotations

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.paired import change_of
from dashboard.analysis.results import Results
from dashboard.analysis.table import typical
from dashboard.ui.questions.changes import ALIKE, HIGHER, LOWER, about_change
from dashboard.ui.questions.question import Question, Replies, make_question
from language.say import later, mark, t

LARGEST, SMALLEST = mark("The largest"), mark("The smallest")
BEST = mark("One in between, which has the lowest validation loss as well")


def stopped(results: Results) -> Question:
    """Whether the largest network does worse where each is stopped in time, by test loss, which chooses no epoch."""
    *smaller, largest = [arm.name for arm in results.arms]
    ended = [name for name in smaller if results[name]]
    best = min(ended, key=lambda name: typical(outcome.validation_loss)(results[name]), default=largest)
    waits = len(ended) < len(smaller)
    value = outcome.stopped_test_loss
    return about_change(
        name="capacity stopped",
        text=t(
            "Each training is stopped where its validation loss is lowest. How does test loss of the largest network "
            "then compare with that of the smaller one that is best at the end?"
        ),
        replies=_STOPPED,
        change=None if waits else change_of(results, largest, best, value, value),
        beside=later("that with {title}", title=results.title(best)),
    )


def training_loss(results: Results) -> Question:
    """Which size has the lowest training loss."""
    text = t("Which network has the lowest training loss?")
    names = [arm.name for arm in results.arms]
    if not all(results[name] for name in names):
        return make_question(name="capacity training", text=text, replies=_TRAINING, right=None)
    train, validation = (
        [typical(value)(results[name]) for name in names] for value in (outcome.train_loss, outcome.validation_loss)
    )
    lowest, best = int(np.argmin(train)), int(np.argmin(validation))
    ends = {len(names) - 1: LARGEST, 0: SMALLEST}
    right = ends.get(lowest) or (BEST if lowest == best else ANOTHER)
    because = t("The lowest is {loss:.2f} ({title}).", loss=train[lowest], title=results.title(names[lowest]))
    return make_question(name="capacity training", text=text, replies=_TRAINING, right=right, because=because)


ANOTHER = mark("Another one")
_STOPPED = {
    LOWER: Replies(
        mark(
            "“More room, better fit” holds for training loss. The pattern here asks for no more room than a smaller "
            "network has: compare the lowest points of their curves."
        ),
        mark("With more room it learns the pattern faster, and better, before it fits much noise."),
    ),
    ALIKE: Replies(
        mark("They differ beyond chance: compare the lowest points of their curves."),
        mark(
            "No difference can be told, or there is next to none. What overfits is not size alone, but size and time."
        ),
    ),
    HIGHER: Replies(
        mark(
            "“Too large is too large” looks at the end of training. Before it fits the noise, the largest network is "
            "not worse as far as these seeds tell: compare the lowest points of their curves."
        ),
        mark("Even where it is best, it has fitted more noise, or learned less of the pattern."),
    ),
}
_TRAINING = {
    LARGEST: Replies(
        mark("It usually is, but not here: see the training curve in the first chart."),
        mark("It has most room, for pattern and noise alike. That is why training loss can't choose a size."),
    ),
    BEST: Replies(
        mark("“Best” is by validation loss. Training loss goes on falling where that has turned: see the first chart."),
        mark("So it is here, which is unusual."),
    ),
    SMALLEST: Replies(
        mark("It can't even follow the pattern: see the left end of the training curve."),
        mark("So it is here, which is unusual."),
    ),
    ANOTHER: Replies(
        mark("It is one of those named: see the training curve in the first chart."), mark("See the training curve.")
    ),
}
