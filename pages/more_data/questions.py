"""What the lesson asks: before the fits, and after them."""

from __future__ import annotations

from dashboard.ui.questions.question import Answer, Question, Said, judged
from pages.more_data.finding.measured import ABOUT, EQUAL, HALF, Measured
from pages.more_data.trials import Setting

FALLS, STAYS, RISES = "It falls", "It stays about the same", "It rises"


def first(setting: Setting, measured: Measured | None) -> Question:
    """Before: what twice the rows do."""
    before, after = setting.rows[HALF], setting.rows[EQUAL]
    text = (
        f"A linear model has {setting.weights} weights. Its training set grows from {before} rows to {after}. "
        "What does its error on new data do?"
    )
    right = _came(measured) if measured else None
    because = (
        f"Here it goes from {measured.typical[0, HALF]:.2g} to {measured.typical[0, EQUAL]:.2g}." if measured else ""
    )
    return judged("more_data first", text, _SAID, right, because)


def second() -> Question:
    """After: what takes the peak away. The formulas say so, at any setting."""
    tuned = "L2 of the best strength"
    return Question(
        "more_data second",
        "What takes the peak at n = d away?",
        (
            Answer(
                "Half the noise",
                "Less noise lowers the whole peak, but doesn't remove it: the published error is infinite at n = d "
                "however little noise there is. Choose another noise above, and the peak stays where it is.",
            ),
            Answer(
                "Twice as many weights",
                "That moves it: the peak is where rows and weights are as many, so twice the weights put it at twice "
                "the rows. Choose other weights above: over n / d, the chart looks the same.",
            ),
            Answer(
                tuned,
                "The peak is noise, fitted by weights that have become long; L2 doesn't let them. At the best "
                "strength the published error falls with every row.",
            ),
        ),
        tuned,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (second(),)


def _came(measured: Measured) -> str:
    change = measured.typical[0, EQUAL] / measured.typical[0, HALF]
    return RISES if change > 1.0 + ABOUT else FALLS if change < 1.0 - ABOUT else STAYS


_SAID = {
    FALLS: Said(
        "“More data always help” holds for models that can't fit every row. This one can, and as long as it can, each "
        "further row is one more piece of noise to fit: the curve without L2 peaks at n = d.",
        "There is so little noise here that what each further row teaches outweighs it.",
    ),
    STAYS: Said(
        "That would be so if a row taught as much as its noise spoils. Far from n = d it teaches more; close to it, "
        "fitting the noise takes longer and longer weights, as the right chart shows.",
        "Here the noise that is fitted and what the rows teach are about even.",
    ),
    RISES: Said(
        "It would with more noise. Here there is so little that what each further row teaches outweighs it; raise the "
        "noise above, and the peak at n = d grows.",
        "With as many rows as weights, one set of weights alone fits every row, noise included, and it is a long one: "
        "see the right chart.",
    ),
}
