"""A file that was brought, described."""

from __future__ import annotations

from dashboard.data.tables.description import Column, Description
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.reading.columns import describe_columns
from dashboard.data.tables.reading.lines.text_table import Opened
from dashboard.data.tables.reading.names import is_made_up, unnamed_notes
from dashboard.data.tables.table_note import SEMICOLONS, joined
from language.say import Message, later

_BYTES = later("it holds bytes, such as a picture")


def describe_opened(opened: Opened, file: str) -> Description:
    """What a file that has been read holds. Raises TableError where nothing can be learned from it."""
    delimiter = str(dict(opened.format.options).get("sep", ""))
    columns = _but_for_edges(describe_columns(opened.cells, delimiter, opened.read))
    binary = {opened.format.columns[place] for place in opened.format.binary}
    columns = tuple(one.model_copy(update={"reason": _BYTES}) if one.name in binary else one for one in columns)
    notes = (*unnamed_notes([column.name for column in columns], opened.format.columns), *opened.notes)
    found = Description(file=file, format=opened.format, rows=len(opened.cells), columns=columns, notes=notes)
    if not found.targets:
        raise TableError(later("No column can be predicted: {reasons}.", reasons=_reasons(found)))
    if len(found.usable) < 2 and len(found.targets) < 2:
        sentence = later(
            "Two usable columns are needed, and the table has {usable}: {reasons}.",
            usable=len(found.usable),
            reasons=_reasons(found),
        )
        raise TableError(sentence)
    return found


def _but_for_edges(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns without those that have neither a name nor a cell: delimiters at the edges of a box, or behind a line."""
    return tuple(one for at, one in enumerate(columns, 1) if one.distinct or not is_made_up(one.name, at))


def _reasons(found: Description) -> Message:
    """Why columns are left out, as far as a sentence can hold it."""
    left_out = [column for column in found.columns if column.reason][:3]
    said = [later("{column!r}: {reason}", column=one.name[:40], reason=one.reason) for one in left_out]
    if not said or len(found.columns) == 1:
        return later("there is one column. Separate its cells with commas, semicolons, tabs or spaces")
    return joined(said, SEMICOLONS)
