"""What the lesson asks of features."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.ui.questions.one_seed import how_often
from dashboard.ui.questions.question import Answer, Question
from language.say import mark, t
from pages.features.finding import Approach

LINEAR = mark("One linear boundary on these features")

# Keras gives an accuracy in 32 bits: with as many rows right, the last digits may differ from another's.
DIGITS = 6
_ONE = mark("One approach has the highest mean accuracy. At how many of the seeds is its accuracy the highest?")
_SHARED = mark(
    "{first} and {second} have the same mean accuracy, and none has a higher one. At how many of the seeds is the "
    "accuracy of {first} the highest?"
)


def at_one_seed(dataset: str, approaches: Sequence[Approach]) -> Question:
    """At how many seeds the best is the best."""
    counts = {len(approach.scores) for approach in approaches}
    scores = np.array([approach.scores for approach in approaches]) if len(counts) == 1 else np.zeros((1, 0))
    scores = scores.round(DIGITS)
    firsts, means = scores >= scores.max(0), scores.mean(1).round(DIGITS) if scores.size else np.zeros(1)
    level = [place for place, mean in enumerate(means) if mean == means.max()]
    best, *others = sorted(level, key=lambda place: int(firsts[place].sum()))
    title = approaches[best].title
    text = t(_SHARED if others else _ONE, first=title, second=approaches[others[0]].title if others else "")
    return how_often(name=f"features seed {dataset}", text=text, is_first=firsts[best], best=title)


def without_hidden_layers() -> Question:
    """What a network is without the layers that find features."""
    return Question(
        name="features without hidden",
        text=t("A network without hidden layers is given features made by hand. What can it learn?"),
        answers=(
            Answer(
                mark("Further features of its own"),
                t("It has no layer to compute them in. Its output unit adds up what it is given."),
            ),
            Answer(
                LINEAR,
                t("Its output unit weighs the features and adds them up. A linear SVM does so too, with another loss."),
            ),
            Answer(
                mark("Nothing: a network learns in its hidden layers"),
                t("The weights of its output unit are learned as well, and good features may need no more."),
            ),
        ),
        right=LINEAR,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (without_hidden_layers(),)
