"""A workbook of some kilobytes that stands for more cells than any memory holds is refused as it is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from dashboard.data.curves.log import LogError
from dashboard.data.curves.packed import workbook as of_curves
from dashboard.data.curves.packed.workbook import MOST_TAGS, workbook_rows
from dashboard.data.files.sheets import takes_long
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.reading import limits
from dashboard.data.tables.reading.workbook import open_workbook
from tests.cases import at_every_check

SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
# Ways to write that a cell is far away, none of which has to be what Excel writes.
FAR = {
    "as Excel does": '<row r="9000"><c r="ZZ9000"><v>1</v></c></row>',
    "with blanks": '<row r="9000"><c r = "ZZ9000"><v>1</v></c></row>',
    "a letter by its number": '<row r="9000"><c r="&#90;Z9000"><v>1</v></c></row>',
    "the row at the row alone": '<row r="9000"><c r="ZZ1"/><c><v>1</v></c></row>',
    "beyond Excel's last row": '<row r="1100000"><c><v>1</v></c></row>',
    "that row as a float": '<row r="1.1e6"><c><v>1</v></c></row>',
}


def workbook(more: str = "", part: str = SHEET, before: str = "</sheetData>") -> bytes:
    """Sixty rows of two columns, in a sheet that says it has all of Excel's, and more before this place in a part."""
    book, out = Workbook(), io.BytesIO()
    for row in [("loss", "val_loss"), *((1 / i, 2 / i) for i in range(1, 60))]:
        book.active.append(row)
    book.save(out)
    changed = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode().replace("A1:B60", "A1:XFD1048576")
            new.writestr(name, content.replace(before, more + before) if name == part else content)
    return changed.getvalue()


@pytest.fixture(autouse=True)
def few_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CELLS", 1_000_000)


@pytest.mark.parametrize("read", [open_workbook, workbook_rows])
@pytest.mark.parametrize("written", at_every_check(set(FAR) - {"that row as a float"}, FAR))
def test_a_cell_far_away_is_refused_however_it_is_written(written: str, read: Callable[[bytes], object]) -> None:
    with pytest.raises((TableError, LogError)):
        read(workbook(FAR[written]))


@pytest.mark.parametrize("more", ["", '<row r="3000"><c r="C3000"><v>1</v></c></row>'])
def test_what_a_sheet_says_of_its_size_is_not_asked(more: str) -> None:
    content = workbook(more)
    assert len(workbook_rows(content)) == 60 + bool(more)
    assert open_workbook(content).cells.shape[1] == 2 + bool(more)


@pytest.mark.parametrize("row", [100_000, pytest.param(1_048_576, marks=pytest.mark.long)])
@pytest.mark.parametrize("empty", ['<row r="{0}" ht="12.8"/>', '<row r="{0}"><c r="A{0}" s="0"/></row>'])
def test_an_empty_row_at_the_end_as_libreoffice_writes_takes_none(empty: str, row: int) -> None:
    empty = empty.format(row)
    wide = '<row r="61"><c r="CV61"><v>1</v></c></row>'
    assert len(workbook_rows(workbook(wide + empty))) == 61
    assert open_workbook(workbook(wide + empty)).cells.shape == (60, 100)


def test_cells_that_are_empty_in_every_row_count_as_they_are_gone_through() -> None:
    with pytest.raises(TableError, match="too many cells"):
        open_workbook(workbook("".join(f'<row r="{i}"><c r="XFD{i}"/></row>' for i in range(61, 4000))))


@pytest.mark.parametrize("read", [open_workbook, workbook_rows])
def test_a_row_of_far_more_cells_than_columns_is_refused_before_it_is_whole(read: Callable[[bytes], object]) -> None:
    beside = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    assert read(workbook(f'<row r="61">{"<c/>" * 16_384}</row>'))
    assert read(workbook(beside, before="</worksheet>"))
    with pytest.raises((TableError, LogError), match="be read"):
        read(workbook(f'<row r="61">{"<c/>" * 400_000}</row>'))


@pytest.mark.parametrize("what", ["c", "row"])
def test_a_log_in_a_workbook_has_no_millions_of_tags(what: str) -> None:
    tags = f"<{what}/>" * MOST_TAGS
    with pytest.raises(LogError, match="The workbook is too large"):
        workbook_rows(workbook(f'<row r="61">{tags}</row>' if what == "c" else tags))


def test_a_long_text_in_many_cells_counts_in_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_curves, "LARGEST", 100_000)
    cell = f'<c t="inlineStr"><is><t>{"a" * 60_000}</t></is></c>'
    assert workbook_rows(workbook(f'<row r="61">{cell}</row>'))
    with pytest.raises(LogError, match="The workbook is too large"):
        workbook_rows(workbook(f'<row r="61">{cell * 2}</row>'))


def test_one_part_named_as_thousands_of_sheets_takes_long() -> None:
    sheets = "".join(f'<sheet name="s{i}" sheetId="{i}" r:id="rId1"/>' for i in range(2, 600))
    assert takes_long(workbook(sheets, BOOK, "</sheets>"), 10**9)
    assert not takes_long(workbook(), 10**9)
