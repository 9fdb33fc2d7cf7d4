"""What the lesson asks of choosing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.statistics import interval
from dashboard.ui.questions.question import Question, Said, judged
from pages.test_set_once.finding import COUNTS, Choice
from pages.test_set_once.trials import MOST

LOWER, SAME, HIGHER = "Lower than its test score", "The same, up to chance", "Higher than its test score"
MORE, AS_MUCH, LESS = "Further off", "As far off as before", "Less far off"


def on_new_data(choices: Sequence[Choice]) -> Question:
    """What the winner by test score has on new data."""
    text = f"The best of {MOST} by test score is shown new data. How is its accuracy there?"
    if len(choices) < 2:
        return judged("test_set new", text, _NEW, None)
    off = interval(100 * np.array([choice.overstated[-1] for choice in choices]))
    right = LOWER if off.low > 0 else HIGHER if off.high < 0 else SAME
    because = f"Its test score is off by {off.mean:+.1f} points ({off.low:+.1f} to {off.high:+.1f})."
    return judged("test_set new", text, _NEW, right, because)


def more_candidates(choices: Sequence[Choice]) -> Question:
    """What more candidates do to the score that was chosen by."""
    few, many = COUNTS[1], COUNTS[-1]
    text = f"Instead of {few} there are {many} candidates. How far off is the winner's test score then?"
    if len(choices) < 2:
        return judged("test_set more", text, _MORE, None)
    change = interval(100 * np.array([choice.overstated[-1] - choice.overstated[1] for choice in choices]))
    right = MORE if change.low > 0 else LESS if change.high < 0 else AS_MUCH
    before, after = (float(np.mean([100 * choice.overstated[place] for choice in choices])) for place in (1, -1))
    because = f"Of {few} it is off by {before:+.1f} points, of {many} by {after:+.1f}."
    return judged("test_set more", text, _MORE, right, because)


_NEW = {
    LOWER: Said(
        "It is what to expect; over so few data sets chance hides it.",
        "It won partly by luck, and luck doesn't come along.",
    ),
    SAME: Said(
        "“Nobody trained on the test set” is true, but the choice looked at it, and a choice is a kind of learning. In "
        "the first chart the two curves part.",
        "Over these data sets the two can't be told apart.",
    ),
    HIGHER: Said(
        "It has been chosen for being high on these very rows; on others there is no reason for it to be higher yet.",
        "So it came out here, against what is to be expected.",
    ),
}
_MORE = {
    MORE: Said(
        "That is what to expect; over so few data sets chance hides it.",
        "The luckiest of many is luckier than the luckiest of few.",
    ),
    AS_MUCH: Said(
        "“A test score is a test score” forgets that each further candidate is another draw of luck, and the luckiest "
        "is taken. See how the second chart climbs.",
        "Over these data sets it can't be told.",
    ),
    LESS: Said(
        "“With more of them, the best is really better” is half of it: it is better, but its score grows faster than "
        "it does. See the second chart.",
        "So it came out here, against what is to be expected.",
    ),
}
