"""A curve as a piece of text, for where no chart has room."""

from __future__ import annotations

from collections.abc import Iterable

# From low to high.
BLOCKS = "▁▂▃▄▅▆▇█"


def sparkline(shares: Iterable[float]) -> str:
    """Shares of 1 as a line of text: a block for each, as high as it is large."""
    return "".join(BLOCKS[round(share * (len(BLOCKS) - 1))] for share in shares)
