"""What is asked of the approaches, and how sure the answer is."""

from __future__ import annotations

import pytest

from language.say import mark
from pages.features.finding import Approach
from pages.features.questions import NONE, best

NETWORK, SVM = (0.94, 0.92, 0.95, 0.90, 0.97), (0.90, 0.92, 0.94, 0.91, 0.96)
AHEAD = tuple(score + 0.02 + 0.001 * score for score in SVM)
RAW, MADE = "Raw inputs, linear SVM", "Hand-made features, linear SVM"
CHANCE = "these seeds can't tell the best two apart"


def approaches(network: tuple[float, ...]) -> list[Approach]:
    scores = {RAW: (0.5,) * 5, MADE: SVM, "Network": network}
    return [Approach(mark(name), (), each) for name, each in scores.items()]


@pytest.mark.parametrize(("network", "right"), [(NETWORK, NONE), (tuple(reversed(SVM)), NONE), (AHEAD, "Network")])
def test_an_approach_is_the_best_only_where_it_is_ahead_beyond_chance(network: tuple[float, ...], right: str) -> None:
    question = best("circles", approaches(network))
    assert [text for text in question.texts if question.reply_to(text)[0]] == [right]
    level = [text for text in (RAW, MADE, "Network") if CHANCE in question.reply_to(text)[1]]
    assert level == ([MADE, "Network"] if right == NONE else [])
    assert ("It found features that fit the data" in question.reply_to("Network")[1]) == (right == "Network")


def test_nothing_is_right_while_an_approach_has_no_score() -> None:
    assert best("circles", approaches(())).right is None
