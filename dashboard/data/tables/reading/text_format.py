"""How a text file holds a table: its encoding, its delimiter, where it begins, and the names of its columns."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import pairwise

from dashboard.data.tables.cells import MISSING
from dashboard.data.tables.errors import TableError
from dashboard.language.say import later

# In the order in which they are preferred where several fit: a comma is also part of numbers and sentences.
DELIMITERS = "\t;|,"
BLANKS = r"\s+"
# As much as it takes to see how the lines are written.
SAMPLE_CHARACTERS, SAMPLE_RECORDS = 400_000, 300
_NUMBER = re.compile(r"[\s(+\-\u2212$€£¥]*\d[\d.,'\s]*(e[+-]?\d+)?\s*[%€)]?", re.IGNORECASE)
_BOMS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


@dataclass(frozen=True)
class TextFormat:
    """`skip` records, blank ones counted, come before the rows; `columns` are the names, empty without any."""

    encoding: str
    delimiter: str
    skip: int
    columns: tuple[str, ...]
    titles: int = 0
    quoted: bool = True


def text_format(content: bytes) -> TextFormat:
    """How to read a text file. Raises TableError if it is no text, or has no rows."""
    encoding = _encoding(content)
    text = content[: 4 * SAMPLE_CHARACTERS].decode(encoding, "ignore")[:SAMPLE_CHARACTERS]
    _refuse_binary(text)
    said = re.match(r"\ufeff?sep=(.)\r?\n", text, re.IGNORECASE)
    text = text[said.end() :] if said else text
    delimiter = said.group(1) if said else _delimiter(text)
    records = _records(text, delimiter)
    # A quotation mark that is never closed makes one cell of all that follows.
    quoted = not (len(records) == 1 and text.count("\n") > 2)
    records = records if quoted else _records(text, delimiter, quoted=False)
    if not records:
        raise TableError(later("There is no row: a first line of column names is needed, and rows below it."))
    first, names = _start(records)
    before = records[first].number if names else (records[first - 1].number if first else 0)
    skip = before + bool(said)
    if len(records) - first - bool(names) < 1:
        raise TableError(later("There is no row below the names. Bring the table with its rows."))
    width = len(names) or len(records[first].cells)
    return TextFormat(encoding, delimiter, skip, names or ("",) * width, first, quoted)


@dataclass(frozen=True)
class _Record:
    """The cells of a record, and its number, blank ones counted: a cell may go over several lines of the file."""

    cells: tuple[str, ...]
    number: int

    @property
    def filled(self) -> int:
        return sum(bool(cell) for cell in self.cells)


def _encoding(content: bytes) -> str:
    for mark, name in _BOMS.items():
        if content.startswith(mark):
            return name
    # Half of what a Latin text has in UTF-16 is zeros.
    start = content[:4000]
    for name, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if len(start) > 8 and zeros.count(0) > 0.8 * len(zeros):
            return name
    for name in ("utf-8", "cp1252"):
        try:
            content.decode(name)
        except UnicodeDecodeError:
            continue
        return name
    # Decodes any byte.
    return "latin-1"


def _refuse_binary(text: str) -> None:
    control = len(re.findall(r"[\x00-\x08\x0e-\x1f]", text))
    if control > 0.01 * len(text):
        raise TableError(later("This is no text and no table. Bring a CSV, an Excel workbook, Parquet or JSON lines."))


def _delimiter(text: str) -> str:
    """The one that gives most lines the same number of cells, two at least; else blanks, if they do."""
    shares = {one: _agreement(_records(text, one)) for one in DELIMITERS}
    best = max(DELIMITERS, key=shares.__getitem__)
    if shares[best] > 0.5:
        return best
    if _agreement(_records(text, BLANKS)) > 0.9:
        return BLANKS
    return best if shares[best] > 0 else ","


def _agreement(records: Sequence[_Record]) -> float:
    """The share of records that have the most common number of cells; 0 where that is one."""
    widths = Counter(len(record.cells) for record in records)
    if not widths:
        return 0.0
    width, count = widths.most_common(1)[0]
    return count / len(records) if width > 1 else 0.0


def _records(text: str, delimiter: str, *, quoted: bool = True) -> list[_Record]:
    """The first records that are not blank. One that the sample cuts in two is left out."""
    found: list[_Record] = []
    if delimiter == BLANKS:
        lines = text.splitlines()
        found = [_Record(tuple(line.split()), number) for number, line in enumerate(lines, 1) if line.strip()]
        return found[:SAMPLE_RECORDS]
    reader = csv.reader(
        StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    )
    try:
        for number, cells in enumerate(reader, 1):
            if len(found) == SAMPLE_RECORDS:
                break
            if any(cells):
                found.append(_Record(tuple(cell.strip() for cell in cells), number))
    except csv.Error:
        # A field that goes on for more than a hundred kilobytes: the records before it say enough.
        return found
    cut = len(text) == SAMPLE_CHARACTERS and len(found) < SAMPLE_RECORDS and len(found) > 1
    return found[:-1] if cut else found


def _start(records: Sequence[_Record]) -> tuple[int, tuple[str, ...]]:
    """The record at which the table begins, below any title, and the names in it, if it holds names."""
    widths = Counter(len(record.cells) for record in records)
    width = widths.most_common(1)[0][0]
    full = [i for i, record in enumerate(records) if len(record.cells) == width and record.filled >= max(1, width / 2)]
    first = full[0] if full else 0
    before = records[first - 1].cells if first else ()
    # R leaves the name of its row numbers out.
    if len(before) == width - 1 and width > 2 and all(before) and not any(map(_is_number, before)):
        return first - 1, ("", *before)
    body = [record.cells for record in records[first + 1 :] if len(record.cells) == width]
    return first, records[first].cells if _holds_names(records[first].cells, body) else ()


def _holds_names(cells: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Whether a record names the columns: what stands above numbers is none, or the numbers only count."""
    if not body:
        return not all(map(_is_number, filter(None, cells)))
    columns = list(zip(*body, strict=True))
    numeric = [_mostly_numbers(column) for column in columns]
    if any(
        many and cell and not _is_number(cell) and not _is_missing(cell)
        for cell, many in zip(cells, numeric, strict=True)
    ):
        return True
    if any(numeric):
        return _counts([cell for cell in cells if _is_number(cell)])
    # Texts alone: names are not among what stands below them.
    repeated = sum(cell in column for cell, column in zip(cells, columns, strict=True))
    return repeated < len(cells) / 2


def _counts(cells: Sequence[str]) -> bool:
    """Whether whole numbers go up by the same step, as years or numbered columns do."""
    if len(cells) < 3 or not all(re.fullmatch(r"\d{1,4}", cell) for cell in cells):
        return False
    return len({int(after) - int(before) for before, after in pairwise(cells)}) == 1


def _mostly_numbers(column: Sequence[str]) -> bool:
    present = [cell for cell in column if not _is_missing(cell)]
    return bool(present) and sum(map(_is_number, present)) > 0.8 * len(present)


def _is_missing(cell: str) -> bool:
    return cell.lower() in MISSING


def _is_number(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell))
