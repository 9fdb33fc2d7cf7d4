"""What the lesson asks: before the noise is drawn, and after."""

from __future__ import annotations

from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.words import percent
from dashboard.ui.questions.question import Answer, Question
from language.say import mark, t
from pages.selecting_inputs.finding import BEFORE, Measured
from pages.selecting_inputs.trials import INPUTS, Setting

HALF = mark("About half")
LESS = mark("Clearly fewer, but more than one in ten")
HARDLY = mark("Hardly any: at most one in ten")
# Errors between which an answer is right.
HARDLY_ANY, NEAR_HALF = 0.1, 0.4


def first(setting: Setting, measured: Measured | None) -> Question:
    """Before: what cross-validation reports on noise, once inputs were selected on all rows."""
    text = t(
        "{rows} rows, {inputs:,} inputs of pure noise, and two classes that have nothing to do with them. The {kept} "
        "inputs that correlate most with the classes are kept; then a classifier is cross-validated on them. What "
        "share of its predictions does cross-validation report as wrong?",
        rows=setting.rows,
        inputs=INPUTS[-1],
        kept=setting.kept,
    )
    came = measured if measured and measured.seeds >= FEWEST_PAIRS else None
    right = _came(came) if came else None
    little = right == HALF
    answers = (
        Answer(HALF, t(_LITTLE_TO_CHOOSE if little else _HALF)),
        Answer(LESS, t(_LITTLE_TO_CHOOSE if little else _FEWER)),
        Answer(HARDLY, t(_LITTLE_TO_CHOOSE if little else _FEWER)),
    )
    because = _reported(came) if came else ""
    return Question(name="selecting_inputs first", text=text, answers=answers, right=right, because=because)


def second(kept: int = Setting().kept) -> Question:
    """After: where a choice of inputs belongs; the chart shows what few leak where more of them than are `kept`."""
    fewest = min(inputs for inputs in INPUTS if inputs > kept)
    inside = mark("Inside each fold, on its training rows alone")
    answers = (
        Answer(
            mark("Before the split: it is only preparation of the data"),
            t(
                "Whatever has looked at the targets of the held-out rows has learned from them. Preparation that "
                "doesn't look at targets, such as leaving out constant inputs, does far less harm."
            ),
        ),
        Answer(
            mark("Before the split, but on fewer inputs"),
            t(
                "With fewer to choose from, the error is closer to the truth. Still, any choice by the targets of "
                "held-out rows leaks, and how much can't be seen without new rows."
            ),
            t("See the chart at {inputs} inputs.", inputs=fewest),
        ),
        Answer(inside, t("The held-out rows then play the part of new ones in every step.")),
    )
    text = t("Inputs are selected by their correlation with the target. Where does that belong?")
    return Question(name="selecting_inputs second", text=text, answers=answers, right=inside)


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (second(),)


def _reported(measured: Measured) -> str:
    share = percent(measured.at_most_inputs(BEFORE).mean)
    return t("Here it reports {share}, on average over {seeds} seeds.", share=share, seeds=measured.seeds)


def _came(measured: Measured) -> str:
    """By the error as it is said: in whole percent."""
    error = round(measured.at_most_inputs(BEFORE).mean, 2)
    return HARDLY if error <= HARDLY_ANY else LESS if error < NEAR_HALF else HALF


_HALF = mark(
    "That is what it would be on new rows. But the selection has seen the classes of all rows, the held-out ones "
    "included: of so many inputs some agree with all of them by chance, and those were kept."
)
_FEWER = mark(
    "Of so many inputs some agree with the classes of all rows by chance, the held-out ones included, and those were "
    "kept: held-out rows are no longer new."
)
_LITTLE_TO_CHOOSE = mark(
    "With so many rows, hardly any input agrees with the classes of all rows by chance, and the selection says "
    "little about the held-out rows."
)
