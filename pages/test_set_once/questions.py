"""What the lesson asks of choosing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.statistics import interval
from dashboard.analysis.words import end_in_words
from dashboard.ui.questions.question import Question, Replies, make_question
from language.numbers import in_digits
from language.say import mark, t
from pages.test_set_once.finding import Choice, off_by_test
from pages.test_set_once.trials import COUNTS, MOST

LOWER, SAME = mark("Lower than its test score"), mark("The same, apart from chance")
HIGHER = mark("Higher than its test score")
MORE, AS_MUCH, LESS = mark("Further off"), mark("As far off as before, apart from chance"), mark("Less far off")


def on_new_data(choices: Sequence[Choice]) -> Question:
    """What the winner by test score has on new data."""
    text = t(
        "The best of {most} by test score is shown new data. How does its accuracy there compare with its test score?",
        most=MOST,
    )
    if len(choices) < FEWEST_PAIRS:
        return make_question(name="test_set new", text=text, replies=_NEW, right=None)
    off = off_by_test(choices)
    right = LOWER if off.low > 0 else HIGHER if off.high < 0 else SAME
    because = t(
        "Its test score is off by {mean} points ({low} to {high}).",
        mean=in_digits(off.mean, "+.1f"),
        low=end_in_words(off.low, "+.1f"),
        high=end_in_words(off.high, "+.1f"),
    )
    return make_question(name="test_set new", text=text, replies=_NEW, right=right, because=because)


def more_candidates(choices: Sequence[Choice]) -> Question:
    """What more candidates do to the score that was chosen by."""
    few, many = COUNTS[1], COUNTS[-1]
    text = t(
        "Instead of {few} there are {many} candidates. How far off is the winner's test score then?", few=few, many=many
    )
    if len(choices) < FEWEST_PAIRS:
        return make_question(name="test_set more", text=text, replies=_MORE, right=None)
    change = interval(100 * np.array([choice.overstated[-1] - choice.overstated[1] for choice in choices]))
    right = MORE if change.low > 0 else LESS if change.high < 0 else AS_MUCH
    before, after = (off_by_test(choices, place).mean for place in (1, -1))
    because = t(
        "With {few} candidates it is off by {before} points, with {many} by {after}.",
        few=few,
        many=many,
        before=in_digits(before, "+.1f"),
        after=in_digits(after, "+.1f"),
    )
    return make_question(name="test_set more", text=text, replies=_MORE, right=right, because=because)


_NEW = {
    LOWER: Replies(
        mark("It is to be expected; over so few data sets chance hides it."),
        mark("It won partly by luck, and luck does not carry over."),
    ),
    SAME: Replies(
        mark(
            "“Nobody trained on the test set” is true, but the choice looked at it, and a choice is a kind of "
            "learning. In the first chart the two curves part."
        ),
        mark("Over these data sets the two can't be told apart."),
    ),
    HIGHER: Replies(
        mark(
            "It has been chosen for being high on these very rows; there is no reason for it to be higher still on "
            "others."
        ),
        mark("Contrary to expectation, it did here."),
    ),
}
_MORE = {
    MORE: Replies(
        mark("That is to be expected; over so few data sets chance hides it."),
        mark("The luckiest of many is luckier than the luckiest of few."),
    ),
    AS_MUCH: Replies(
        mark(
            "“A test score is a test score” forgets that each further candidate is another draw of luck, and the "
            "luckiest is taken. See how the second chart climbs."
        ),
        mark("Over these data sets it can't be told."),
    ),
    LESS: Replies(
        mark(
            "“With more of them, the best is really better” is half the truth: it is better, but its score grows "
            "faster than it does. See the second chart."
        ),
        mark("Contrary to expectation, it did here."),
    ),
}
