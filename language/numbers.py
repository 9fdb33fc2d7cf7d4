"""Numbers of any size, as a person reads them: losses of networks that diverge have no bound.

Below zero they have a minus sign, which is as wide as a plus, and no hyphen; a line breaks within none of them.
"""

from __future__ import annotations

import math
import re

_RAISED = str.maketrans("-0123456789", "\u207b\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
# From here on, and below it, a power of ten reads better than a row of zeros.
LARGE, SMALL = 1e6, 1e-4
_ENDLESS = {math.inf: "∞", -math.inf: "\N{MINUS SIGN}∞"}
_SCIENTIFIC = re.compile(r"([+-]?[\d.]+)e([+-]\d+)")
MINUS, NO_BREAK = "\N{MINUS SIGN}", "\N{NO-BREAK SPACE}"
# A hyphen that begins a number, and is no part of a name or a date.
_HYPHEN = re.compile(r"(?<![^\s\[(*,~])-(?=\.?\d|inf)")
# What a number just below zero is rounded to.
_BELOW_ZERO = re.compile(r"(?<![^\s\[(*,~])-(?=0+(\.0+)?(?![.,:]?\d))")


def in_digits(value: float, form: str) -> str:
    """A number in one of Python's formats, as a page shows it where no sentence holds it."""
    return with_power(format(value, form))


def three_digits(value: float) -> str:
    """Such as 0.0123, 0.200, 1.23, 30,400 and, with a power of ten, 3.04e9."""
    if not math.isfinite(value) or value == 0:
        return _ENDLESS.get(value) or f"{abs(value):g}"
    if SMALL <= abs(value) < LARGE:
        rounded = float(f"{value:.3g}")
        return with_minus(f"{rounded:,.0f}" if abs(rounded) >= 1000 else f"{value:#.3g}".rstrip("."))
    digits, power = f"{value:.2e}".split("e")
    return with_power(f"{float(digits):g}e{power}")


def with_power(text: str) -> str:
    """A number that Python writes as 3.8e-05, with a power of ten instead, and 1.2e+02 as 120; others as they are."""
    found = _SCIENTIFIC.fullmatch(text)
    if not found:
        return with_minus(text)
    if 1.0 <= abs(float(text)) < LARGE:
        return with_minus(f"{float(text):,.0f}")
    power = f"10{str(int(found[2])).translate(_RAISED)}"
    return with_minus(f"{found[1]}{NO_BREAK}\N{MULTIPLICATION SIGN}{NO_BREAK}{power}")


def as_power(text: str) -> str:
    """The same without a factor of 1, as a value that was chosen is read: 1e-05 as 10⁻⁵."""
    return with_power(text).removeprefix(f"1{NO_BREAK}\N{MULTIPLICATION SIGN}{NO_BREAK}")


def with_minus(text: str) -> str:
    """A text in which each number below zero begins with a minus sign, and no zero does."""
    return _HYPHEN.sub(MINUS, _BELOW_ZERO.sub("", text))


def two_digits(value: float) -> str:
    """Such as 0.060, 0.60, 6.0 and 60: as many digits in a value as in those beside it, such as its interval."""
    return with_power(f"{value:#.2g}".rstrip("."))
