"""Numbers on a logarithmic axis: powers of ten, and others between them where those are few.

Written here, since Plotly's powers of ten are larger than all other numbers of a chart.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from language.numbers import LARGE, SMALL, as_power

# With fewer numbers than these an axis can't be read; then there are more of them between powers of ten.
FEWEST = 3
# With more than these they stand too close; then there is every second power, or every third.
MOST = 10
# Written in digits even beside powers of ten: all below 1 are alike.
IN_DIGITS = 1.0, 1000.0
_BETWEEN = ((1,), (1, 2, 5), (1, 2, 3, 5, 7), tuple(range(1, 10)))


def log_axis(low: float, high: float) -> dict[str, Any]:
    """A logarithmic axis from one value to another, both above zero."""
    choices = [_ticks(low, high, digits) for digits in _BETWEEN]
    ticks = next((some for some in choices if len(some) >= FEWEST), choices[-1])
    ticks = ticks[:: -(-len(ticks) // MOST) or 1]
    return {
        "type": "log",
        "range": np.log10([low, high]).tolist(),
        "tickvals": ticks,
        "ticktext": [tick_name(tick, plain=all(SMALL <= one < LARGE for one in ticks)) for tick in ticks],
    }


def _ticks(low: float, high: float, digits: tuple[int, ...]) -> list[float]:
    powers = range(int(np.floor(np.log10(low))), int(np.ceil(np.log10(high))) + 1)
    return [value for power in powers for digit in digits if low <= (value := float(f"{digit}e{power}")) <= high]


def tick_name(tick: float, *, plain: bool = False) -> str:
    """In digits where `plain`; on an axis with powers of ten few numbers are, and a factor of 1 is left out."""
    if plain or IN_DIGITS[0] <= tick <= IN_DIGITS[1]:
        return f"{tick:,g}"
    return as_power(f"{tick:.0e}")
