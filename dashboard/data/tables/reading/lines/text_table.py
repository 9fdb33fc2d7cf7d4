"""A table of lines, as texts under the names of its columns, and what is said of how it was read."""

from __future__ import annotations

import csv
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from itertools import islice

import pandas as pd

from dashboard.data.tables.reading.limits import check_cells, check_columns, check_names
from dashboard.data.tables.reading.lines.delimiters import PATTERNS, QUOTES, split_lines
from dashboard.data.tables.reading.lines.text_format import TextFormat, text_format
from dashboard.data.tables.reading.names import distinct_names
from dashboard.data.tables.schema import Format
from language.say import Message, later, mark

_SKIPPED, _CUT = re.compile("Skipping line"), "index_col=False"
# Of several sentences the first is of one, the second of more.
_TITLES = mark("The line above the table is not part of it."), mark("{lines} lines above the table are not part of it.")
_NAMES = mark("The column names are spread over {lines} lines, and were put together.")
_DAMAGED = (
    mark("One letter is damaged, and is shown as �."),
    mark("{count:,} letters are damaged, and are shown as �."),
)
_LONG = (
    mark("A line with more cells than there are columns is left out."),
    mark("{count:,} lines with more cells than there are columns are left out."),
)
_UNCLOSED = mark("A quotation mark is never closed: all of them were read as ordinary characters.")
Options = tuple[tuple[str, str | int | bool | None], ...]


@dataclass(frozen=True, eq=False)
class Opened:
    """A table of texts, how to read it again, notes on how it was read, and its plain numbers, once known."""

    format: Format
    cells: pd.DataFrame
    notes: tuple[Message, ...] = ()
    read: Mapping[str, pd.Series[float]] = field(default_factory=dict)


def open_text(content: bytes, *, member: str, compression: str | None) -> Opened:
    """Text in lines, each a row of cells."""
    found = text_format(content)
    check_columns(len(found.columns))
    check_names(map(len, found.columns))
    # Millions of lines of a few letters pack to a few kilobytes.
    check_cells(max(map(content.count, (b"\n", b"\r"))), len(found.columns))
    columns, notes = distinct_names(found.columns)
    damaged = content.decode(found.encoding, "replace").count("\ufffd")
    options = _options(found, compression, damaged=damaged > 0)
    notes += [*notes_of(found), *[later(_DAMAGED[damaged > 1], count=damaged)] * (damaged > 0)]
    how = Format(reader="read_csv", options=options, member=member, columns=columns)
    try:
        lines = _read(content, how)
    except pd.errors.ParserError:
        # A quotation mark that is never closed takes the rest of the file: it is a sign like any other.
        how = how.model_copy(update={"options": (*options, ("quoting", csv.QUOTE_NONE))})
        lines = _read(content, how)
        notes.append(later(_UNCLOSED))
    too_long = _too_long(content, found) if lines.cut else ()
    count = lines.skipped + len(too_long)
    if count:
        notes.append(later(_LONG[count > 1], count=count))
    how = how.model_copy(update={"without": too_long})
    return Opened(how, lines.cells.drop(index=list(too_long)), tuple(notes))


def _options(found: TextFormat, compression: str | None, *, damaged: bool) -> Options:
    """With what pandas reads such a text."""
    return (
        ("encoding", found.encoding),
        ("sep", found.delimiter),
        ("skiprows", found.skip),
        ("compression", compression),
        *((("encoding_errors", "replace"),) if damaged or found.encoding.startswith("utf-") else ()),
        *QUOTES[found.quotes].items(),
        *((("engine", "python"),) if found.delimiter in PATTERNS else ()),
    )


def notes_of(found: TextFormat) -> list[Message]:
    """What was done about how a text was written."""
    latin = later("The file is not in UTF-8. Its letters were read as {encoding}.", encoding=found.encoding)
    return [
        *[later(_TITLES[found.titles > 1], lines=found.titles)] * (found.titles > 0),
        *[later(_NAMES, lines=found.lines)] * (found.lines > 1),
        *[later("The first line holds no names: columns are numbered.")] * (not any(found.columns)),
        *[later(_UNCLOSED)] * (found.quotes == "none"),
        *[latin] * (not found.encoding.startswith("utf-")),
    ]


@dataclass(frozen=True, eq=False)
class _Lines:
    """The cells, the number of lines that pandas has left out as too long, and whether it has cut some instead."""

    cells: pd.DataFrame
    skipped: int
    cut: bool


def _read(content: bytes, how: Format) -> _Lines:
    options = {**dict(how.options), "compression": None}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        cells = pd.read_csv(  # type: ignore[call-overload] # no overload takes **options
            BytesIO(content),
            dtype="str",
            keep_default_na=False,
            header=None,
            names=list(how.columns),
            index_col=False,
            on_bad_lines="warn",
            **options,
        )
    said = "".join(str(one.message) for one in caught if issubclass(one.category, pd.errors.ParserWarning))
    return _Lines(cells, len(_SKIPPED.findall(said)), _CUT in said)


def _too_long(content: bytes, found: TextFormat) -> tuple[int, ...]:
    """The places of rows with more cells than names, where the first row has, by which pandas measures all others."""
    text, one_sign = content.decode(found.encoding, "replace"), len(found.delimiter) == 1
    lines = StringIO(text, newline="") if one_sign else map(str.strip, StringIO(text, newline=None))
    # Pandas takes a cell of any length, and csv one of a hundred kilobytes if it is told nothing else.
    usual = csv.field_size_limit(max(len(text), 1))
    try:
        records = list(islice(split_lines(lines, found.delimiter, found.quotes), found.skip, None))
    finally:
        csv.field_size_limit(usual)
    # As pandas does: a line of empty cells is a row, and one of blanks is none.
    filled = [cells for cells in records if cells and not (len(cells) == 1 and cells[0].isspace())]
    rows = [cells for cells in filled if len(cells) <= len(filled[0])]
    names = len(found.columns)
    return tuple(place for place, cells in enumerate(rows) if any(cell.strip() for cell in cells[names:]))
