"""The first few of many values, in a sentence."""

from __future__ import annotations

from language.first_few import first_few


def test_more_than_the_first_few_end_in_an_ellipsis() -> None:
    assert first_few(("a", "b"), 2) == "a, b"
    assert first_few(("a", "b", "c"), 2) == "a, b, …"
    assert first_few((), 2) == ""
    assert first_few((1, 2), 1, repr) == "1, …"
