"""A sign and the Korean letters after it stay on one line."""

from __future__ import annotations

import pytest

from dashboard.language.line_ends import JOINED, held_together


@pytest.mark.parametrize(
    "text", ["51%입니다", "[0.2%, 3.8%]입니다", "(Hastie 등 2009)에서", "[값](/lab)을", "“끝”이라"]
)
def test_no_line_ends_between_them(text: str) -> None:
    joined = held_together(text)
    assert joined.replace(JOINED, "") == text
    assert joined.count(JOINED) == 1


@pytest.mark.parametrize("text", ["Lower by 12%.", "12% 낮습니다", "검증 손실", "**굵게**입니다"])
def test_what_needs_no_joining_stays_as_it_is(text: str) -> None:
    assert held_together(text) == text
