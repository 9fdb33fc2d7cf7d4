"""Workbooks of Excel that are larger than they seem: two kilobytes may stand for more cells than any memory holds."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    # Only who opens a workbook loads it, which takes seven megabytes.
    from openpyxl import Workbook

# What openpyxl raises on a workbook that is damaged or was never one, and zipfile on one that it can't unpack.
UNREADABLE = (
    *(ValueError, KeyError, OSError, TypeError, AttributeError, IndexError, SyntaxError),
    *(zipfile.BadZipFile, zlib.error, RuntimeError, EOFError),
)
_PART = 2**20
# Excel's own limit.
_MOST_ROWS = 2**20
# Sixteen for each column that Excel has, or as much beside the rows, such as cells that were joined.
_MOST_IN_A_ROW = 2**18
# Each takes some milliseconds to open, also where all are one part.
_MOST_SHEETS = 500


def takes_long(content: bytes, most_tags: int) -> bool:
    """Whether its parts have more tags of XML than these, or it names more sheets than a person would.

    Looking through them takes a fraction of reading them. Raises what zipfile does on a damaged file.
    """
    tags = sheets = 0
    with zipfile.ZipFile(BytesIO(content)) as packed:
        for name in packed.namelist():
            with packed.open(name) as part:
                while tags <= most_tags and (read := part.read(_PART)):
                    tags += read.count(b"<")
                    # In UTF-16, there are zeros between the letters.
                    sheets += read.replace(b"\0", b"").count(b"sheetId")
    return tags > most_tags or sheets > _MOST_SHEETS


def check_as_read(book: Workbook, check: Callable[[int, int], None]) -> None:
    """Has `check` told of so many rows and columns as reading a sheet holds or has gone through, and raise where many.

    What lies before the last cell with something in it takes memory; the empty rows that LibreOffice writes up to
    Excel's last one take next to none. Where a cell is can be written in more ways than one would look for, and what a
    sheet says of its own size need not be true. Reading raises ValueError beyond Excel's last row, and in a row of far
    more cells than it has columns, which would all be held before the row is known.
    """
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        parts: list[_Part] = []
        # pandas reads by these, too.
        vars(sheet)["_get_source"] = _watched(sheet._get_source, parts)  # noqa: SLF001
        vars(sheet)["_cells_by_row"] = _checked(sheet._cells_by_row, check, parts)  # noqa: SLF001


@dataclass
class _Part:
    """The XML of a sheet, which is read a row at a time. Raises ValueError where a row has more tags than any would."""

    part: IO[bytes]
    tags: int = 0

    def read(self, size: int = -1) -> bytes:
        read = self.part.read(size)
        self.tags += read.count(b"<")
        if self.tags > _MOST_IN_A_ROW:
            raise ValueError
        return read

    def close(self) -> None:
        self.part.close()


def _watched(open_part: Callable[[], IO[bytes]], parts: list[_Part]) -> Callable[[], closing[_Part]]:
    def source() -> closing[_Part]:
        parts[:] = [_Part(open_part())]
        return closing(parts[0])

    return source


def _checked(
    read: Callable[..., Iterator[Any]], check: Callable[[int, int], None], parts: list[_Part]
) -> Callable[..., Iterator[Any]]:
    def rows(*bounds: Any, **options: Any) -> Iterator[Any]:
        cells = columns = 0
        for number, row in enumerate(read(*bounds, **options), 1):
            parts[0].tags = 0
            if number > _MOST_ROWS:
                raise ValueError
            cells += len(row)
            check(number, cells // number)
            if filled := _filled(row):
                columns = max(columns, filled)
                check(number, columns)
            yield row

    return rows


def _filled(row: Sequence[Any]) -> int:
    """The number of the last column with something in it, be the row one of cells or of their values; 0 for none."""
    places = range(len(row), 0, -1)
    return next((place for place in places if getattr(row[place - 1], "value", row[place - 1]) is not None), 0)
