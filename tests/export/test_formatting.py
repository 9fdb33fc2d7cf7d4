"""Values and calls are written as a person would write them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dashboard.experiment.layers import call
from dashboard.export.formatting import Code, comment, formatted, literal


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("relu", '"relu"'),
        ('say "so"', "'say \"so\"'"),
        ("a\\b", '"a\\\\b"'),
        ("2\N{NO-BREAK SPACE}units", '"2\\xa0units"'),
        ("it's", '"it\'s"'),
        (0.5, "0.5"),
        (1e-05, "1e-05"),
        ((3,), "(3,)"),
        ((), "()"),
        ((1, ("a", "b")), '(1, ("a", "b"))'),
        ([1, True], "[1, True]"),
        (Path("/somewhere/rents.csv"), '"rents.csv"'),
        (Code("x_train"), "x_train"),
        (call("f", 1, g=call("h", "x")), 'f(1, g=h("x"))'),
    ],
)
def test_a_value_is_written_so_that_python_reads_it_back(value: Any, text: str) -> None:
    assert literal(value) == text


def test_what_is_too_long_for_a_line_has_a_line_for_each_part() -> None:
    written = formatted(call("fit", Code("x"), rates=(0.1, 0.2), on=True), room=24, before="y = ")
    assert written == "y = fit(\n    x,\n    rates=(0.1, 0.2),\n    on=True,\n)"


def test_parts_that_are_too_long_are_broken_in_turn_and_the_only_one_needs_no_comma() -> None:
    assert (
        formatted(call("f", [1, [22, 33]]), room=12)
        == "f(\n    [\n        1,\n        [\n            22,\n            33,\n        ],\n    ]\n)"
    )


def test_a_long_comment_goes_on_over_lines() -> None:
    lines = comment("word " * 30).splitlines()
    assert len(lines) == 2
    assert all(line.startswith("# word") and len(line) <= 88 for line in lines)
