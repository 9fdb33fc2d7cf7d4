"""Of a workbook's sheets that with most cells is read, and one that can't be unpacked is refused."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from dashboard.data.tables.errors import TableError
from dashboard.data.tables.reading.opening import open_table
from dashboard.data.tables.reading.workbook import open_workbook
from tests.data.files.repacked import deflated64, encrypted
from tests.data.tables.shapes.shape import workbook


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_few_cells_far_apart_are_fewer_than_a_table() -> None:
    book = Workbook()
    data, notes = book.active, book.create_sheet("Notes")
    data.title = "Data"
    for row in (("a", "b", "c", "d"), *((i, i % 7, i % 3, i / 2) for i in range(200))):
        data.append(row)
    for place in range(1, 60):
        notes.cell(place, 1, f"remark {place}")
    notes["Z1"] = "far away"
    opened = open_workbook(saved(book))
    assert dict(opened.format.options)["sheet_name"] == "Data"
    assert opened.cells.shape == (200, 4)


@pytest.mark.parametrize("pack", [encrypted, deflated64])
def test_one_that_python_cannot_unpack_is_refused(pack: Callable[[bytes], bytes]) -> None:
    with pytest.raises(TableError, match="Open it in Excel and save it as CSV"):
        open_table(pack(workbook()))
