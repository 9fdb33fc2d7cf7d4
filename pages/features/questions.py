"""What the lesson asks of features."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.ui.questions.question import Answer, Question, Said, judged
from pages.features.finding import Approach


def best(approaches: Sequence[Approach]) -> Question:
    """Which approach has the highest mean accuracy on test."""
    done = [approach for approach in approaches if approach.scores]
    means = {approach.name: float(np.mean(approach.scores)) for approach in done}
    said = {approach.name: Said(_WRONG[place], _RIGHT[place]) for place, approach in enumerate(approaches)}
    right = max(means, key=lambda name: means[name]) if len(done) == len(approaches) else None
    numbers = ", ".join(f"{mean:.1%} ({name})" for name, mean in means.items())
    return judged(
        f"features best {approaches[-1].name} {len(approaches[1].steps[1])}",
        "Which approach has the highest mean accuracy on test?",
        said,
        right,
        f"Means over the seeds: {numbers}.",
    )


def why_none() -> Question:
    """Where a network's features are."""
    right = "It finds its own, in its hidden layers"
    return Question(
        "features none",
        "Why does a network need no features made by hand?",
        (
            Answer(
                "It has so many weights that it needs no features",
                "Its last layer is as linear as the SVM. What makes the classes separable are the layers before it: "
                "see what they compute in the last charts.",
            ),
            Answer(
                right, "Its last layer is a linear classifier, on what the layers before it have made of the inputs."
            ),
            Answer(
                "It memorises the samples", "It may, but test rows are none of those, and it is right on them as well."
            ),
        ),
        right,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (why_none(),)


_SIMPLE = (
    "“Simple is robust” is true where a straight boundary is enough; compare its boundary or its score with the "
    "others'."
)
_EXPERT = (
    "“An expert knows best” is true as far as the expert's features hold all that matters; here another approach comes "
    "out ahead, if only a little."
)
_LEARNED = (
    "“Learned beats made” is no law: who knows the data's shape needs few rows, and the network has to find it in "
    "noise."
)
_WRONG = (_SIMPLE, _EXPERT, _LEARNED)
_RIGHT = (
    "Here a straight boundary on the raw inputs is enough.",
    "Whoever made these features knew the data's shape, and spared the classifier finding it in noise.",
    "It found features that fit the data, beyond what was thought of by hand.",
)
