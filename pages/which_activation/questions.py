"""What the lesson asks of activations."""

from __future__ import annotations

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.ranking import rank
from dashboard.analysis.results import Results
from dashboard.analysis.table import typical
from dashboard.ui.questions.question import Question, Said, judged
from pages.which_activation.finding import LINEAR

ONE, SEVERAL = "Yes, one", "No, several may be the best"
YES, NO = "Linear, which can't bend", "Another one"


def one_best(results: Results) -> Question:
    """Whether one activation can be told from all others."""
    ranking = rank(results, LINEAR)
    text = "Can one activation be told from all others as the best here?"
    right = None if ranking is None else SEVERAL if ranking.rivals else ONE
    return judged("which_activation best", text, _BEST, right)


def least_fitted(results: Results) -> Question:
    """Which activation has the highest training loss."""
    text = "Which network ends with the highest training loss?"
    names = [arm.name for arm in results.arms]
    if not all(results[name] for name in names):
        return judged("which_activation training", text, _FITTED, None)
    losses = [typical(outcome.train_loss)(results[name]) for name in names]
    highest = names[int(np.argmax(losses))]
    because = f"It is the one with {highest}, with {max(losses):.3f}; the lowest is {min(losses):.3f}."
    return judged("which_activation training", text, _FITTED, YES if highest == LINEAR else NO, because)


_BEST = {
    ONE: Said(
        "“There must be a best one” is a matter of how many seeds: the lowest mean is a best guess, and others *may be "
        "the best* too, as the chart says.",
        "No other comes near enough to be taken for it.",
    ),
    SEVERAL: Said(
        "Here one lies clearly below all others: see the chart.",
        "The lowest mean of a handful of seeds is partly luck; the chart names all that *may be the best*.",
    ),
}
_FITTED = {
    YES: Said(
        "It could be expected, as layers without a bend are one layer. But on this data another one learns even less.",
        "Whatever its layers, it draws a straight line. That it can't fit the noise is not always a drawback: compare "
        "its validation loss.",
    ),
    NO: Said(
        "The others all bend, and so fit the training rows more closely: see the training curves.",
        "It learns so slowly here that even a straight line fits better.",
    ),
}
