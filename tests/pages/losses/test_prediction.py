"""The table of losses at one prediction."""

from __future__ import annotations

import pytest

from language.numbers import MINUS, NO_BREAK
from tests.pages.opened import opened, words

PLAIN = str.maketrans({MINUS: "-", NO_BREAK: " ", "\N{MULTIPLICATION SIGN}": "x"})


@pytest.mark.parametrize(
    ("task", "z", "cells"),
    [
        ("binary", 5.2, ("| Squared error on a sigmoid | 3 x 10⁻⁵ | -6 x 10⁻⁵ |", "| Hinge | 0.000 | 0.000 |")),
        ("multiclass", 6.0, ("| Squared error on a softmax |", "| Categorical hinge | 0.000 | 0.000 |")),
    ],
)
def test_only_a_gradient_of_zero_reads_as_zero(task: str, z: float, cells: tuple[str, ...]) -> None:
    state = {f"losses z {task}": z, "losses task": task, "losses class": 1, "losses class of 3": 0}
    table = words(opened("losses", **state)).translate(PLAIN)
    assert all(cell in table for cell in cells)
    assert table.count("| 0.000 | 0.000 |") == 1
