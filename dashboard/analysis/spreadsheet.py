"""A CSV that may be opened in a spreadsheet, with names that somebody brought."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

# "-1" and "+2.5" are read as the numbers that they are.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d.]+$)")


def as_cell(text: str) -> str:
    """A text with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_csv(lines: Iterable[Sequence[object]]) -> str:
    """With the usual ends of lines, so that a name which holds one of any kind is quoted."""
    text = StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue()
