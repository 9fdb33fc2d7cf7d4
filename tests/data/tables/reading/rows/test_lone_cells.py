"""Which rows hold nothing but a heading, and which lines stand beside the table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from dashboard.data.tables.reading.rows.lone_cells import lone_cells

ROWS = [f"P{i}|{i}.5|{'ab'[i % 2]}{i}" for i in range(12)]


def found(rows: Sequence[str], names: str = "part|size|maker", totals: Sequence[int] = ()) -> dict[str, list[int]]:
    """The places of each kind, in rows whose cells stand between bars."""
    cells = pd.DataFrame([row.split("|") for row in rows], columns=names.split("|"), dtype="str")
    read = {str(name): pd.to_numeric(cells[name], errors="coerce") for name in cells}
    kinds = lone_cells(cells, read, np.isin(np.arange(len(rows)), totals))
    return {kind: np.flatnonzero(where).tolist() for kind, where in kinds.items() if where.any()}


def test_a_word_alone_in_the_first_column_is_a_heading() -> None:
    assert found(["Tools||", *ROWS, "Paint||", "P99|7|c"]) == {"heading": [0, 13]}
    assert found(ROWS) == {}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("||glue", "it stands in another column"),
        ("7||", "it is a number"),
        ("n/a||", "it says nothing"),
        ("Tools|3|", "a number stands beside it"),
        ("Tools||glue", "a word stands beside it"),
    ],
)
def test_other_cells_are_no_heading(row: str, why: str) -> None:
    assert found([*ROWS[:6], row, *ROWS[6:]]) == {}, why


def test_a_name_that_stands_there_again_is_that_of_a_row_of_which_the_rest_is_unknown() -> None:
    assert found(["Tools||", *ROWS, "Tools||"]) == {}
    assert found(["Tools||", *ROWS, "P3||"]) == {"heading": [0]}


def test_where_a_quarter_of_the_rows_hold_a_name_alone_these_are_headings_and_beyond_it_gaps() -> None:
    words = [f"{letter * 3}||" for letter in "abcdefgh"]
    assert found([*ROWS, *words[:4]]) == {"heading": [12, 13, 14, 15]}
    assert found([*ROWS, *words[:5]]) == {}


def test_of_two_columns_or_where_most_cells_are_empty_a_name_alone_is_a_row() -> None:
    assert found(["Tools|", *(row.rpartition("|")[0] for row in ROWS)], "part|size") == {}
    rare = [[f"{4 + i}", f"b{i}", f"{i}.5", f"c{i}"] if i % 6 == 0 else [""] * 4 for i in range(18)]
    sparse = ["|".join([f"P{i}", f"{3 * i}", *cells]) for i, cells in enumerate(rare)]
    assert found(["Tools|||||", *sparse], "part|n|a|b|c|d") == {}
    full = [row for row in sparse if not row.endswith("|")]
    assert found(["Tools|||||", *full, *full], "part|n|a|b|c|d") == {"heading": [0]}


def test_where_most_rows_leave_the_first_column_empty_a_name_in_it_is_no_heading() -> None:
    rows = [f"{f'P{i}' * (i % 3 == 0)}|{i}.5|{'ab'[i % 2]}{i}|{i}" for i in range(12)]
    assert found(["Tools|||", *rows], "part|size|maker|n") == {}


def test_among_ticks_an_empty_cell_is_an_answer() -> None:
    ticks = [f"S{i}|{'x' * (i % 5 > 0)}|{'x' * (i % 4 > 0)}" for i in range(20)]
    assert "S0||" in ticks
    assert found(ticks, "site|open|safe") == {}
    one = [f"S{i}|{'x' * (i % 5 > 0)}|{'xz'[i % 2] * (i % 4 > 0)}" for i in range(20)]
    assert found(one, "site|open|safe") == {}, "one column of ticks is enough"
    filled = [f"S{i}|{'xy'[i % 2] * (i % 5 > 0)}|{'xz'[i % 2] * (i % 4 > 0)}" for i in range(20)]
    assert found(filled, "site|open|safe") == {"heading": [0]}


def test_a_line_in_a_column_without_a_name_stands_beside_the_table_unless_others_fill_it() -> None:
    beside, inside = [f"|{row}" for row in ROWS], [f"{i}|{row}" for i, row in enumerate(ROWS)]
    names = "column 1|part|size|maker"
    assert found(["Rent|||", *beside, "Sales|||"], names) == {"between": [0, 13]}
    assert found(["Rent|||", *beside], "group|part|size|maker") == {}
    assert "between" not in found(["Rent|||", *inside], names)


def test_what_a_total_says_there_fills_no_column() -> None:
    rows = ["Rent|||", *(f"|{row}" for row in ROWS), "Total Rent|||99"]
    names = "column 1|part|size|maker"
    assert found(rows, names, totals=[13]) == {"between": [0]}
    assert "between" not in found(rows, names)


def test_a_line_beside_the_table_is_no_heading_too() -> None:
    rows = ["Tools|||", *(f"{row}|" for row in ROWS), "|||see page 3", "|||and page 4"]
    assert found(rows, "part|size|maker|column 4") == {"between": [13, 14], "heading": [0]}
