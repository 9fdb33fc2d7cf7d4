"""Numbers of any size, as a person reads them."""

from __future__ import annotations

import math

import pytest

from dashboard.language.numbers import three_digits, two_digits


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0"),
        (0.01234, "0.0123"),
        (-1.234, "-1.23"),
        (999.9, "1,000"),
        (30426.3, "30,400"),
        (3.0426e9, "3.04 \N{MULTIPLICATION SIGN} 10\u2079"),
        (0.00001, "1 \N{MULTIPLICATION SIGN} 10\u207b\u2075"),
        (math.inf, "∞"),
        (math.nan, "nan"),
    ],
)
def test_a_number_has_three_digits_and_no_e(value: float, words: str) -> None:
    assert three_digits(value) == words


@pytest.mark.parametrize(
    ("value", "words"), [(0.06, "0.060"), (0.6, "0.60"), (0.999, "1.0"), (6.04, "6.0"), (60.4, "60"), (123.4, "120")]
)
def test_a_zero_at_the_end_counts_as_a_digit(value: float, words: str) -> None:
    assert two_digits(value) == words
