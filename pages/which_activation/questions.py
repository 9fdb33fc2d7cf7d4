"""What the lesson asks of activations."""

from __future__ import annotations

from functools import partial

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.ranking import rank
from dashboard.analysis.results import Results
from dashboard.analysis.table import typical
from dashboard.language.say import mark, t
from dashboard.ui.questions.question import Question, Said, judged
from pages.which_activation.finding import LINEAR

ONE, SEVERAL = mark("Yes, one"), mark("No, several may be the best")
YES, NO = mark("Linear, which can't bend"), mark("Another one")


def one_best(results: Results) -> Question:
    """Whether one activation can be told from all others."""
    ranking = rank(results, LINEAR)
    text = t("Can one activation be told from all others as the best here?")
    right = None if ranking is None else SEVERAL if ranking.rivals else ONE
    return judged(name="which_activation best", text=text, said=_BEST, right=right)


def least_fitted(results: Results) -> Question:
    """Which activation has the highest training loss."""
    asked = partial(
        judged,
        name="which_activation training",
        text=t("Which network ends with the highest training loss?"),
        said=_FITTED,
    )
    names = [arm.name for arm in results.arms]
    if not all(results[name] for name in names):
        return asked(right=None)
    losses = [typical(outcome.train_loss)(results[name]) for name in names]
    highest = names[int(np.argmax(losses))]
    because = t(
        "It is the one with {activation}, with {loss:.3f}; the lowest is {lowest:.3f}.",
        activation=highest,
        loss=max(losses),
        lowest=min(losses),
    )
    return asked(right=YES if highest == LINEAR else NO, because=because)


_BEST = {
    ONE: Said(
        mark(
            "“There must be a best one” is a matter of how many seeds: the lowest mean is a best guess, and others "
            "*may be the best* too, as the chart says."
        ),
        mark("No other comes near enough to be taken for it."),
    ),
    SEVERAL: Said(
        mark("Here one lies clearly below all others: see the chart."),
        mark("The lowest mean of a handful of seeds is partly luck; the chart names all that *may be the best*."),
    ),
}
_FITTED = {
    YES: Said(
        mark(
            "It could be expected, as layers without a bend are one layer. But on this data another one learns even "
            "less."
        ),
        mark(
            "Whatever its layers, it draws a straight line. That it can't fit the noise is not always a drawback: "
            "compare its validation loss."
        ),
    ),
    NO: Said(
        mark("The others all bend, and so fit the training rows more closely: see the training curves."),
        mark("It learns so slowly here that even a straight line fits better."),
    ),
}
