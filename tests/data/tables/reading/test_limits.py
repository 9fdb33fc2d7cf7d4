"""How large a table may be."""

from __future__ import annotations

import pytest

from dashboard.data.tables.errors import TableError
from dashboard.data.tables.reading import limits
from dashboard.data.tables.reading.opening import open_table

ROWS = 100


def table(second: str) -> bytes:
    return "\n".join(["x,y", *(f"{row},{second}" for row in range(ROWS))]).encode()


def test_a_table_with_more_rows_than_can_be_looked_at_says_how_many_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", ROWS - 1)
    with pytest.raises(TableError, match="100 rows are more than the 99 that can be looked at"):
        open_table(table("1"))
    monkeypatch.setattr(limits, "MAX_ROWS", ROWS)
    assert len(open_table(table("1")).cells) == ROWS


def test_a_table_with_too_many_different_words_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_WORDS", ROWS - 1)
    said = "100 different cells are no plain numbers, and the most that can be looked at are 99"
    with pytest.raises(TableError, match=said):
        open_table("\n".join(["x,y", *(f"{row},a{row}" for row in range(ROWS))]).encode())


@pytest.mark.parametrize("cell", ["1.5", "", "NA", "a"])
def test_plain_numbers_empty_cells_and_what_repeats_are_none_of_them(
    monkeypatch: pytest.MonkeyPatch, cell: str
) -> None:
    monkeypatch.setattr(limits, "MAX_WORDS", ROWS - 1)
    assert len(open_table(table(cell)).cells) == ROWS
