"""What the lesson on a step asks."""

from __future__ import annotations

from pages.one_step.questions import loss_goes_up
from pages.one_step.sections import RATES


def test_where_to_look_can_be_reached_whatever_rates_are_chosen() -> None:
    (see,) = [answer.see for answer in loss_goes_up().answers if answer.see]
    assert see.startswith("Choose 1.5 among the learning rates")
    assert 1.5 in RATES
