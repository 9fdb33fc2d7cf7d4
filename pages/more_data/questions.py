"""What the lesson asks: before the fits, and after them."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.change import Change, Kind
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.ui.questions.question import Answer, Question, Replies, make_question
from language.numbers import two_digits
from language.say import Marked, mark, t
from pages.more_data.finding.measured import EQUAL, HALF, Measured
from pages.more_data.trials import Setting

FALLS, STAYS, RISES = mark("It falls"), mark("It stays about the same"), mark("It rises")
UNTOLD = mark("Seeds differ too much to tell")


def first(setting: Setting, measured: Measured | None) -> Question:
    """Before: what twice the rows do."""
    text = t(
        "A linear model has {weights} weights. Its training set grows from {before} rows to {after}. What does its "
        "error on new data do?",
        weights=setting.weights,
        before=setting.rows[HALF],
        after=setting.rows[EQUAL],
    )
    if measured is None or measured.seeds < FEWEST_PAIRS:
        return make_question(name="more_data first", text=text, replies=_SAID, right=None)
    before, after = (two_digits(measured.typical[0, place]) for place in (HALF, EQUAL))
    because = t(
        "Here it goes from {before} to {after}, and rises for {risen} of {seeds} seeds.",
        before=before,
        after=after,
        risen=measured.risen,
        seeds=measured.seeds,
    )
    right = _came(measured)
    replies = _BY_CHANCE if right == UNTOLD else _SAID
    return make_question(name="more_data first", text=text, replies=replies, right=right, because=because)


def second() -> Question:
    """After: what takes the peak away. The formulas say so, at any setting."""
    tuned = mark("L2 of the best strength")
    answers = (
        Answer(
            mark("Half the noise"),
            t(
                "Less noise lowers the whole peak, but doesn't remove it: the published error is infinite there, "
                "however little noise there is."
            ),
            t("Choose another level of noise above, and the peak stays where it is."),
        ),
        Answer(
            mark("Twice as many weights"),
            t(
                "That moves it: the peak is where there are as many rows as weights, so twice the weights put it at "
                "twice the rows."
            ),
            t("Choose another number of weights above: over rows per weight, the peak stays at 1."),
        ),
        Answer(
            tuned,
            t(
                "The peak is noise, fitted by weights that have become large; L2 keeps them small. At its best "
                "strength the error falls with every row, according to the formula."
            ),
        ),
    )
    return Question(
        name="more_data second",
        text=t(
            "As rows are added, the error of a linear model on new data peaks where there are as many rows as "
            "weights. What removes the peak?"
        ),
        answers=answers,
        right=tuned,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (second(),)


def _came(measured: Measured) -> Marked:
    """Seed by seed: at the peak, a single one may carry the mean."""
    errors = measured.errors[0]
    return _ANSWERS[Change.of(np.log(errors[:, EQUAL] / errors[:, HALF])).kind]


_ANSWERS: dict[Kind, Marked] = {"lower": FALLS, "higher": RISES, "same": STAYS, "slight": STAYS, "unsure": UNTOLD}
_SAID = {
    FALLS: Replies(
        mark(
            "“More data always helps” holds for models that can't fit every row. This one can, and as long as it can, "
            "each further row is one more piece of noise to fit: the curve without L2 peaks at n = d."
        ),
        mark("There is so little noise here that what each further row teaches outweighs it."),
    ),
    STAYS: Replies(
        mark(
            "That would be so if a further row helped as much as its noise hurts. With little noise, its help "
            "outweighs the harm far from n = d; close to it, fitting the noise takes larger and larger weights, as "
            "the second chart shows."
        ),
        mark("Here what each further row teaches and the noise that is fitted along with it about cancel out."),
    ),
    RISES: Replies(
        mark(
            "It would with more noise. Here there is so little that what each further row teaches outweighs it; raise "
            "the noise above, and the peak at n = d grows."
        ),
        mark(
            "With as many rows as weights, only one set of weights fits every row, noise included, and its norm is "
            "large: see the second chart."
        ),
    ),
    UNTOLD: Replies(
        mark("They can: what they show is more than chance."),
        mark("The change differs so much from seed to seed that it may be chance. More of them would tell."),
    ),
}
_CHANCE = mark("It may, but what these seeds show may be chance. More of them would tell.")
_BY_CHANCE = {answer: Replies(_CHANCE, both.right) for answer, both in _SAID.items()}
