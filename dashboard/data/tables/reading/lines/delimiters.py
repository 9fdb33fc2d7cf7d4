"""What stands between the cells of a text's lines, and its first records."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import islice
from typing import Any, Literal

from dashboard.data.tables.reading.lines.records import TextRecord

# In the order in which they are preferred where several fit: a comma is also part of numbers and sentences.
DELIMITERS = "\t;|,"
# Where none of these makes columns.
RARE_DELIMITERS = "~^"
BLANKS, WIDE_BLANKS = r"\s+", r"\s{2,}"
# Eurostat writes commas between what its rows are of, and tabs between their numbers: geo\TIME_PERIOD.
COMMAS_AND_TABS = r"[,\t]"
# Patterns that only Python's own reader splits by.
PATTERNS = (WIDE_BLANKS, COMMAS_AND_TABS)
# Least share of the lines that have the same number of cells if blanks delimit them: they stand between words, too.
ALIGNED = 0.9
# As much as it takes to see how the lines are written.
SAMPLE_CHARACTERS, SAMPLE_RECORDS = 400_000, 300
# How cells are quoted: with signs that are doubled within a cell, perhaps behind a blank, or have a backslash before
# them; with apostrophes; or not at all. What pandas and Python's reader are told of each.
Quotes = Literal["doubled", "spaced", "escaped", "apostrophes", "none"]
QUOTES: dict[Quotes, dict[str, str | int]] = {
    "doubled": {},
    "spaced": {"skipinitialspace": True},
    "escaped": {"escapechar": "\\"},
    "apostrophes": {"quotechar": "'"},
    "none": {"quoting": csv.QUOTE_NONE},
}


def delimiter_of(text: str, width: int = 0) -> str:
    """The one that gives most lines the same number of cells, two at least; else blanks, if they do.

    Where the `width` of the table is known, it is the one that gives the names this many cells.
    """
    every = (*DELIMITERS, COMMAS_AND_TABS, BLANKS) if width > 1 else ()
    if known := next((one for one in every if _width(records_of(text, one)) == width), ""):
        return known
    records = {one: records_of(text, one, usual_quotes(text, one)) for one in DELIMITERS}
    shares = {one: agreement(lines) for one, lines in records.items()}
    whole = {one: shares[one] * _share_whole(lines, text) for one, lines in records.items()}
    best = max(DELIMITERS, key=(whole if any(whole.values()) else shares).__getitem__)
    if shares[best] > 0.5 and (whole[best] > 0.5 or not _stands_between_blanks(text)):
        aligned = best == "\t" and (_is_within_columns(text) or _is_filled_up(text, shares[best]))
        return BLANKS if aligned else best
    for blanks in (BLANKS, WIDE_BLANKS):
        if agreement(records_of(text, blanks)) > ALIGNED:
            return blanks
    rare = next((one for one in RARE_DELIMITERS if agreement(records_of(text, one)) > ALIGNED), ",")
    return best if shares[best] > 0 else rare


def usual_quotes(text: str, delimiter: str) -> Quotes:
    """How cells are quoted, if with doubled signs: behind a blank, where some stand there and records are as even."""
    if f'{delimiter} "' not in text:
        return "doubled"
    either: tuple[Quotes, ...] = ("spaced", "doubled")
    records = {quotes: records_of(text, delimiter, quotes) for quotes in either}
    return max(either, key=lambda quotes: agreement(records[quotes]) * _share_whole(records[quotes], text))


def _stands_between_blanks(text: str) -> bool:
    """Whether blanks alone leave what is quoted whole, as in the log of a web server."""
    records = records_of(text, BLANKS)
    return '"' in text and min(agreement(records), _share_whole(records, text)) > ALIGNED


def _width(records: Sequence[TextRecord]) -> int:
    """The most common number of cells."""
    widths = Counter(len(record.cells) for record in records)
    return widths.most_common(1)[0][0] if widths else 0


def _share_whole(records: Sequence[TextRecord], text: str) -> float:
    """The share of records in which no cell has a single quotation mark: within a pair a delimiter is none.

    One that the text doubles is part of its cell, as the sign for inches is.
    """

    def is_torn(cell: str) -> bool:
        return cell.count('"') % 2 == 1 and cell.replace('"', '""') not in text

    torn = sum(any(map(is_torn, record.cells)) for record in records)
    return 1 - torn / max(len(records), 1)


def _is_within_columns(text: str) -> bool:
    """Whether columns stand within those between tabs, told apart by several blanks."""
    records = records_of(text, "\t")
    columns = zip(*(record.cells for record in records if len(record.cells) == len(records[0].cells)), strict=True)
    wide = any(
        sum(bool(re.search(r"\S {2,}\S", cell)) for cell in column) > ALIGNED * len(records) for column in columns
    )
    return wide and agreement(records_of(text, BLANKS)) > ALIGNED


def _is_filled_up(text: str, share: float) -> bool:
    """Whether some lines have more tabs than others, so that columns look aligned, and none has a blank in a cell."""
    return "\t\t" in text and share < 1 == agreement(records_of(text, BLANKS))


def agreement(records: Sequence[TextRecord]) -> float:
    """The share of records that have the most common number of cells; 0 where that is one."""
    widths = Counter(len(record.cells) for record in records)
    if not widths:
        return 0.0
    width, count = widths.most_common(1)[0]
    return count / len(records) if width > 1 else 0.0


def _with_all_names(records: list[TextRecord]) -> list[TextRecord]:
    """Names above narrow columns may have a single blank between them."""
    width = _width(records)
    names = " ".join(records[0].cells).split() if records else []
    split = len(records[0].cells) < width == len(names) if records else False
    return [TextRecord(tuple(names), records[0].number), *records[1:]] if split else records


def _with_whole_names(records: list[TextRecord], text: str) -> list[TextRecord]:
    """Names that hold a blank stand two blanks apart, as pandas and R print them, with none above numbers of rows."""
    width = _width(records)
    line, row = (*islice(filter(str.strip, _lines_of(text)), 2), "", "")[:2]
    names = tuple(re.split(WIDE_BLANKS, line.strip()))
    unnamed = line[: len(re.split(r"(?<=\S)\s", row, maxsplit=1)[0])].isspace()
    counted = unnamed and [record.cells[0] for record in records[1:4]] == ["0", "1", "2"]
    longer = len(records[0].cells) > width or (counted and len(names) == width - 1)
    whole = width > 2 and longer and len(names) in (width, width - 1)
    return [TextRecord(names, records[0].number), *records[1:]] if whole else records


def _lines_of(text: str) -> Iterable[str]:
    """The lines as a file has them: a form feed, at which `str.splitlines` ends one, stands within a cell."""
    return StringIO(text, newline=None)


def split_lines(lines: Iterable[str], delimiter: str, quotes: Quotes = "doubled") -> Iterator[list[str]]:
    """The cells of each record, none of an empty line. Raises csv.Error where a cell is too long."""
    if delimiter in PATTERNS:
        edges = None if delimiter == WIDE_BLANKS else " \r\n"
        plain = (line.strip(edges) for line in lines)
        return (re.split(delimiter, line) if line else [] for line in plain)
    options: dict[str, Any] = dict(QUOTES[quotes])
    if delimiter == BLANKS:
        # As pandas does: a no-break space stands within a number.
        lines, delimiter = (re.sub(r"[ \t]+", " ", line.strip(" \t\r\n")) for line in lines), " "
    return csv.reader(lines, delimiter=delimiter, **options)


def records_of(text: str, delimiter: str, quotes: Quotes = "doubled") -> list[TextRecord]:
    """The first records that are not blank. One that the sample cuts in two is left out."""
    found: list[TextRecord] = []
    if delimiter in PATTERNS:
        rows = (tuple(cell.strip() for cell in cells) for cells in split_lines(_lines_of(text), delimiter))
        found = [TextRecord(cells, number) for number, cells in enumerate(rows, 1) if any(cells)]
        return _with_all_names(found[:SAMPLE_RECORDS])
    blank = delimiter == BLANKS
    reader = split_lines(_lines_of(text) if blank else StringIO(text, newline=""), delimiter, quotes)
    try:
        for number, cells in enumerate(reader, 1):
            if len(found) == SAMPLE_RECORDS:
                break
            if any(cells):
                found.append(TextRecord(tuple(cell.strip() for cell in cells), number))
    except csv.Error:
        # A field that goes on for more than a hundred kilobytes: the records before it say enough.
        return found
    cut = len(text) == SAMPLE_CHARACTERS and len(found) < SAMPLE_RECORDS and len(found) > 1
    found = found[:-1] if cut else found
    return _with_whole_names(found, text) if blank and found else found
