"""Numbers with ASCII's digits."""

from __future__ import annotations

import random
import re
from unittest.mock import Mock

import pandas as pd
import pytest

from dashboard.data.tables.signs import ASCII, IN_ASCII, translated

_PIECES = (
    *("1", "12", "305", "10", ".", ",", "-", "+", " ", "(", ")", "/", "'", "[1]", "*", "\u2020", "\u2013", "\u2014"),
    *("\u2019", "x10", "\u00b7 10^", "\u207b\u00b3", "\u00b2", "e5", "d-2", "D+03", "ft ", "feet", "yrs ", "Jahre"),
    *("ans", "년", "mo", "만 ", "\u2212", "\uff11", "\u25b2", "kg", "\u20ac", "A"),
)


def test_where_a_pattern_is_found_a_cell_has_one_of_its_signs_from_the_beginning() -> None:
    draw, found = random.Random(0), set()
    for _ in range(20_000):
        cell = "".join(draw.choices(_PIECES, k=draw.randint(1, 5))).strip().translate(ASCII)
        there = set(cell)
        for signs, pattern, instead in IN_ASCII:
            if re.search(pattern, cell):
                assert not there.isdisjoint(signs), cell
                found.add(pattern)
            cell = re.sub(pattern, instead, cell)
    assert len(found) == len(IN_ASCII)


def test_each_of_many_words_is_compiled_once_for_all_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as the times of a logger before it knew the day, of which Python keeps some five hundred compiled."""
    words = tuple((f"^{number}$", "") for number in range(600))
    compiled = Mock(wraps=re.compile)
    monkeypatch.setattr(re, "compile", compiled)
    cells = pd.Series([*map(str, range(598, 602)), None] * 3, dtype="str")
    assert translated(cells, words).fillna("none").tolist() == ["", "", "600", "601", "none"] * 3
    # pandas compiles a few of its own.
    assert len(words) <= compiled.call_count < len(words) + 10
