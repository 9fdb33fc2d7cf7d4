"""What is asked of the approaches, and how sure the answer is."""

from __future__ import annotations

import pytest

from pages.features.finding import Approach
from pages.features.questions import best

NETWORK, SVM = (0.94, 0.92, 0.95, 0.90, 0.97), (0.90, 0.92, 0.94, 0.91, 0.96)
AHEAD = tuple(score + 0.02 + 0.001 * score for score in SVM)
CHANCE = "these seeds can't tell it from the next"


def approaches(network: tuple[float, ...]) -> list[Approach]:
    scores = {"Raw inputs, linear SVM": (0.5,) * 5, "Hand-made features, linear SVM": SVM, "Network": network}
    return [Approach(name, (), each) for name, each in scores.items()]


@pytest.mark.parametrize(("network", "clear"), [(NETWORK, False), (AHEAD, True)])
def test_the_best_is_explained_only_where_it_is_ahead_beyond_chance(network: tuple[float, ...], *, clear: bool) -> None:
    right, reply = best("circles", approaches(network)).reply_to("Network")
    assert right
    assert (CHANCE in reply) != clear
    assert ("It found features that fit the data" in reply) == clear


def test_nothing_is_right_while_an_approach_has_no_score() -> None:
    assert best("circles", approaches(())).right is None
