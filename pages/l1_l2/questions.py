"""What the lesson asks of its penalties."""

from __future__ import annotations

from dashboard.analysis import outcome
from dashboard.analysis.paired import change_of
from dashboard.analysis.ranking import lowest
from dashboard.analysis.results import Results
from dashboard.ui.questions.changes import ALIKE, HIGHER, LOWER, about_change
from dashboard.ui.questions.question import Question, Replies
from language.say import mark, t
from pages.l1_l2.trials import STRENGTHS, arm_name, names_at


def exact_zeros(results: Results, strength: float) -> Question:
    """What it does to validation loss that weights are exactly zero, not only close to it."""
    _, l1, proximal, *_ = names_at(strength)
    return about_change(
        "l1_l2 zeros",
        t(
            "At strength {strength:g}, L1 is applied once by gradient steps, which leave weights just off zero, and "
            "once by the proximal step, which puts them exactly there. How does validation loss with the proximal "
            "step compare?",
            strength=strength,
        ),
        _ZEROS,
        change_of(results, proximal, l1, outcome.validation_loss, outcome.validation_loss),
        mark("that with gradient steps"),
    )


def best_of_each(results: Results) -> Question:
    """L1 beside L2, each at the strength that its validation loss chooses, by test loss, which chose nothing."""
    l1, l2 = (lowest(results.only([arm_name(penalty, s) for s in STRENGTHS])) for penalty in ("proximal", "l2"))
    value = outcome.test_loss
    return about_change(
        "l1_l2 best",
        t(
            "L1 (by the proximal step) and L2 each get the strength at which their own validation loss is lowest. How "
            "does test loss with L1 then compare with that with L2?"
        ),
        _BEST,
        change_of(results, l1, l2, value, value) if l1 and l2 else None,
        mark("that with L2"),
    )


_ZEROS = {
    LOWER: Replies(
        mark(
            "“Zero is better than nearly zero” holds for a model that has to be small or easy to read. What the "
            "network computes is nearly the same: compare the two L1 curves of the third chart."
        ),
        mark("So it is here, though the weights that differ are all but zero with either step."),
    ),
    ALIKE: Replies(
        mark("They differ beyond chance: compare the two L1 curves of the third chart."),
        mark(
            "Both minimize the same objective, and a weight of almost zero adds almost nothing. Exact zeros make a "
            "model smaller and easier to read, not more accurate."
        ),
    ),
    HIGHER: Replies(
        mark(
            "“Weights of zero are information lost” forgets that by gradient steps they are all but zero as well: "
            "compare the two L1 curves of the third chart."
        ),
        mark("So it is here, though the weights that differ are all but zero with either step."),
    ),
}
_BEST = {
    LOWER: Replies(
        mark(
            "“L1 is made for irrelevant inputs” is true, but it takes many of them before L2, which only makes "
            "their weights small, is clearly worse."
        ),
        mark("L1 takes away what helps little, and L2 keeps a little of it."),
    ),
    ALIKE: Replies(
        mark("They differ beyond chance: compare the lowest points of both curves in the third chart."),
        mark(
            "At the strengths that suit them, no difference can be told, or there is next to none. They differ more in "
            "which weights are left than in how good the network is."
        ),
    ),
    HIGHER: Replies(
        mark(
            "“L1 throws away too much” is true of too large a strength. Here each penalty has the one that suits it: "
            "compare the lowest points of both curves in the third chart."
        ),
        mark("Here nearly all weights are needed, and L2 spares them where L1 takes some away."),
    ),
}
