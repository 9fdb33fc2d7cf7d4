"""Names of columns that are there twice are numbered, past numbers that others have as names."""

from __future__ import annotations

import pytest

from dashboard.data.tables.reading.names import distinct_names


@pytest.mark.parametrize(
    ("names", "distinct"),
    [
        (("a", "a", "b"), ("a", "a (2)", "b")),
        (("a", "a", "a (2)"), ("a", "a (3)", "a (2)")),
        (("a", "a (2)", "a", "a"), ("a", "a (2)", "a (3)", "a (4)")),
        (("", "column 1", " b\nc "), ("column 1", "column 1 (2)", "b c")),
    ],
)
def test_no_column_takes_the_name_of_another(names: tuple[str, ...], distinct: tuple[str, ...]) -> None:
    assert distinct_names(names)[0] == distinct
