"""What the lesson asks of its data."""

from __future__ import annotations

from functools import partial

from dashboard.analysis import outcome
from dashboard.analysis.paired import FEWEST_PAIRS, change_of
from dashboard.analysis.results import Results
from dashboard.analysis.words import percent
from dashboard.ui.questions.changes import FALLS, NEITHER, RISES, about_change
from dashboard.ui.questions.question import Question, Replies, make_question
from language.say import mark, t
from pages.data_and_splits.trials import FRACTIONS, SAMPLES, labels_name, samples_name

CHANCE, BETWEEN, AS_WELL = (
    mark("About as much as by guessing"),
    mark("Clearly less, and yet far more than by guessing"),
    mark("Nearly as much as with the right labels"),
)
# Test accuracy up to which a network guesses, where chance is a tenth; and from which it does as well, as a share of
# what it is with the right labels.
NEAR_CHANCE, NEARLY = 0.25, 0.9


def half_the_labels(results: Results) -> Question:
    """What is left of test accuracy where half of the training labels mean nothing."""
    asked = partial(
        make_question,
        name="data labels",
        text=mark(
            "Half of the training labels of the digits are redrawn at random; those of the test set stay right. How "
            "much of the test set does the network get right, compared with training on the right labels alone?"
        ),
        replies=_LABELS,
    )
    names = labels_name(0.0), labels_name(0.5)
    same = results.only(names).at_same_seeds()
    if len(same.rows[0]) < FEWEST_PAIRS:
        return asked(right=None)
    clean, half = (same.mean(name, outcome.test_metric) for name in names)
    because = t("Here it is {half}, and {clean} with the right labels.", half=percent(half), clean=percent(clean))
    return asked(right=CHANCE if half < NEAR_CHANCE else BETWEEN if half < NEARLY * clean else AS_WELL, because=because)


def training_loss(results: Results) -> Question:
    """What more rows do to the loss on them."""
    fewest, most = FRACTIONS[0], FRACTIONS[-1]
    value = outcome.train_loss
    return about_change(
        name="data samples",
        text=t(
            "Training samples grow from {fewest:,.0f} to {most:,.0f}. What does training loss do?",
            fewest=fewest * SAMPLES,
            most=most * SAMPLES,
        ),
        replies=_SAMPLES,
        change=change_of(results, samples_name(most), samples_name(fewest), value, value),
        beside=mark("that with the fewest"),
    )


_LABELS = {
    CHANCE: Replies(
        mark(
            "“Garbage in, garbage out” forgets that the other half of the labels is right, and shows the same "
            "pattern in every row. See the middle of the last chart."
        ),
        mark("So few right labels are not enough to find the pattern in these rows."),
    ),
    BETWEEN: Replies(
        mark("See test accuracy in the middle of the last chart, and at its left end."),
        mark(
            "It has the pattern from the right labels. The others it memorized one by one, and gives their answer to "
            "test rows that are like them."
        ),
    ),
    AS_WELL: Replies(
        mark(
            "“Errors at random average out” holds for a model that can't fit them. This network can: it memorizes "
            "each, and gives that answer to test rows that are like it. See the middle of the last chart."
        ),
        mark("It fitted the pattern, and not the labels that contradict it, so their errors averaged out."),
    ),
}
_SAMPLES = {
    FALLS: Replies(
        mark(
            "“More data, lower loss” mixes up two losses. With few rows a network can fit the noise as well, with "
            "many it can't. See the first chart on samples."
        ),
        mark("Contrary to expectation, it did here."),
    ),
    NEITHER: Replies(
        mark(
            "That would be so if the network fitted the pattern alone, or if it had room for all noise, however many "
            "the rows. See the first chart on samples."
        ),
        mark("Over these seeds no difference can be told, or there is next to none."),
    ),
    RISES: Replies(
        mark(
            "That is to be expected of a network without room for the noise of all rows: see the first chart on "
            "samples."
        ),
        mark("With few rows it fits the noise as well, and with many it can't. What counts is validation loss."),
    ),
}
