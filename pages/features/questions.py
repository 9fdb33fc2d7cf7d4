"""What the lesson asks of features."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.ui.questions.one_seed import how_often
from dashboard.ui.questions.question import Answer, Question
from language.say import mark, t
from pages.features.finding import Approach


def at_one_seed(dataset: str, approaches: Sequence[Approach]) -> Question:
    """At how many seeds the best is the best."""
    text = t("One approach has the highest mean accuracy. At how many of the seeds is its accuracy the highest?")
    counts = {len(approach.scores) for approach in approaches}
    scores = np.array([approach.scores for approach in approaches]) if len(counts) == 1 else np.zeros((1, 0))
    best = int(np.argmax(scores.sum(1)))
    return how_often(
        name=f"features seed {dataset}", text=text, is_first=scores[best] >= scores.max(0), best=approaches[best].title
    )


def why_none() -> Question:
    """Where a network's features are."""
    right = mark("It finds its own, in its hidden layers")
    return Question(
        name="features none",
        text=t("Why does a network need no features made by hand?"),
        answers=(
            Answer(
                mark("It has so many weights that it needs no features"),
                t("Its last layer is linear. What makes the classes separable are the layers before it."),
                t("See what they compute in the last charts."),
            ),
            Answer(
                right, t("Its last layer is a linear classifier, on what the layers before it have made of the inputs.")
            ),
            Answer(
                mark("It memorises the samples"),
                t("It may, but test rows are none of those, and it is right on them as well."),
            ),
        ),
        right=right,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (why_none(),)
