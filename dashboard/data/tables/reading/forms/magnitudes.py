"""Words and letters behind a number that make more of it: 1.2M, 3 lakh, $4bn."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from dashboard.data.tables.reading.forms.currencies import LETTERS_BEFORE, MONEY_BEHIND

# Words that make more of a number, right behind it or after a blank; those of three letters or more in any case.
_WORDS = {
    **dict.fromkeys(
        ("thousand", "Tsd.", "Tsd", "тыс.", "тыс", "тис.", "tys.", "tis.", "tusen", "ribu", "tkr", "mil"), 1e3
    ),
    **dict.fromkeys(("Tausend", "mila", "duizend", "tusind", "천", "千"), 1e3),
    **dict.fromkeys(("만", "万", "萬"), 1e4),
    **dict.fromkeys(("lakh", "lakhs", "lac", "lacs"), 1e5),
    **dict.fromkeys(
        ("million", "millions", "Millionen", "Mio.", "Mio", "mln", "mln.", "mil.", "millón", "millones"), 1e6
    ),
    **dict.fromkeys(("milhão", "milhões", "milione", "milioni", "miljoen", "miljoner", "millioner", "milyon"), 1e6),
    **dict.fromkeys(("млн", "млн.", "миллион", "миллиона", "миллионов", "juta", "triệu", "백만", "百万"), 1e6),
    **dict.fromkeys(("Cr", "crore", "crores", "천만", "千万"), 1e7),
    **dict.fromkeys(("억", "億", "亿"), 1e8),
    **dict.fromkeys(("billion", "billions", "mil millones", "bilhão", "bilhões", "miliardo", "miliardi"), 1e9),
    **dict.fromkeys(
        ("Mrd.", "Mrd", "Milliarde", "Milliarden", "milliard", "milliards", "Md", "Mds", "mld", "mld."), 1e9
    ),
    **dict.fromkeys(("miljard", "miljarder", "milliarder", "milyar", "miliar", "tỷ", "mlrd."), 1e9),
    **dict.fromkeys(("млрд", "млрд.", "миллиард", "миллиарда", "миллиардов"), 1e9),
    **dict.fromkeys(("trillion", "trillions", "трлн", "трлн.", "조", "兆"), 1e12),
}
_SHORTEST = 3
_LETTERS = {"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9, "bn": 1e9, "T": 1e12}
# Beside money, where they are no meters.
_OF_MONEY = _LETTERS | {
    "m": 1e6,
    "mn": 1e6,
    "Mn": 1e6,
    "mm": 1e6,
    "MM": 1e6,
    "mi": 1e6,
    "b": 1e9,
    "bi": 1e9,
    "tn": 1e12,
}
# A German or Swedish T is a thousand where no dollars follow; mil is one in Spain and Brazil, and a million of dollars.
_THOUSANDS, _DOLLARS, _MIL = "T", re.compile(r"\$|USD|dollars?"), "mil"
# Korea's trillion, and a group of a class, of which somebody may be a member.
_GROUP = "조"
_DOLLARS_BEFORE = re.compile(r"(?<!R)\$|USD|£|GBP")
_LONG, _SHORT = (
    "|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True) if (len(word) >= _SHORTEST) is long)
    for long in (True, False)
)
_WORD = rf"(?P<word>(?i:{_LONG})|{_SHORT})"
_NUMBER = rf"(?:{LETTERS_BEFORE}|[^A-Za-z])*\d"
# Behind a word may stand money, or what it counts: 1,5 Mio. €, 3억원, 2 million people.
_BY_WORD = re.compile(rf"{_NUMBER}\s?(?P<end>{_WORD}(?:\s?{MONEY_BEHIND}|(?P<of>(?:\s|(?<=\.))[^\W\d][^\d]{{0,24}}))?)")
# 84406B is an article: behind five digits or more a letter is no billion.
_BY_LETTER = re.compile(rf"{_NUMBER}(?<!\d{{5}})(?P<end>(?P<word>{'|'.join(_LETTERS)})(?P<of> [a-z]{{4,24}})?)")
_BEFORE_MONEY = re.compile(rf"{_NUMBER}\s?(?P<end>(?P<word>{'|'.join(_OF_MONEY)})\s?(?P<money>{MONEY_BEHIND}))")
_BEHIND_MONEY = re.compile(
    rf"[-+(]?(?:{LETTERS_BEFORE}\.?|[$€£¥₹₩₽₺]) ?[-\d.,]+ ?(?P<end>(?P<word>{'|'.join(_OF_MONEY)}))"
)
# The side of an account on which money stands, as banks write it beside a number; a letter alone only behind cents.
_SIDE = re.compile(r".*\d ?([CcDd][rR]\.?)|.*[.,]\d\d\W{0,3}([HSCD])|([CcDd][rR]\.?)(?: ?[\d.,]*[.,]\d\d| [\d.,]+)")
_LETTERED = re.compile(r"[^\W\d_]\.?$|^[^\W\d_]")
_CREDIT, _PAIRS = "CH", ({"C", "D"}, {"H", "S"})
_CENTS, _NOTHING = re.compile(r".*[.,]\d\d\D*"), re.compile(r"[^1-9]*")
# The least share of unmarked numbers with cents where one side alone is marked.
_HALF = 0.5


def magnitudes(sample: pd.Series[str]) -> tuple[tuple[str, float], ...]:
    """Those in the cells, and how many times as much each makes of a number; of two sides of an account, its sign."""
    if sides := _sides(sample):
        # The longer ones first, as one may be the end of another.
        return tuple(sorted(sides.items(), key=lambda side: (-len(side[0]), side[0])))
    found = [end for cell in sample if (end := _end(cell))]
    # Millions of tonnes beside millions of people are two units.
    if len({of for _, _, of in found if of}) > 1:
        return ()
    ends = {end: factor for end, factor, _ in found}
    # Alone they are tons, groups of a class and thousandths of an inch, or name something.
    if ends.keys() in ({"T"}, {_GROUP}) or (ends.keys() == {_MIL} and len(found) == len(sample)):
        return ()
    return tuple(sorted(ends.items(), key=lambda end: (-len(end[0]), end[0])))


def _end(cell: str) -> tuple[str, float, str] | None:
    """What makes more of the number in a cell, how many times as much, and what is counted, other than money."""
    if found := _BY_WORD.fullmatch(cell):
        if (found["word"] == _MIL and _DOLLARS_BEFORE.search(cell)) or (found["word"] == _GROUP and found["of"]):
            return None
        return found["end"], _FACTORS[_key(found["word"])], found["of"] or ""
    if found := _BY_LETTER.fullmatch(cell):
        return found["end"], _LETTERS[found["word"]], found["of"] or ""
    if found := _BEHIND_MONEY.fullmatch(cell):
        return found["end"], _OF_MONEY[found["word"]], ""
    if found := _BEFORE_MONEY.fullmatch(cell):
        is_thousand = found["word"] == _THOUSANDS and not _DOLLARS.fullmatch(found["money"])
        return found["end"], 1e3 if is_thousand else _OF_MONEY[found["word"]], ""
    return None


def _key(word: str) -> str:
    return word.casefold() if len(word) >= _SHORTEST else word


_FACTORS = {_key(word): factor for word, factor in _WORDS.items()}


def _sides(sample: pd.Series[str]) -> dict[str, float]:
    """Signs of the sides of an account, if no other letters stand beside its numbers.

    Where credits alone are marked, what is not marked are debits, the other way round.
    """
    lettered = np.array([bool(_LETTERED.search(cell)) for cell in sample.to_list()], bool)
    found = [_SIDE.fullmatch(cell) for cell in sample[lettered]]
    words = {match[1] or match[2] or match[3] for match in found if match}
    if not words:
        return {}
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
