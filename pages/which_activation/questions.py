"""What the lesson asks of activations."""

from __future__ import annotations

from functools import partial

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.results import Results
from dashboard.analysis.table import typical
from dashboard.ui.questions.one_best import one_best
from dashboard.ui.questions.question import Question, Replies, make_question
from language.say import mark, t
from pages.which_activation.trials import LINEAR

YES, NO = mark("Linear, which can't bend"), mark("Another one")


def asked(results: Results) -> tuple[Question, ...]:
    """Without a hidden layer there is no activation, and nothing to ask."""
    if not results.arms[0].experiment.model.hidden_layers:
        return ()
    return one_best("which_activation", results, LINEAR), least_fitted(results)


def least_fitted(results: Results) -> Question:
    """Which activation has the highest training loss."""
    question = partial(
        make_question,
        name="which_activation training",
        text=t("Which network ends with the highest training loss?"),
        replies=_FITTED,
    )
    names = [arm.name for arm in results.arms]
    if not all(results[name] for name in names):
        return question(right=None)
    losses = [typical(outcome.train_loss)(results[name]) for name in names]
    highest = names[int(np.argmax(losses))]
    because = t(
        "It is the one with {activation}, with {loss:.3f}; the lowest is {lowest:.3f}.",
        activation=highest,
        loss=max(losses),
        lowest=min(losses),
    )
    return question(right=YES if highest == LINEAR else NO, because=because)


_FITTED = {
    YES: Replies(
        mark(
            "It could be expected, as layers without a bend are one layer. But on this data another one learns even "
            "less."
        ),
        mark(
            "Whatever its layers, it is one linear model. That it can't fit the noise is not always a drawback: "
            "compare its validation loss."
        ),
    ),
    NO: Replies(
        mark("The others all bend, and so fit the training rows more closely: see the training curves."),
        mark("It learns so slowly here that even a straight line fits better."),
    ),
}
