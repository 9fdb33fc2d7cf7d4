"""What the lesson asks of features."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.words import quoted
from dashboard.ui.questions.one_seed import how_often
from dashboard.ui.questions.question import Answer, Question
from language.say import mark, t
from pages.features.finding import DECIMALS, Approach, at_shared_seeds

LINEAR = mark("One linear boundary on these features")
_ONE_IS_BEST = mark(
    "One approach has the highest mean accuracy. For how many of the seeds is its accuracy the highest?"
)
_TIE = mark(
    "“{best}” and another approach share the highest mean accuracy. For how many of the seeds is the accuracy of "
    "“{best}” the highest?"
)


def at_one_seed(dataset: str, approaches: Sequence[Approach]) -> Question:
    """At how many seeds the best is the best; nothing is right where too few seeds can be compared to say which is."""
    asked = partial(how_often, name=f"features seed {dataset}")
    shared = at_shared_seeds(approaches)
    if len(shared) < len(approaches) or len(shared[0].scores) < FEWEST_PAIRS:
        return asked(text=t(_ONE_IS_BEST), is_first=np.zeros(0, bool), best="")
    best = max(shared, key=lambda approach: approach.mean)
    level = sum(approach.mean == best.mean for approach in shared)
    text = t(_TIE, best=best.title) if level > 1 else t(_ONE_IS_BEST)
    scores = np.round([approach.scores for approach in (best, *shared)], DECIMALS)
    return asked(text=text, is_first=scores[0] >= scores.max(0), best=quoted(best.title))


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
