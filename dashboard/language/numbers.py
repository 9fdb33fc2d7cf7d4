"""Numbers of any size, as a person reads them: losses of networks that diverge have no bound."""

from __future__ import annotations

import math

_RAISED = str.maketrans("-0123456789", "\u207b\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
# From here on, and below it, a power of ten reads better than a row of zeros.
LARGE, SMALL = 1e6, 1e-4


def three_digits(value: float) -> str:
    """Such as 0.0123, 1.23, 30,400 and, with a power of ten, 3.04e9."""
    if not math.isfinite(value) or value == 0:
        return "∞" if value == math.inf else f"{value:g}"
    if SMALL <= abs(value) < LARGE:
        rounded = float(f"{value:.3g}")
        return f"{rounded:,.0f}" if abs(rounded) >= 1000 else f"{value:.3g}"
    digits, power = f"{value:.2e}".split("e")
    return f"{float(digits):g} \N{MULTIPLICATION SIGN} 10{str(int(power)).translate(_RAISED)}"


def two_digits(value: float) -> str:
    """Such as 0.060, 0.60, 6.0 and 60: as many digits in a value as in those beside it, such as its interval."""
    return f"{value:#.2g}".rstrip(".")
