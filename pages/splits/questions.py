"""What the lesson asks of its three sets."""

from __future__ import annotations

import numpy as np

from dashboard.data.parts import SPLITS, TEST, TRAIN, VALIDATION
from dashboard.ui.questions.question import Answer, Question, Replies, make_question
from language.say import mark, t
from pages.splits.finding import ThreeSets


def highest(sets: ThreeSets) -> Question:
    """On which set the network is right most often at the end."""
    right = SPLITS[int(np.argmax(sets.last))]
    numbers = ", ".join(f"{share:.1%} ({t(name)})" for name, share in zip(SPLITS, sets.last, strict=True))
    return make_question(
        name="splits highest",
        text=mark("On which set is the network right most often at the end?"),
        replies=_SETS,
        right=right,
        because=numbers + ".",
    )


def chosen_by_test() -> Question:
    """What a choice makes of a test set."""
    right = mark("A validation set: its score is too good by luck")
    return Question(
        name="splits chosen",
        text=mark("You take the epoch with the highest test accuracy. What has the test set become?"),
        answers=(
            Answer(
                mark("It is what it was: nothing was trained on it"),
                mark("No weight was, but the epoch was, so to speak. Of many epochs one looks good there by luck."),
            ),
            Answer(right, mark("A choice is a kind of learning. New data are needed for an honest score.")),
            Answer(
                mark("A training set: its rows are memorised now"),
                mark(
                    "No weight has followed its gradient, so nothing is memorised. The luck of one choice is less than "
                    "that, and still too much."
                ),
            ),
        ),
        right=right,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (chosen_by_test(),)


_SETS = {
    SPLITS[TRAIN]: Replies(
        mark("That is what memorising would bring. In this training, chance has put another set ahead."),
        mark("These are the rows that its weights were fitted to, noise included."),
    ),
    SPLITS[VALIDATION]: Replies(
        mark("Nothing was fitted to these rows; in this training nothing was even chosen by them."),
        mark("It was not fitted to these rows: that they are ahead is chance, and the rows are few."),
    ),
    SPLITS[TEST]: Replies(
        mark("Nothing was fitted to these rows, so they have no reason to come out best."),
        mark("It was not fitted to these rows: that they are ahead is chance, and the rows are few."),
    ),
}
