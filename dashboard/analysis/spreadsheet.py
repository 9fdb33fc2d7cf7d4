"""Names that somebody brought, as cells of a CSV that may be opened in a spreadsheet."""

from __future__ import annotations

import re

# "-1" and "+2.5" are read as the numbers that they are.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d.]+$)")


def as_cell(text: str) -> str:
    """A text with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
