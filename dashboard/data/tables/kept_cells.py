"""Cells of a workbook, kept beside it: reading one takes seconds, and a table is looked at often."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from dashboard.data.digest import digest
from dashboard.data.files.whole_files import write_whole
from dashboard.data.tables.schema import Format

# Of all formats the one that takes long: two seconds for 20,000 rows of 16 columns.
_SLOW = "read_excel"


def keep_cells(file: Path, how: Format, cells: pd.DataFrame) -> None:
    """Keeps what a stored file was read as, if reading it again would take long."""
    if how.reader == _SLOW:
        write_whole(_place(file, how), cells.to_parquet)


def kept_cells(file: Path, how: Format) -> pd.DataFrame | None:
    """The cells of a stored file, if they were kept when it was read in this way."""
    if how.reader != _SLOW or not _place(file, how).exists():
        return None
    return pd.read_parquet(_place(file, how))


def _place(file: Path, how: Format) -> Path:
    return file.parent.parent / f"cells-{digest(how.model_dump_json())}"
