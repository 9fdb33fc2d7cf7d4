"""What the lesson asks of features."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.ui.questions.one_seed import how_often
from dashboard.ui.questions.question import Answer, Question
from language.say import mark, t
from pages.features.finding import Approach

LINEAR = mark("One linear boundary on these features")


def at_one_seed(dataset: str, approaches: Sequence[Approach]) -> Question:
    """At how many seeds the best is the best."""
    text = t("One approach has the highest mean accuracy. At how many of the seeds is its accuracy the highest?")
    counts = {len(approach.scores) for approach in approaches}
    scores = np.array([approach.scores for approach in approaches]) if len(counts) == 1 else np.zeros((1, 0))
    best = int(np.argmax(scores.sum(1)))
    return how_often(
        name=f"features seed {dataset}", text=text, is_first=scores[best] >= scores.max(0), best=approaches[best].title
    )


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
