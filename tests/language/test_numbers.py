"""Numbers of any size, as a person reads them."""

from __future__ import annotations

import math

import pytest

from language.numbers import NO_BREAK, in_digits, three_digits, two_digits, with_minus

TIMES = f"{NO_BREAK}\N{MULTIPLICATION SIGN}{NO_BREAK}"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (0.01234, "0.0123"),
        (0.2, "0.200"),
        (100.0, "100"),
        (-1.234, "\N{MINUS SIGN}1.23"),
        (999.9, "1,000"),
        (30426.3, "30,400"),
        (3.0426e9, f"3.04{TIMES}10\u2079"),
        (0.00001, f"1{TIMES}10\u207b\u2075"),
        (-0.00001, f"\N{MINUS SIGN}1{TIMES}10\u207b\u2075"),
        (-30426.3, "\N{MINUS SIGN}30,400"),
        (math.inf, "∞"),
        (-math.inf, "\N{MINUS SIGN}∞"),
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


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (-0.05, "+.2f", "\N{MINUS SIGN}0.05"),
        (0.05, "+.2f", "+0.05"),
        (-3, "", "\N{MINUS SIGN}3"),
        (-1234.5, ",.1f", "\N{MINUS SIGN}1,234.5"),
    ],
)
def test_a_number_below_zero_has_a_minus_sign_in_any_format(value: float, form: str, words: str) -> None:
    assert in_digits(value, form) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("-0.5 [-1.2, -.3]", "_0.5 [_1.2, _.3]"),
        ("-0.0 to 8.8, -0% and -0.05%, or -0.", "0.0 to 8.8, 0% and _0.05%, or 0."),
        ("**-0.5** (-3 to -2)", "**_0.5** (_3 to _2)"),
        ("-0,5 from -0,25 to -0:30, and -0, -1", "_0,5 from _0,25 to _0:30, and 0, _1"),
        ("2024-01-05, x-1, `-1` and 1e-5", "2024-01-05, x-1, `-1` and 1e-5"),
    ],
)
def test_only_a_hyphen_that_begins_a_number_is_a_minus_sign(text: str, words: str) -> None:
    assert with_minus(text) == words.replace("_", "\N{MINUS SIGN}")
