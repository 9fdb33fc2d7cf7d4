"""What the lesson asks: before the training, and after it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.statistics import geometric_mean
from dashboard.analysis.words import percent
from dashboard.ui.questions.question import Question, Replies, make_question
from language.say import mark, t
from pages.grokking.finding import LONG, Grown, turning
from pages.grokking.tasks import TEST_ACCURACY, Progress
from pages.grokking.trials import Setting

NOTHING, SOME, ALL = (
    mark("It stays wrong on most of them"),
    mark("It comes to be right on most of them"),
    mark("It ends right on nearly all"),
)
# Shares of the test set that are right at the end, up to which an answer holds.
MOST, NEARLY = 0.5, 0.95
AT_ONCE, LATER, NEVER = (
    mark("About when the training set is fitted, or before"),
    mark("Long after that"),
    mark("It never does"),
)


def first(setting: Setting, found: Sequence[Progress]) -> Question:
    """Before: what going on does to a network that has fitted its training set and knows little else."""
    ended = [one for one in map(Grown.of, found) if one.complete]
    share = float(np.mean([one.progress.records[-1, TEST_ACCURACY] for one in ended])) if ended else 0.0
    right = (NOTHING if share < MOST else SOME if share < NEARLY else ALL) if ended else None
    text = t(
        "A network has memorized half of all sums modulo {modulus}, and knows next to nothing of the other half. "
        "Training goes on to step {steps:,}, with a weight decay of {decay:g}. What becomes of the other half?",
        modulus=setting.modulus,
        decay=setting.decay,
        steps=setting.steps,
    )
    because = t("At the end {share} of it are right.", share=percent(share)) if ended else ""
    return make_question(name="grokking first", text=text, replies=_REPLIES, right=right, because=because)


def second(found: Sequence[Progress]) -> Question:
    """After: when the network begins to get better on what it has not seen."""
    ended = [one for one in map(Grown.of, found) if one.complete and one.fit]
    right = _when(ended) if ended else None
    because = _highest(ended) if ended else ""
    return make_question(
        name="grokking second",
        text=t("Judged by its loss, when does the network begin to get better on the sums that it has not seen?"),
        replies=_TIMES | {LATER: _NOT_YET} if right == NEVER else _TIMES,
        right=right,
        because=because,
    )


def _when(ended: Sequence[Grown]) -> str:
    if all(one.turn > 0.9 * one.progress.setting.steps for one in ended):
        return NEVER
    return AT_ONCE if turning(ended) <= LONG * geometric_mean(np.array([one.fit for one in ended])) else LATER


def _highest(ended: Sequence[Grown]) -> str:
    """And what accuracy says meanwhile, which may climb while the loss rises."""
    accuracies = [one.progress.records[one.progress.steps >= (one.fit or 0), TEST_ACCURACY] for one in ended]
    was, came = (percent(float(np.mean([each[place] for each in accuracies]))) for place in (0, -1))
    return t(
        "Its test loss is highest at step {step:,.0f}. Its test accuracy is {was} when the training set is fitted, and "
        "{came} at the end.",
        step=turning(ended),
        was=was,
        came=came,
    )


_REPLIES = {
    NOTHING: Replies(
        mark(
            "“A perfect fit is the end” would hold if nothing pulled on the weights any more. But the loss can still "
            "shrink, and weight decay pulls: the curve of test accuracy climbs long after that of training is at 100%."
        ),
        mark(
            "A perfect fit is no promise. With so little decay, or so few sums, nothing makes the rule the cheaper way "
            "to fit them; try a larger modulus or more decay."
        ),
    ),
    SOME: Replies(
        mark(
            "How far it comes depends on how many sums there are to learn the rule from, and on the decay. Look where "
            "the curve of test accuracy ends."
        ),
        mark("The rule wins, though not everywhere within these steps."),
    ),
    ALL: Replies(
        mark(
            "“Train long enough, and it will understand” is not a law. The training set is fitted here, too, and yet "
            "the curve of test accuracy ends lower: the sums are too few, or the decay is too weak."
        ),
        mark("Weights that follow a rule can be smaller than those that memorize, and decay prefers small ones."),
    ),
}
_TIMES = {
    AT_ONCE: Replies(
        mark("Its test loss went on rising long after the training set was fitted: see where it is highest."),
        mark(
            "Accuracy counts the right answer only once it is the likeliest of all; the loss sees it become likelier "
            "before: see where the second chart turns."
        ),
    ),
    LATER: Replies(
        mark(
            "That is what accuracy seems to say, and Levi and others (2024) warn of it: accuracy counts an answer only "
            "once it is the likeliest of all. See where the loss turns."
        ),
        mark("Here the loss, too, turns late."),
    ),
    NEVER: Replies(
        mark("It does: in the second chart test loss falls after its highest point."),
        mark("Its test loss is highest near the end: it gets more confident in wrong answers."),
    ),
}
_NOT_YET = Replies(
    mark("Within these steps its test loss has not turned: it is highest near the end."), _TIMES[LATER].right
)
