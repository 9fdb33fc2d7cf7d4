"""Words and letters behind a number that make more of it: 1.2M, 3 lakh, $4bn."""

from __future__ import annotations

import re

import pandas as pd

# What a number may be followed by that makes more of it: letters right behind it, words also after a blank.
_LARGE = {
    **dict.fromkeys(("k", "K", "thousand", "Tsd.", "천", "千"), 1e3),
    **dict.fromkeys(("만", "万", "萬"), 1e4),
    **dict.fromkeys(("lakh", "lakhs", "Lakh", "Lakhs", "lac", "Lac", "Lacs"), 1e5),
    **dict.fromkeys(("M", "million", "Mio.", "Mio"), 1e6),
    **dict.fromkeys(("Cr", "crore", "crores", "Crore", "Crores"), 1e7),
    **dict.fromkeys(("억", "億", "亿"), 1e8),
    "T": 1e12,
    **dict.fromkeys(("B", "bn", "billion", "Mrd.", "Mrd"), 1e9),
}
_LETTERS = ("k", "K", "M", "B", "bn", "T")
# Behind a price, where they are no meters.
_OF_PRICES = {"m": 1e6, "mn": 1e6, "mm": 1e6, "b": 1e9}
_WORDS = "|".join(re.escape(word) for word in _LARGE if word not in _LETTERS)
# 84406B is an article: behind five digits or more a letter is no billion.
_PRICE = r"(?:\b[A-Z]{1,3}\$|[$€£])"
_TIMES = re.compile(rf"(?:{_PRICE}|[^A-Za-z])*\d(?: ?({_WORDS})|(?<!\d{{5}})({'|'.join(_LETTERS)}))")
_TIMES_OF_PRICES = re.compile(rf"[-+(]?{_PRICE} ?[-\d.,]+ ?({'|'.join(_OF_PRICES)})")
# The side of an account on which money stands, where banks write both; a letter alone stands behind cents.
_SIDES = tuple({credit: 1.0, debit: -1.0} for credit, debit in (("Cr", "Dr"), ("CR", "DR"), ("H", "S")))
_SIDE = re.compile(r".*\d ?([CD][rR])|.*[.,]\d\d ?([HS])")


def magnitudes(sample: pd.Series[str]) -> tuple[tuple[str, float], ...]:
    """Those in the cells, and how many times as much each makes of a number; of two sides of an account, its sign."""
    if sides := _sides(sample):
        return tuple(sides.items())
    ends = {end.group(1) or end.group(2) for cell in sample if (end := _TIMES.fullmatch(cell))}
    ends |= {end.group(1) for cell in sample if (end := _TIMES_OF_PRICES.fullmatch(cell))}
    # Alone they are tons, or name something.
    ends -= {"T"} if ends == {"T"} else set()
    factors = _LARGE | _OF_PRICES
    # The longer ones first, as one may be the end of another.
    return tuple((word, factors[word]) for word in sorted(ends, key=lambda word: (-len(word), word)))


def _sides(sample: pd.Series[str]) -> dict[str, float]:
    """Both sides of an account, if no other letters stand behind its numbers, as behind 0.00: Cr alone are crores."""
    found = [_SIDE.fullmatch(cell) for cell in sample if cell[-1:].isalpha()]
    said = {match[1] or match[2] for match in found if match}
    return next((sides for sides in _SIDES if said == set(sides)), {}) if all(found) else {}
