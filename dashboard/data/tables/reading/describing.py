"""A file that was brought, described."""

from __future__ import annotations

from dashboard.data.tables.description import Description
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.reading.columns import describe_columns
from dashboard.data.tables.reading.opening import open_table


def describe(content: bytes, file: str) -> Description:
    """What a file holds, whatever it was saved as. Raises TableError where it is no table that can be learned from."""
    opened = open_table(content)
    delimiter = str(dict(opened.format.options).get("sep", ""))
    columns = describe_columns(opened.cells, delimiter)
    found = Description(file=file, format=opened.format, rows=len(opened.cells), columns=columns, notes=opened.notes)
    if not found.targets:
        raise TableError(f"No column can be predicted: {_reasons(found)}.")
    if len(found.usable) < 2 and len(found.targets) < 2:
        raise TableError(
            f"Two columns that can be used are needed, and {len(found.usable)} is there: {_reasons(found)}."
        )
    return found


def _reasons(found: Description) -> str:
    """Why columns are left out, as far as a sentence can hold it."""
    said = [f"{column.name[:40]!r}: {column.reason}" for column in found.columns if column.reason][:3]
    return "; ".join(said) or "there is one column. Are its cells separated by commas, semicolons, tabs or blanks?"
