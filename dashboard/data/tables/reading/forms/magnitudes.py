"""Words and letters behind a number that make more of it: 1.2M, 3 lakh, $4bn."""

from __future__ import annotations

import re

import pandas as pd

# Two words in one text count as a sentence that a page says.
_MILLONES = "millones"
# What a number may be followed by that makes more of it: letters right behind it, words also after a blank.
_LARGE = {
    **dict.fromkeys(("k", "K", "thousand", "Tsd.", "천", "千"), 1e3),
    **dict.fromkeys(("만", "万", "萬"), 1e4),
    **dict.fromkeys(("lakh", "lakhs", "Lakh", "Lakhs", "lac", "Lac", "Lacs"), 1e5),
    **dict.fromkeys(("M", "million", "millions", "Million", "Millionen", "Mio.", "Mio", _MILLONES, "млн"), 1e6),
    **dict.fromkeys(("Cr", "crore", "crores", "Crore", "Crores"), 1e7),
    **dict.fromkeys(("억", "億", "亿"), 1e8),
    **dict.fromkeys(("B", "bn", "billion", "billions", "Billion", f"mil {_MILLONES}", "млрд"), 1e9),
    **dict.fromkeys(("Mrd.", "Mrd", "Milliarde", "Milliarden", "milliard", "milliards"), 1e9),
    **dict.fromkeys(("T", "trillion", "trillions", "Trillion", "조", "兆"), 1e12),
}
_LETTERS = ("k", "K", "M", "B", "bn", "T")
# Behind a price, where they are no meters.
_OF_PRICES = {"m": 1e6, "mn": 1e6, "mm": 1e6, "b": 1e9, "tn": 1e12}
_WORDS = "|".join(re.escape(word) for word in _LARGE if word not in _LETTERS)
# 84406B is an article: behind five digits or more a letter is no billion.
_PRICE = r"(?:\b[A-Z]{1,3}\$|[$€£])"
# Behind them may stand the currency: 1,5 Mio. €, 3억원.
_MONEY = r"(?:\s?(?:[€$£₩원円元]|EUR|USD|GBP|CHF|KRW|JPY|[Ee]uros?|dollars))?"
_TIMES = re.compile(
    rf"(?:{_PRICE}|[^A-Za-z])*\d(?:\s?((?P<word>{_WORDS}){_MONEY})"
    rf"|(?:(?<!\d{{5}})|\s(?=[kKM][€$£]))((?P<letter>{'|'.join(_LETTERS)}){_MONEY}))"
)
_TIMES_OF_PRICES = re.compile(rf"[-+(]?{_PRICE} ?[-\d.,]+ ?({'|'.join(_OF_PRICES)})")
# The side of an account on which money stands, as banks write it behind a number; a letter alone only behind cents.
_SIDE = re.compile(r".*\d ?([CcDd][rR]\.?)|.*[.,]\d\d\W{0,3}([HSCD])")
_CREDIT, _PAIRS = "CH", ({"C", "D"}, {"H", "S"})
_CENTS, _NOTHING = re.compile(r".*[.,]\d\d\D*"), re.compile(r"[^1-9]*")
# The least share of unmarked numbers with cents where one side alone is marked.
_HALF = 0.5


def magnitudes(sample: pd.Series[str]) -> tuple[tuple[str, float], ...]:
    """Those in the cells, and how many times as much each makes of a number; of two sides of an account, its sign."""
    if sides := _sides(sample):
        # The longer ones first, as one may be the end of another.
        return tuple(sorted(sides.items(), key=lambda side: (-len(side[0]), side[0])))
    ends = {
        end[1] or end[3]: _LARGE[end["word"] or end["letter"]] for cell in sample if (end := _TIMES.fullmatch(cell))
    }
    ends |= {end[1]: _OF_PRICES[end[1]] for cell in sample if (end := _TIMES_OF_PRICES.fullmatch(cell))}
    # Alone they are tons and groups of a class, or name something.
    if ends.keys() in ({"T"}, {"조"}):
        return ()
    return tuple(sorted(ends.items(), key=lambda end: (-len(end[0]), end[0])))


def _sides(sample: pd.Series[str]) -> dict[str, float]:
    """Signs of the sides of an account, if no other letters stand behind its numbers.

    Where credits alone are marked, what is not marked are debits, the other way round.
    """
    lettered = sample.str.contains(r"[^\W\d_]\.?$", regex=True)
    found = [_SIDE.fullmatch(cell) for cell in sample[lettered]]
    words = {match[1] or match[2] for match in found if match}
    sides = {word[0].upper() for word in words}
    rest = sample[~lettered & ~sample.str.fullmatch(_NOTHING)]
    # 21.50 C alone is a temperature.
    one_sided = len(sides) == 1 and not words & {*"HSCD"} and _are_money(rest)
    if not all(found) or not (sides in _PAIRS or one_sided):
        return {}
    turned = sides == {"C"} and not rest.str.contains("-", regex=False).any()
    return {word: 1.0 if (word[0].upper() in _CREDIT) != turned else -1.0 for word in words}


def _are_money(rest: pd.Series[str]) -> bool:
    """Whether numbers that are not marked have cents: beside crores there are none."""
    return len(rest) > 0 and bool(rest.str.fullmatch(_CENTS).mean() >= _HALF)
