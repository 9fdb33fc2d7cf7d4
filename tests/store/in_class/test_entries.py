"""What a browser sends is kept if it is a list of as many plain numbers as were asked for, and refused otherwise."""

from __future__ import annotations

import math
from typing import Any

import pytest

from dashboard.store.in_class.entries import Form, Refused, one_of

CURVE = Form(3, 0.0, 1.0)


def test_numbers_are_kept_to_what_a_screen_can_show() -> None:
    assert CURVE.checked([0, 0.123456, 1.0]) == (0.0, 0.123, 1.0)


@pytest.mark.parametrize(
    "sent", [None, 0.5, "0.5", b"abc", {}, [], [0.5, 0.5], [0.5] * 4, [0.5] * 100_000, {"0": 1, "1": 1, "2": 1}]
)
def test_what_is_no_list_of_that_length_is_refused(sent: Any) -> None:
    with pytest.raises(Refused, match="An answer here is 3 numbers"):
        CURVE.checked(sent)


@pytest.mark.parametrize(
    "wrong", [math.nan, math.inf, -math.inf, -0.01, 1.01, 10**400, "0.5", None, True, [0.5], {"a": 1}, 0.5j]
)
def test_what_is_no_plain_number_within_the_bounds_is_refused(wrong: Any) -> None:
    with pytest.raises(Refused, match="between 0 and 1"):
        CURVE.checked([0.5, wrong, 0.5])


def test_a_picked_answer_is_the_place_of_one() -> None:
    assert one_of(3).checked([2]) == (2.0,)
    for wrong in (-1, 3, 0.5):
        with pytest.raises(Refused, match="between 0 and 2"):
            one_of(3).checked([wrong])
