"""Curves as pieces of text, for where no chart has room."""

from __future__ import annotations

import numpy as np

# From low to high.
BLOCKS = np.array(list("▁▂▃▄▅▆▇█"))


def sparklines(shares: np.ndarray) -> list[str]:
    """Each row of shares of 1 (lines, places) as a line of text: a block for each, as high as it is large."""
    return ["".join(row) for row in BLOCKS[np.rint(shares * (len(BLOCKS) - 1)).astype(int)]]
