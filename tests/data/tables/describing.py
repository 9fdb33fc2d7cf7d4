"""What the bytes of a file are described as, without keeping it."""

from __future__ import annotations

from dashboard.data.tables.description import Description
from dashboard.data.tables.reading.describing import describe_opened
from dashboard.data.tables.reading.opening import open_table


def describe(content: bytes, file: str) -> Description:
    return describe_opened(open_table(content), file)
