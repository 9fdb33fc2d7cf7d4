"""What the lesson asks of activations."""

from __future__ import annotations

from functools import partial

from dashboard.analysis import outcome
from dashboard.analysis.change import CLOSE
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.results import Results
from dashboard.analysis.table import typical
from dashboard.analysis.words import loss_in_words
from dashboard.ui.questions.one_seed import at_one_seed
from dashboard.ui.questions.question import Question, Replies, make_question
from language.say import mark, t
from pages.which_activation.trials import LINEAR

YES, NO = mark("Linear, which can't bend"), mark("Another one")
ALIKE = mark("No single one: linear and another are about equal")


def asked(results: Results) -> tuple[Question, ...]:
    """Without a hidden layer there is no activation, and nothing to ask."""
    if not results.arms[0].experiment.model.hidden_layers:
        return ()
    return at_one_seed("which_activation", results, LINEAR), least_fitted(results)


def least_fitted(results: Results) -> Question:
    """Which activation has the highest training loss; of one that diverged the losses say nothing."""
    question = partial(
        make_question,
        name="which_activation training",
        text=t("Which network ends with the highest training loss?"),
        replies=_FITTED,
    )
    names, same = [arm.name for arm in results.arms], results.at_same_seeds()
    if any(map(results.divergences, names)) or len(same.rows[0]) < FEWEST_PAIRS:
        return question(right=None)
    losses = {name: typical(outcome.train_loss)(same[name]) for name in names}
    linear = losses.pop(LINEAR)
    highest = max(losses, key=losses.__getitem__)
    because = t(
        "With linear it is {linear}; of the others, the highest is {highest}, with {activation}, and the "
        "lowest {lowest}.",
        linear=loss_in_words(linear),
        highest=loss_in_words(losses[highest]),
        activation=highest,
        lowest=loss_in_words(min(losses.values())),
    )
    return question(right=_highest(linear, losses[highest]), because=because)


def _highest(linear: float, other: float) -> str:
    """Which of the answers is right, where a difference of less than CLOSE is none."""
    if max(linear, other) <= (1.0 + CLOSE) * min(linear, other):
        return ALIKE
    return YES if linear > other else NO


_FITTED = {
    YES: Replies(
        mark(
            "One could expect that, as layers without a bend amount to one layer. But here another one fits "
            "the training rows no better."
        ),
        mark(
            "Whatever its layers, it is one linear model, and can't bend around single samples. That is not always a "
            "drawback: compare its validation loss."
        ),
    ),
    NO: Replies(
        mark("None of the others, which all bend, ends clearly above linear: see the training curves."),
        mark(
            "It fits the training rows even less than a linear model does here: it learns too slowly, its steps are "
            "too large for it, or something holds it back, such as a penalty, dropout or early stopping."
        ),
    ),
    ALIKE: Replies(
        mark("Linear and the highest of the others are more than 5% apart here."),
        mark("Less than 5% between two losses counts as none. Here another one fits the training rows no better."),
    ),
}
