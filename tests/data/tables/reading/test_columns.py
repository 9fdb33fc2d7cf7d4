"""What a column holds, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.data.tables.reading.describing import describe
from tests.data.tables.shapes.shape import column


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (lambda i: "0" * (i % 2), "left out"),
        (lambda i: "0.0" * (i % 2), "left out"),
        (lambda i: "1" * (i % 2), "category"),
        (lambda i: "3" * (i % 2), "category"),
    ],
)
def test_a_number_beside_nothing_is_a_tick_unless_it_is_0(cells: Callable[[int], str], kind: str) -> None:
    assert describe(column("x", cells)(), "table")["x"].kind == kind


def test_a_number_is_told_with_all_its_digits() -> None:
    found = describe(column("x", lambda i: f"3151799280242,{i + 55}")(), "table")
    assert str(found["x"].notes[0]) == "x: read '3151799280242,55' as 3151799280242.55 in 40 of 40 cells."
