"""How a text file holds a table: its encoding, its delimiter, where it begins, and the names of its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.data.tables.errors import TableError
from dashboard.data.tables.reading.lines.delimiters import (
    ALIGNED,
    QUOTES,
    SAMPLE_CHARACTERS,
    Quotes,
    agreement,
    delimiter_of,
    records_of,
    usual_quotes,
)
from dashboard.data.tables.reading.lines.encodings import encoding_of
from dashboard.data.tables.reading.lines.head import Head, head_of, refuse_other_texts
from dashboard.data.tables.reading.lines.heading import Start, start_of
from dashboard.data.tables.reading.lines.records import TextRecord, is_number
from language.say import Marked, later, mark

_WHOLE = re.compile(r"-?\d+")
_DECIMAL_COMMAS = mark(
    "Rows have two cells for each name: commas seem to be used both between cells and within numbers. Save the table "
    "with semicolons between cells."
)
_NOTHING = mark("There are no rows: a first line of column names is needed, and rows below it.")
_NAMES_ALONE = mark("There are no rows below the names. Upload or paste the table with its rows.")
_TOO_FAR = mark(
    "No row begins within the first {most:,} characters. Remove what stands above the table, or shorten its names."
)
_DASHES = re.compile("-{2,}")
_RULED = mark(
    "The widths of the columns are marked by dashes, and such a table can't be read. Save it with commas or tabs "
    "between cells."
)
_QUOTED = mark("Each line is enclosed in quotation marks as a single cell. Remove them, or save the table again.")
_IN_ONE_CELL = mark("Each row is in a single cell. Split it (in Excel: Data, Text to Columns), and save it again.")


@dataclass(frozen=True)
class TextFormat:
    """`skip` records, blank ones counted, come before the rows; `columns` are the names, empty without any.

    `titles` lines are above the names, which stand on `lines` of them.
    """

    encoding: str
    delimiter: str
    skip: int
    columns: tuple[str, ...]
    titles: int
    lines: int
    quotes: Quotes


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
    delimiter = said.group(1) if said else delimiter_of(text, len(head.names))
    quotes, records = _quotes_and_records(text, delimiter, head)
    _refuse_quoted_lines(records, _IN_ONE_CELL if said else _QUOTED)
    if not records:
        raise _no_rows(content, _NOTHING)
    if delimiter == ",":
        _refuse_decimal_commas(records)
    start = Start(0, head.names, 0) if head.names else start_of(records)
    first = start.first + start.lines
    above = head.lines(_mark_of(quotes))
    skip = (records[first - 1].number if first else 0) + bool(said) + above
    if len(records) == first:
        raise _no_rows(content, _NAMES_ALONE)
    if any(start.names) and all(_DASHES.fullmatch(name) for name in start.names if name):
        raise TableError(later(_RULED))
    names = start.names or ("",) * len(records[first].cells)
    titles = start.first + above * (not head.names)
    return TextFormat(encoding, delimiter, skip, names, titles, start.lines, quotes)


def _no_rows(content: bytes, sentence: Marked) -> TableError:
    """The sentence, unless there is more of the file than was looked at."""
    return TableError(later(_TOO_FAR if len(content) > SAMPLE_CHARACTERS else sentence, most=SAMPLE_CHARACTERS))


def _quotes_and_records(text: str, delimiter: str, head: Head) -> tuple[Quotes, list[TextRecord]]:
    """How cells are quoted, and the records that are then found."""
    quotes = _quotes(text, delimiter)
    if not head.is_closed(_mark_of(quotes)):
        quotes = "doubled"
    records = records_of(text, delimiter, quotes)
    # A quotation mark that is never closed makes one cell of all that follows.
    if len(records) == 1 and text.count("\n") > 2:
        return "none", records_of(text, delimiter, "none")
    return quotes, records


def _mark_of(quotes: Quotes) -> str:
    return str(QUOTES[quotes].get("quotechar", '"'))


def _quotes(text: str, delimiter: str) -> Quotes:
    if '\\"' in text and agreement(records_of(text, delimiter, "escaped")) >= agreement(records_of(text, delimiter)):
        return "escaped"
    ends = re.escape(delimiter)
    quoted = len(re.findall(rf"(?:^|{ends})'(?:[^'\n]|'')+'(?={ends}|$)", text, re.MULTILINE))
    return "apostrophes" if quoted > text.count("\n") / 2 else usual_quotes(text, delimiter)


def _refuse_quoted_lines(records: Sequence[TextRecord], sentence: Marked) -> None:
    """Raises TableError where each line is one cell that holds a line of a table."""
    lines = "\n".join(record.cells[0] for record in records)
    if (
        all(len(record.cells) == 1 for record in records)
        and agreement(records_of(lines, delimiter_of(lines))) > ALIGNED
    ):
        raise TableError(later(sentence))


def _refuse_decimal_commas(records: Sequence[TextRecord]) -> None:
    """Raises TableError where rows of whole numbers have two cells for each name: 0,5,1,25 below two of them."""
    names, *rows = (record.cells for record in records)
    words = not any(map(is_number, names)) and len(names) > 1
    if words and rows and all(len(row) == 2 * len(names) and all(map(_WHOLE.fullmatch, row)) for row in rows):
        raise TableError(later(_DECIMAL_COMMAS))


def _refuse_binary(text: str) -> None:
    control = len(re.findall(r"[\x00-\x08\x0e-\x1f]", text))
    if control > 0.01 * len(text):
        raise TableError(
            later("This is neither text nor a table. Upload a CSV, an Excel workbook, Parquet or JSON lines.")
        )
