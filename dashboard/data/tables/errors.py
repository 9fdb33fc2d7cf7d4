"""Why a table can't be used."""

from __future__ import annotations

from dashboard.data.dataset import DataError


class TableError(DataError):
    """A table can't be used as it is; the message says why and what would help."""
