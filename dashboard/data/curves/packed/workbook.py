"""A workbook of Excel as rows of cells."""

from __future__ import annotations

import io
import zipfile
import zlib

from dashboard.data.curves.log import LARGEST, LogError
from dashboard.data.curves.packed.refused import refuse_zip
from language.say import later, mark

_NO_SHEET = mark("It is packed as an Excel workbook is, but no sheet in it can be read. Save it once more, or as CSV.")
# What a zip raises whose parts are missing, or are no XML.
_NO_WORKBOOK = (KeyError, ValueError, IndexError, OSError, EOFError, TypeError, AttributeError, SyntaxError)
# How many times as large as its content the XML of a workbook may be.
_WORKBOOK = 10


def workbook_rows(content: bytes) -> list[list[str]]:
    """The cells of a workbook's first sheet."""
    from openpyxl import load_workbook  # noqa: PLC0415
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    unreadable = (InvalidFileException, zipfile.BadZipFile, zlib.error, *_NO_WORKBOOK)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(part.file_size for part in archive.infolist())
            names = archive.namelist()
    except unreadable:
        raise LogError(later(_NO_SHEET)) from None
    refuse_zip(names)
    if size > _WORKBOOK * LARGEST:
        raise LogError(later("The workbook is too large: keep the sheet with the curves."))
    try:
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
        rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    except unreadable:
        raise LogError(later(_NO_SHEET)) from None
    rows = [row for row in rows if any(row)]
    if not rows:
        raise LogError(later("Its first sheet is empty. Put the curves there, or save their sheet as CSV."))
    return rows
