"""From a file to a data set: kept, described, read as somebody chose, and kept again. For a worker, or in Python."""

from __future__ import annotations

from dashboard.data.tables.choices import TableChoices, make_schema
from dashboard.data.tables.description import Description
from dashboard.data.tables.kept_cells import keep_cells
from dashboard.data.tables.reading.describing import describe_opened
from dashboard.data.tables.reading.opening import open_table
from dashboard.data.tables.rows import read_rows
from dashboard.data.tables.storage import (
    delete_file,
    description_of,
    file_path,
    note_table_use,
    save_description,
    save_file,
    save_table,
    table_name,
)


def keep(content: bytes, file: str) -> str:
    """Keeps a file and describes it; returns the name that it has here. Raises TableError where it is no table."""
    name = save_file(content, file)
    described(name)
    return name


def described(name: str) -> Description:
    """What a stored file holds. One that is no table is not kept: TableError is raised, and says what to do.

    Nor is one on which reading fails, lest it be tried again and again.
    """
    known = description_of(name)
    if known is not None:
        return known
    file = file_path(name)
    try:
        opened = open_table(file.read_bytes())
        found = describe_opened(opened, file.name)
        keep_cells(file, opened.format, opened.cells)
    except (OSError, MemoryError):
        # A full disk, or a busy machine: no fault of the file.
        raise
    except Exception:
        delete_file(name)
        raise
    save_description(name, found)
    return found


def make_table(name: str, choices: TableChoices) -> str:
    """The name of the data set that these choices make of a stored file. Raises TableError if they make none."""
    schema = make_schema(described(name), choices, source=name)
    table = table_name(schema)
    return table if note_table_use(table) else save_table(schema, read_rows(file_path(name), schema))
