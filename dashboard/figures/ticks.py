"""Numbers on a logarithmic axis: powers of ten, and others between them where those are few."""

from __future__ import annotations

from typing import Any

import numpy as np

# With fewer numbers than these an axis can't be read; then there are more of them between powers of ten.
FEWEST = 3
_BETWEEN = ((1,), (1, 2, 5), tuple(range(1, 10)))


def log_axis(low: float, high: float) -> dict[str, Any]:
    """A logarithmic axis from one value to another, both above zero."""
    choices = [_ticks(low, high, digits) for digits in _BETWEEN]
    ticks = next((some for some in choices if len(some) >= FEWEST), choices[-1])
    return {
        "type": "log",
        "range": np.log10([low, high]).tolist(),
        "tickvals": ticks,
        "ticktext": [f"{tick:,g}" for tick in ticks],
    }


def _ticks(low: float, high: float, digits: tuple[int, ...]) -> list[float]:
    powers = range(int(np.floor(np.log10(low))), int(np.ceil(np.log10(high))) + 1)
    return [value for power in powers for digit in digits if low <= (value := float(f"{digit}e{power}")) <= high]
