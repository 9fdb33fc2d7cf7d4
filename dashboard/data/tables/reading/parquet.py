"""Parquet files."""

from __future__ import annotations

from io import BytesIO

import pandas as pd

from dashboard.data.tables.errors import TableError
from dashboard.data.tables.in_scripts.reshaped import with_index
from dashboard.data.tables.reading.limits import check_cells, check_columns
from dashboard.data.tables.reading.lines.text_table import Opened
from dashboard.data.tables.reading.repeated import check_parquet
from dashboard.data.tables.reading.typed import as_texts
from dashboard.data.tables.schema import Format
from language.say import later

# What pyarrow raises where what pandas notes in such a file is not what pandas writes.
_NOTES_OF_PANDAS = (LookupError, TypeError, AttributeError, RecursionError)


def open_parquet(content: bytes) -> Opened:
    """Reads a Parquet file. Raises TableError where it is damaged, or holds too much."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        about = ParquetFile(BytesIO(content)).metadata
        check_columns(about.num_columns)
        check_cells(about.num_rows, about.num_columns)
        check_parquet(content)
        return as_texts(with_index(pd.read_parquet(BytesIO(content))), Format(reader="read_parquet"))
    except (ArrowException, OSError, ValueError, *_NOTES_OF_PANDAS) as error:
        if isinstance(error, TableError):
            raise
        raise TableError(later("This Parquet file is damaged. Save it again, or as CSV.")) from error
