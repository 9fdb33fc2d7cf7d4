"""How a text file holds a table: its encoding, its delimiter, where it begins, and the names of its columns."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any, Literal

from dashboard.data.tables.errors import TableError
from dashboard.data.tables.reading.lines.encodings import encoding_of
from dashboard.data.tables.reading.lines.head import head_of, refuse_other_texts
from dashboard.data.tables.reading.lines.heading import Start, start_of
from dashboard.data.tables.reading.lines.records import Record
from dashboard.language.say import later, mark

# In the order in which they are preferred where several fit: a comma is also part of numbers and sentences.
DELIMITERS = "\t;|,"
# Where none of these makes columns.
RARE_DELIMITERS = "~^"
BLANKS, WIDE_BLANKS = r"\s+", r"\s{2,}"
# Blanks stand between words, too: so many lines have to have the same number of cells.
ALIGNED = 0.9
# As much as it takes to see how the lines are written.
SAMPLE_CHARACTERS, SAMPLE_RECORDS = 400_000, 300
# How cells are quoted: with signs that are doubled within a cell, or have a backslash before them; with apostrophes; or
# not at all. What pandas and Python's reader are told of each.
Quotes = Literal["doubled", "escaped", "apostrophes", "none"]
QUOTES: dict[Quotes, dict[str, str | int]] = {
    "doubled": {},
    "escaped": {"escapechar": "\\"},
    "apostrophes": {"quotechar": "'"},
    "none": {"quoting": csv.QUOTE_NONE},
}

_DASHES = re.compile("-{2,}")
_RULED = mark(
    "Dashes tell how wide each column is, which can't be read. Save the table with commas or tabs between cells."
)
_QUOTED = mark("Each line stands in quotation marks as one cell. Take them away, or save the table again.")
_IN_ONE_CELL = mark("Each row stands in one cell. Split it (in Excel: Data, Text to Columns), and save it again.")


@dataclass(frozen=True)
class TextFormat:
    """`skip` records, blank ones counted, come before the rows; `columns` are the names, empty without any.

    `titles` lines are above the names, which stand on `lines` of them.
    """

    encoding: str
    delimiter: str
    skip: int
    columns: tuple[str, ...]
    titles: int = 0
    lines: int = 1
    quotes: Quotes = "doubled"


def text_format(content: bytes) -> TextFormat:
    """How to read a text file. Raises TableError if it is no text, or has no rows."""
    encoding = encoding_of(content)
    text = content[: 4 * SAMPLE_CHARACTERS].decode(encoding, "ignore")[:SAMPLE_CHARACTERS]
    _refuse_binary(text)
    said = re.match(r"\ufeff?sep=(.)\r?\n", text, re.IGNORECASE)
    text = text[said.end() :] if said else text
    refuse_other_texts(text)
    head = head_of(text)
    text = text.removeprefix(head.text)
    delimiter = said.group(1) if said else _delimiter(text)
    quotes = _quotes(text, delimiter)
    if not head.is_closed(_mark_of(quotes)):
        quotes = "doubled"
    records = _records(text, delimiter, quotes)
    # A quotation mark that is never closed makes one cell of all that follows.
    if len(records) == 1 and text.count("\n") > 2:
        quotes = "none"
        records = _records(text, delimiter, quotes)
    _refuse_quoted_lines(records, _IN_ONE_CELL if said else _QUOTED)
    if not records:
        raise TableError(later("There is no row: a first line of column names is needed, and rows below it."))
    start = Start(0, head.names, 0) if head.names else start_of(records)
    first = start.first + start.lines
    above = head.lines(_mark_of(quotes))
    skip = (records[first - 1].number if first else 0) + bool(said) + above
    if len(records) == first:
        raise TableError(later("There is no row below the names. Bring the table with its rows."))
    if any(start.names) and all(_DASHES.fullmatch(name) for name in start.names if name):
        raise TableError(later(_RULED))
    names = start.names or ("",) * len(records[first].cells)
    titles = start.first + above * (not head.names)
    return TextFormat(encoding, delimiter, skip, names, titles, start.lines, quotes)


def _mark_of(quotes: Quotes) -> str:
    return str(QUOTES[quotes].get("quotechar", '"'))


def _quotes(text: str, delimiter: str) -> Quotes:
    if '\\"' in text and _agreement(_records(text, delimiter, "escaped")) >= _agreement(_records(text, delimiter)):
        return "escaped"
    ends = re.escape(delimiter)
    quoted = len(re.findall(rf"(?:^|{ends})'(?:[^'\n]|'')+'(?={ends}|$)", text, re.MULTILINE))
    return "apostrophes" if quoted > text.count("\n") / 2 else "doubled"


def _refuse_quoted_lines(records: Sequence[Record], sentence: str) -> None:
    """Raises TableError where each line is one cell that holds a line of a table."""
    lines = "\n".join(record.cells[0] for record in records)
    if all(len(record.cells) == 1 for record in records) and _agreement(_records(lines, _delimiter(lines))) > ALIGNED:
        raise TableError(later(sentence))


def _refuse_binary(text: str) -> None:
    control = len(re.findall(r"[\x00-\x08\x0e-\x1f]", text))
    if control > 0.01 * len(text):
        raise TableError(later("This is no text and no table. Bring a CSV, an Excel workbook, Parquet or JSON lines."))


def _delimiter(text: str) -> str:
    """The one that gives most lines the same number of cells, two at least; else blanks, if they do."""
    shares = {one: _agreement(_records(text, one)) for one in DELIMITERS}
    best = max(DELIMITERS, key=shares.__getitem__)
    if shares[best] > 0.5:
        aligned = best == "\t" and (_is_within_columns(text) or _is_filled_up(text, shares[best]))
        return BLANKS if aligned else best
    for blanks in (BLANKS, WIDE_BLANKS):
        if _agreement(_records(text, blanks)) > ALIGNED:
            return blanks
    rare = next((one for one in RARE_DELIMITERS if _agreement(_records(text, one)) > ALIGNED), ",")
    return best if shares[best] > 0 else rare


def _is_within_columns(text: str) -> bool:
    """Whether columns stand within those between tabs, told apart by several blanks."""
    records = _records(text, "\t")
    columns = zip(*(record.cells for record in records if len(record.cells) == len(records[0].cells)), strict=True)
    wide = any(
        sum(bool(re.search(r"\S {2,}\S", cell)) for cell in column) > ALIGNED * len(records) for column in columns
    )
    return wide and _agreement(_records(text, BLANKS)) > ALIGNED


def _is_filled_up(text: str, share: float) -> bool:
    """Whether some lines have more tabs than others, so that columns look aligned, and none has a blank in a cell."""
    return "\t\t" in text and share < 1 == _agreement(_records(text, BLANKS))


def _agreement(records: Sequence[Record]) -> float:
    """The share of records that have the most common number of cells; 0 where that is one."""
    widths = Counter(len(record.cells) for record in records)
    if not widths:
        return 0.0
    width, count = widths.most_common(1)[0]
    return count / len(records) if width > 1 else 0.0


def _with_all_names(records: list[Record]) -> list[Record]:
    """Names above narrow columns may have a single blank between them."""
    width = Counter(len(record.cells) for record in records).most_common(1)[0][0] if records else 0
    names = " ".join(records[0].cells).split() if records else []
    split = len(records[0].cells) < width == len(names) if records else False
    return [Record(tuple(names), records[0].number), *records[1:]] if split else records


def _records(text: str, delimiter: str, quotes: Quotes = "doubled") -> list[Record]:
    """The first records that are not blank. One that the sample cuts in two is left out."""
    found: list[Record] = []
    if delimiter == WIDE_BLANKS:
        cells_of = [re.split(delimiter, line.strip()) for line in text.splitlines()]
        found = [Record(tuple(cells), number) for number, cells in enumerate(cells_of, 1) if any(cells)]
        return _with_all_names(found[:SAMPLE_RECORDS])
    options: dict[str, Any] = dict(QUOTES[quotes])
    lines: Iterable[str] = StringIO(text, newline="")
    if delimiter == BLANKS:
        lines, delimiter = (" ".join(line.split()) for line in text.splitlines()), " "
    reader = csv.reader(lines, delimiter=delimiter, **options)
    try:
        for number, cells in enumerate(reader, 1):
            if len(found) == SAMPLE_RECORDS:
                break
            if any(cells):
                found.append(Record(tuple(cell.strip() for cell in cells), number))
    except csv.Error:
        # A field that goes on for more than a hundred kilobytes: the records before it say enough.
        return found
    cut = len(text) == SAMPLE_CHARACTERS and len(found) < SAMPLE_RECORDS and len(found) > 1
    return found[:-1] if cut else found
