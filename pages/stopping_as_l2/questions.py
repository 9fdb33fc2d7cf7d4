"""What the lesson asks: before the fits, and after them."""

from __future__ import annotations

from dashboard.ui.questions.question import Answer, Question
from language.say import mark, t
from pages.stopping_as_l2.finding import BOUND, Both
from pages.stopping_as_l2.trials import LAST

NEVER_FAR = mark("Always less than twice as large")
SOON = mark("Many times as large, since nothing is penalized")
LATE = mark("Many times as large, once it has fitted the noise")


def first(both: Both | None) -> Question:
    """Before: how far apart the two can be. It is a theorem, so the answer is the same at any setting."""
    text = t(
        "Gradient flow without a penalty is stopped at time t. L2 has a strength of 1/t and is fitted until it "
        "converges. How large can the expected error of early stopping be, compared with that of L2?"
    )
    answers = (
        Answer(
            SOON,
            t(
                "“No penalty, no regularization” overlooks that descent starts at zero and takes time: along a "
                "direction in which the inputs vary little, weights grow slowly, and L2 keeps exactly these small. "
                "The paths in the third chart lie close together."
            ),
        ),
        Answer(
            LATE,
            t(
                "Late, L2 of strength 1/t is weak, too, and fits the same noise: in the second chart no ratio, late "
                "or early, comes above the line."
            ),
        ),
        Answer(
            NEVER_FAR,
            t(
                "At most {bound:.2f} times: that is a theorem, for any inputs, any true weights and any time.",
                bound=BOUND,
            ),
        ),
    )
    because = t("The largest ratio measured here is {worst:.2f}.", worst=both.worst) if both else ""
    right = NEVER_FAR if both else None
    return Question(name="stopping first", text=text, answers=answers, right=right, because=because)


def second() -> Question:
    """After: what becomes of both."""
    neither = mark("Neither, and they end at the same weights")
    text = t(
        "Gradient flow without a penalty is stopped at time t, and L2 has a strength of 1/t. Which of the two is safe "
        "from overfitting as t grows to {time:,g} and beyond?",
        time=LAST,
    )
    answers = (
        Answer(
            mark("L2, because it keeps its penalty"),
            t(
                "It keeps a penalty of strength 1/t, and that fades. The two are never far apart: where one fits the "
                "noise, so does the other."
            ),
            t("See the second chart."),
        ),
        Answer(
            mark("Stopping, because it has no strength to choose wrongly"),
            t(
                "Its strength is the time. If that is too long, it fits noise as far as any weights can, as L2 does "
                "with a strength near zero."
            ),
        ),
        Answer(
            neither,
            t(
                "With no limit on t both fit as well as any weights can, noise included. Each has one number to be "
                "chosen on a validation set: when to stop, or how strong the penalty is."
            ),
        ),
    )
    return Question(name="stopping second", text=text, answers=answers, right=neither)


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (second(),)
