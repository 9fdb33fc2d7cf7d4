"""What the lesson asks of features."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.ui.questions.question import Answer, Question, Replies, make_question
from language.say import mark, t
from pages.features.finding import Approach, is_ahead

NONE = mark("None: these seeds can't tell the best two apart")


def best(dataset: str, approaches: Sequence[Approach]) -> Question:
    """Which approach is ahead on test, where the seeds can tell: the best two may differ by nothing at all."""
    done = [approach for approach in approaches if approach.scores]
    means = {approach.name: float(np.mean(approach.scores)) for approach in done}
    complete = len(done) == len(approaches)
    ahead = complete and is_ahead(done)
    level = [] if ahead or not complete else [name for name in means if means[name] >= sorted(means.values())[-2]]
    said = {
        approach.name: Replies(t(_LEVEL if approach.name in level else _WRONG[place]), t(_RIGHT[place]))
        for place, approach in enumerate(approaches)
    }
    right = max(means, key=lambda name: means[name]) if ahead else NONE if complete else None
    numbers = ", ".join(f"{mean:.1%} ({t(name)})" for name, mean in means.items())
    return make_question(
        name=f"features best {dataset}",
        text=t("Which approach is ahead of the others on test, beyond chance?"),
        replies=said | {NONE: Replies(t(_AHEAD), t(_CHANCE))},
        right=right,
        because=t("Means over the seeds: {numbers}.", numbers=numbers),
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


_SIMPLE = mark(
    "“Simple is robust” is true where a straight boundary is enough; compare its boundary or its score with the "
    "others'."
)
_EXPERT = mark(
    "“An expert knows best” is true as far as the expert's features hold all that matters; here another approach has "
    "the higher mean, if only by a little."
)
_LEARNED = mark(
    "“Learned beats made” is no law: who knows the data's shape needs few rows, and the network has to find it in "
    "noise."
)
_WRONG = (_SIMPLE, _EXPERT, _LEARNED)
_LEVEL = mark("It is one of the best here, but these seeds can't tell the best two apart: the order may be chance.")
_AHEAD = mark(
    "“It is all chance” is true of small differences; here the best is ahead of the second by more than chance moves "
    "it."
)
_CHANCE = mark("A few test rows, right or wrong, make the difference between the best two.")
_RIGHT = (
    mark("Here a straight boundary on the raw inputs is enough."),
    mark("Whoever made these features knew the data's shape, and spared the classifier finding it in noise."),
    mark("It found features that fit the data, beyond what was thought of by hand."),
)
