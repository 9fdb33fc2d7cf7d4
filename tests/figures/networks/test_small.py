"""The numbers of a small network's drawing stand on their own lines."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from dashboard.figures.networks.lines import centred
from dashboard.figures.networks.small import HALF_NUMBER, ROW_PIXELS, THICKEST, SmallNetwork, draw, shares_of_numbers
from dashboard.figures.theme import NEUTRAL, ON_UNIT, PAGE
from language.say import mark

# Of four columns on a phone.
APART = 90


@pytest.mark.parametrize(("before", "after"), [(1, 1), (2, 3), (3, 1), (3, 2), (2, 2), (1, 4)])
def test_no_number_lies_on_another_or_on_the_line_of_another(before: int, after: int) -> None:
    left, right = centred(before)[::-1] * ROW_PIXELS, centred(after)[::-1] * ROW_PIXELS
    shares = shares_of_numbers(centred(before)[::-1], centred(after)[::-1], APART)
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


def test_the_number_of_a_bias_stands_where_no_line_of_its_unit_is() -> None:
    ones = np.ones((2, 2))
    net = SmallNetwork(
        (ones,), (("1",) * 2,) * 2, known=1, labelled=(1,), current=None, kind=mark("weight"), biases=(ones[0],)
    )
    above, below = (note for note in draw(net).layout["annotations"] if note["text"].startswith("b = "))
    assert above["y"] > 0 > below["y"]
    assert above["yshift"] > 0 > below["yshift"]


def test_a_thick_line_is_seen_to_be_dashed_beside_its_number() -> None:
    chart = draw(
        SmallNetwork((-np.ones((1, 1)),), (("1",), ("2",)), known=1, labelled=(1,), current=None, kind=mark("weight"))
    )
    (drawn,) = (trace for trace in chart.data if trace.get("line", {}).get("width") == THICKEST)
    assert drawn["line"]["dash"].endswith("px"), "by its name alone a dash grows with the line"


def test_a_number_that_is_zero_has_the_look_of_no_sign() -> None:
    net = SmallNetwork(
        (np.array([[-1.0, 0.0, 1.0]]),), (("1",) * 3, ("2",)), known=1, labelled=(), current=None, kind=mark("weight")
    )
    looks = [(line["color"], line["dash"]) for line in (trace.get("line", {}) for trace in draw(net).data) if line]
    negative, zero, positive = looks[2:5]
    assert (positive, negative) == tuple(looks[:2])
    assert zero == (NEUTRAL, "solid")
