"""Tables are read as their writers meant them, whatever they were saved as."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dashboard.data.tables.cells import numbers
from dashboard.data.tables.choices import Choices, make_schema
from dashboard.data.tables.reading.describing import describe
from dashboard.data.tables.reading.opening import open_table
from dashboard.data.tables.rows import read_cells, read_rows
from tests.data.tables.shapes import SHAPES


@pytest.mark.parametrize("name", SHAPES)
def test_a_table_is_read_as_it_was_meant(name: str) -> None:
    shape = SHAPES[name]
    found = describe(shape.content(), "table")
    assert found.rows == shape.rows
    assert {column: found[column].kind for column in shape.kinds} == shape.kinds


@pytest.mark.parametrize("name", [name for name, shape in SHAPES.items() if shape.numbers])
def test_its_numbers_are_those_in_its_cells(name: str) -> None:
    content, expected = SHAPES[name].content(), SHAPES[name].numbers
    found, cells = describe(content, "table"), open_table(content).cells
    for column, first in expected.items():
        form = found[column].number
        assert form
        read = numbers(cells[column], form.remove, form.decimal, form.codes)
        np.testing.assert_array_equal(read[: len(first)], first)


@pytest.mark.parametrize("name", SHAPES)
def test_what_is_stored_is_read_again_as_it_was_opened(name: str, tmp_path: Path) -> None:
    content = SHAPES[name].content()
    (tmp_path / "table").write_bytes(content)
    opened = open_table(content)
    again = read_cells(tmp_path / "table", opened.format)
    assert again.columns.tolist() == opened.cells.columns.tolist()
    assert (again.fillna("") == opened.cells.fillna("")).all(axis=None)


@pytest.mark.parametrize("name", SHAPES)
def test_some_column_can_be_predicted_and_no_input_is_infinite(name: str, tmp_path: Path) -> None:
    (tmp_path / "table").write_bytes(SHAPES[name].content())
    found = describe((tmp_path / "table").read_bytes(), "table")
    usable = [column.name for column in found.usable]
    target = next(column for column in reversed(found.targets) if set(usable) - {column.name})
    schema = make_schema(found, Choices(target.name, classes=target.number is None))
    rows = read_rows(tmp_path / "table", schema)
    x, y = rows.x, rows.y
    assert len(x) == len(y) >= 0.5 * found.rows
    assert not np.isinf(x).any()
    assert np.isfinite(y).all()
