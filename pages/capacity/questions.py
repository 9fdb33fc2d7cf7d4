"""What the lesson asks of sizes."""

from __future__ import annotations

from functools import partial

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.paired import FEWEST_PAIRS, change_of
from dashboard.analysis.ranking import lowest
from dashboard.analysis.results import Results, diverged
from dashboard.data.parts import VALIDATION
from dashboard.ui.questions.changes import ALIKE, HIGHER, LOWER, about_change
from dashboard.ui.questions.question import Question, Replies, make_question
from language.say import later, mark, t

LARGEST = mark("The largest, for most of the seeds")
MIXED = mark("It differs from seed to seed")
SMALLER = mark("The smaller one, for most of the seeds")
# What holds at so many of the seeds holds at most of them.
MOST = 2 / 3


def stopped(results: Results) -> Question:
    """Whether the largest network does worse where each is stopped in time, by test loss, which chooses no epoch."""
    largest, best = results.arms[-1].name, _best_smaller(results)
    value = outcome.stopped_test_loss
    return about_change(
        name="capacity stopped",
        text=t(
            "Suppose each training run is stopped where its validation loss is lowest. How does the test loss of the "
            "largest network then compare with that of the smaller one that is best at the end?"
        ),
        replies=_STOPPED,
        change=change_of(results, largest, best, value, value) if best else None,
        beside=later("that with {title}", title=results.title(best or largest)),
    )


def turns(results: Results) -> Question:
    """Whose validation loss is lowest after fewer epochs, seed by seed."""
    asked = partial(
        make_question,
        name="capacity turns",
        text=t(
            "Take the largest network, and the smaller one that is best at the end. Which of them reaches its lowest "
            "validation loss at an earlier epoch?"
        ),
    )
    largest, best = results.arms[-1].name, _best_smaller(results)
    epochs = _lowest_epochs(results, largest, best) if best else np.zeros((0, 2))
    if len(epochs) < FEWEST_PAIRS:
        return asked(replies=_TURNS, right=None)
    earlier, later_on = int((epochs[:, 0] < epochs[:, 1]).sum()), int((epochs[:, 0] > epochs[:, 1]).sum())
    # Means might say the contrary: near the lowest point a single seed's epoch may be far from the others'.
    because = t(
        "It is earlier with the largest for {earlier} of {seeds} seeds, and with {title} for {later_on}.",
        earlier=earlier,
        later_on=later_on,
        title=results.title(best or largest),
        seeds=len(epochs),
    )
    most = MOST * len(epochs)
    right = LARGEST if earlier >= most else SMALLER if later_on >= most else MIXED
    replies = _TURNS | {SMALLER: _NEITHER} if right == MIXED else _TURNS
    return asked(replies=replies, right=right, because=because)


def _best_smaller(results: Results) -> str | None:
    """The arm with the lowest validation loss among those before the largest."""
    return lowest(results.only([arm.name for arm in results.arms[:-1]]))


def _lowest_epochs(results: Results, *names: str) -> np.ndarray:
    """The epoch, from 1, of the lowest validation loss of each, (seeds, names); without seeds at which one diverged."""
    rows = zip(*(results.finished_row(name) for name in names), strict=True)
    sound = [[record for record in row if record and not diverged(record)] for row in rows]
    pairs = [row for row in sound if len(row) == len(names)]
    epochs = [[record.history.losses[:, VALIDATION].argmin() + 1 for record in row] for row in pairs]
    return np.array(epochs).reshape(-1, len(names))


_STOPPED = {
    LOWER: Replies(
        mark(
            "“More room, better fit” holds for training loss. Before it fits the noise, these seeds show no clear gain "
            "in being large: compare the lowest points of their curves."
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
            "“Too large is too large” looks at the end of training. Before it fits the noise, these seeds show no "
            "clear harm in being large: compare the lowest points of their curves."
        ),
        mark("Even where it is best, it has fitted more noise, or learned less of the pattern."),
    ),
}
_TURNS = {
    LARGEST: Replies(
        mark(
            "It would be if it fitted the pattern in fewer epochs for at least two thirds of the seeds, and here it "
            "doesn't."
        ),
        mark("The larger one fits the pattern in fewer epochs, then the noise. So it has to be stopped sooner."),
    ),
    MIXED: Replies(
        mark("For most seeds it is the same one."),
        mark("Near the lowest point the curves are flat, and noise moves the epoch about."),
    ),
    SMALLER: Replies(
        mark(
            "“The smaller one has less to learn” counts weights, not epochs. It takes more epochs to fit the pattern, "
            "and has little room for noise afterwards."
        ),
        mark("So it is here, which is unusual: a larger network mostly fits the pattern in fewer epochs."),
    ),
}
# To whoever expects the smaller one to turn first, where neither does for most of the seeds.
_NEITHER = Replies(
    mark(
        "“The smaller one has less to learn” counts weights, not epochs: for more than a third of the seeds, the "
        "largest one gets there no later."
    ),
    "",
)
