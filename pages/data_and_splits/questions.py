"""What the lesson asks of its data."""

from __future__ import annotations

from functools import partial

from dashboard.analysis import outcome
from dashboard.analysis.results import Results
from dashboard.analysis.words import percent
from dashboard.ui.questions.changes import FALLS, NEITHER, RISES, about_change
from dashboard.ui.questions.question import Question, Replies, make_question
from language.say import mark, t
from pages.data_and_splits.finding.samples import samples_changes
from pages.data_and_splits.trials import FRACTIONS, SAMPLES, labels_name

CHANCE, HALF, ALL = mark("About as much as by guessing"), mark("Somewhere in between"), mark("Nearly all of it")
# Shares of right answers in training up to which an answer holds; chance is a tenth.
NEAR_CHANCE, NEARLY = 0.25, 0.95


def random_labels(results: Results) -> Question:
    """What is learned of labels that mean nothing."""
    asked = partial(
        make_question,
        name="data labels",
        text=mark(
            "All training labels of the digits are redrawn at random. How much of its training set does the network "
            "get right?"
        ),
        replies=_LABELS,
    )
    if not results[labels_name(1.0)]:
        return asked(right=None)
    right = results.mean(labels_name(1.0), outcome.train_metric)
    test = results.mean(labels_name(1.0), outcome.test_metric)
    answer = CHANCE if right < NEAR_CHANCE else HALF if right < NEARLY else ALL
    because = t(
        "Here it gets {right} of the training set right, and {test} of the test set.",
        right=percent(right),
        test=percent(test),
    )
    return asked(right=answer, because=because)


def more_samples(results: Results) -> Question:
    """What more rows do to validation loss, as the finding says it."""
    changes = samples_changes(results)
    return about_change(
        name="data samples",
        text=t(
            "Training samples grow from {fewest:,.0f} to {most:,.0f}. What does validation loss do?",
            fewest=FRACTIONS[0] * SAMPLES,
            most=FRACTIONS[-1] * SAMPLES,
        ),
        replies=_SAMPLES,
        change=changes[0] if changes else None,
        beside=mark("that with the fewest"),
    )


_LABELS = {
    CHANCE: Replies(
        mark(
            "“There is nothing to learn, so nothing is learned” forgets that a network can learn by heart. See the "
            "training accuracy at the right of the last chart."
        ),
        mark("It has no room, or no time, to learn them by heart."),
    ),
    HALF: Replies(
        mark("Room is what decides, not meaning: see the training accuracy at the right of the last chart."),
        mark("It has learned part of them by heart."),
    ),
    ALL: Replies(
        mark("It has room for that, but here not the time: see the training accuracy at the right of the last chart."),
        mark(
            "A network with room enough learns any labels by heart. So a perfect score in training says nothing of new "
            "data."
        ),
    ),
}
_SAMPLES = {
    FALLS: Replies(
        mark("Usually, but not always: see the first chart on samples."),
        mark("With more rows, what is common to them weighs more than the noise of each."),
    ),
    NEITHER: Replies(
        mark(
            "“The network is what matters” forgets that with more rows the same network can memorise less of "
            "the noise in each. See the first chart on samples."
        ),
        mark("Over these seeds no difference can be told, or there is next to none."),
    ),
    RISES: Replies(
        mark(
            "“More rows, more noise” is true of the total. But the pattern is the same in all rows, and the "
            "noise is not, so it averages out. See the first chart on samples."
        ),
        mark("Here more rows hurt."),
    ),
}
