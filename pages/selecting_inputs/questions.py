"""What the lesson asks: before the noise is drawn, and after."""

from __future__ import annotations

from dashboard.analysis.words import percent
from dashboard.ui.questions.question import Answer, Question
from pages.selecting_inputs.finding import BEFORE, Measured
from pages.selecting_inputs.trials import INPUTS, Setting

HALF, LESS, HARDLY = "About half are wrong", "Clearly fewer, but more than one in ten", "Hardly any: at most one in ten"
# Errors between which an answer is right.
HARDLY_ANY, NEAR_HALF = 0.1, 0.4


def first(setting: Setting, measured: Measured | None) -> Question:
    """Before: what cross-validation reports on noise, once inputs were selected on all rows."""
    text = (
        f"{setting.rows} rows, {INPUTS[-1]:,} inputs of pure noise, and two classes that have nothing to do with them. "
        f"The {setting.kept} inputs that go best with the classes are kept; then a classifier is cross-validated on "
        "them. How many answers does it report to be wrong?"
    )
    right = _came(measured) if measured else None
    because = (
        f"Here it reports {percent(measured.at_most_inputs(BEFORE).mean)}, on average over {measured.seeds} seeds."
        if measured
        else ""
    )
    replies = {HALF: _HALF, LESS: _FEWER, HARDLY: _FEWER}
    if right == HALF:
        replies = dict.fromkeys(replies, _LITTLE_TO_CHOOSE)
    answers = tuple(Answer(name, reply) for name, reply in replies.items())
    return Question("selecting_inputs first", text, answers, right, because)


def second() -> Question:
    """After: where a choice of inputs belongs."""
    inside = "Inside each fold, on its training rows alone"
    return Question(
        "selecting_inputs second",
        "Where does a selection of inputs by their correlation with the target belong?",
        (
            Answer(
                "Before the split: it is only preparation of the data",
                "Whatever has looked at the targets of the held-out rows has learned from them. Preparation that "
                "doesn't look at targets, such as leaving out constant inputs, does far less harm.",
            ),
            Answer(
                "Before the split, but on fewer inputs",
                "Choose from 100 inputs in the chart and the error is closer to the truth; still, any choice by the "
                "targets of held-out rows leaks, and how much is not to be seen without new rows.",
            ),
            Answer(
                inside,
                "The held-out rows then play the part of new ones in every step, and the curve stays at guessing.",
            ),
        ),
        inside,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (second(),)


def _came(measured: Measured) -> str:
    error = measured.at_most_inputs(BEFORE).mean
    return HARDLY if error <= HARDLY_ANY else LESS if error < NEAR_HALF else HALF


_HALF = (
    "That is what it would be on new rows. But the selection has seen the classes of all rows, the held-out ones "
    "included: of so many inputs some agree with all of them by chance, and those were kept."
)
_FEWER = (
    "Of so many inputs some agree with the classes of all rows by chance, the held-out ones included, and those were "
    "kept: held-out rows are no new rows any more."
)
_LITTLE_TO_CHOOSE = (
    "With so many rows, hardly any input agrees with all classes by chance, and the selection tells little of the "
    "held-out rows."
)
