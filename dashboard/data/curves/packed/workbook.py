"""A workbook of Excel as rows of cells."""

from __future__ import annotations

import io
import zipfile

from dashboard.data.curves.log import LARGEST, LogError
from dashboard.data.curves.packed.refused import refuse_zip
from dashboard.data.files.sheets import UNREADABLE, check_as_read, takes_long
from language.say import later, mark

_NO_SHEET = mark("It is packed as an Excel workbook is, but no sheet in it can be read. Save it once more, or as CSV.")
_TOO_LARGE = mark("The workbook is too large: keep the sheet with the curves.")
# 100,000 epochs of ten curves have so many tags of XML, which take some six seconds; with what is empty between them
# there may be more cells than are filled.
MOST_TAGS, MOST_CELLS = 4_500_000, 2_000_000
# How many times as large as any other file its XML may be.
_TIMES = 10


def workbook_rows(content: bytes) -> list[list[str]]:
    """The cells of a workbook's first sheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(part.file_size for part in archive.infolist())
            names = archive.namelist()
    except UNREADABLE:
        raise LogError(later(_NO_SHEET)) from None
    refuse_zip(names)
    try:
        too_large = size > _TIMES * LARGEST or takes_long(content, MOST_TAGS)
        rows = [] if too_large else _first_sheet(content)
    except LogError:
        raise
    except UNREADABLE:
        raise LogError(later(_NO_SHEET)) from None
    # One text may stand in many cells.
    if too_large or sum(len(cell) for row in rows for cell in row) > LARGEST:
        raise LogError(later(_TOO_LARGE))
    if not rows:
        raise LogError(later("Its first sheet is empty. Put the curves there, or save their sheet as CSV."))
    return rows


def _first_sheet(content: bytes) -> list[list[str]]:
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    check_as_read(book, _check_cells)
    rows = book.worksheets[0].iter_rows(values_only=True)
    written = (["" if cell is None else str(cell) for cell in row] for row in rows)
    return [row for row in written if any(row)]


def _check_cells(rows: int, columns: int) -> None:
    if rows * columns > MOST_CELLS:
        raise LogError(later(_TOO_LARGE))
