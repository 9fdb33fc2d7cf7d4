"""A function that only returns something can stand as what it returns."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.export.inline import inline


@pytest.mark.parametrize(
    ("returned", "values", "expression"),
    [
        ("make(a, noise=5.0 * b)", {"a": 300, "b": 0.35}, "make(300, noise=5.0 * 0.35)"),
        ("make(a.b, (a, b))", {"b": "x"}, 'make(a.b, (a, "x"))'),
        ("getattr(module, a)(on=True, **more)", {"a": "load"}, "module.load(on=True)"),
        ("getattr(module, a)(on=True, **more)", {"a": "load", "off": False}, "module.load(on=True, off=False)"),
    ],
)
def test_values_stand_in_the_place_of_parameters(returned: str, values: dict[str, Any], expression: str) -> None:
    assert inline(f"def f(a, b, **more):\n    return {returned}", values) == expression


def test_comments_stand_above_the_expression() -> None:
    assert inline("def f(a):\n    # Why.\n    return g(a)", {"a": 1}) == "# Why.\ng(1)"


@pytest.mark.parametrize("body", ["a += 1\n    return a", '"""Why."""\n    return a', "return"])
def test_a_function_that_does_more_is_called(body: str) -> None:
    assert inline(f"def f(a):\n    {body}", {"a": 1}) is None
