"""The numbers of a small network's drawing stand on their own lines."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from dashboard.figures.networks.lines import centred
from dashboard.figures.networks.small import APART, HALF_NUMBER, ROW_PIXELS, SmallNetwork, draw, shares_of_numbers
from dashboard.figures.theme import ON_UNIT, PAGE
from language.say import mark


@pytest.mark.parametrize(("before", "after"), [(1, 1), (2, 3), (3, 1), (3, 2), (2, 2), (1, 4)])
def test_no_number_lies_on_another_or_on_the_line_of_another(before: int, after: int) -> None:
    left, right = centred(before)[::-1] * ROW_PIXELS, centred(after)[::-1] * ROW_PIXELS
    shares = shares_of_numbers(centred(before)[::-1], centred(after)[::-1])
    at = {
        place: (APART * share, left[place[1]] + share * (right[place[0]] - left[place[1]]))
        for place, share in np.ndenumerate(shares)
    }
    for (place, (x, y)), (other, (there, height)) in permutations(at.items(), 2):
        assert abs(x - there) >= 2 * HALF_NUMBER[0] or abs(y - height) >= 2 * HALF_NUMBER[1], (place, other)
        on_other = left[other[1]] + x / APART * (right[other[0]] - left[other[1]])
        assert abs(y - on_other) > HALF_NUMBER[1], (place, other)


def test_a_unit_that_is_not_known_yet_hides_the_lines_and_its_sign_has_the_colour_of_text() -> None:
    known, unknown = draw(
        SmallNetwork((np.ones((1, 1)),), (("1",), ("2",)), known=0, labelled=(), current=None, kind=mark("weight"))
    ).data[-2:]
    assert (known["textfont"]["color"], unknown["marker"]["color"]) == (ON_UNIT, PAGE)
    assert "color" not in unknown["textfont"]
