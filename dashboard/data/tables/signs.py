"""The signs that stand for numbers, for none, and for how long something took, and what takes their place.

Exported scripts contain what they need.

pandas is imported where it is used, as in `cells`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

# Cells that count as missing, in lower case.
MISSING = (
    *(
        "",
        ".",
        "..",
        "?",
        "-",
        "--",
        "-,--",
        "-.--",
        ":",
        "\u2013",
        "\u2014",
        "na",
        "n.a.",
        "#n/a",
        "nan",
        "-nan",
        "nat",
    ),
    *("n/a", "<na>", "nil", "null", "none", "missing", "(missing)", r"\n"),
    *(f"#{error}!" for error in ("value", "div/0", "null", "ref", "num")),
)

# What accountants write for nothing: a dash beside the sign of a currency.
NOTHING = r"^[$€£¥₹₩] *[-\u2013\u2014]$|^[-\u2013\u2014] *[$€£¥₹₩]$"
# What shops write for it among prices, whose signs hold that of a currency, or its letters: US$, EUR, Rs.
FREE = r"^(?i:free(?:\s?to\s?play)?|gratis|kostenlos|gratuite?|무료|無料|免费)$"
PRICED = r"[$€£¥￥₹₩₽₺₫₴₪₱₦฿]|^ ?(?:[A-Z]{3}|R[spM]|[kK]r|Kč|Ft|zł|TL|[KT]sh|S/)\.?$"

# Typesetters have a minus sign of their own, Japan digits as wide as its letters, and Arabic, Persian and Hindi theirs.
_ZEROS = (0xFF10, 0x0660, 0x06F0, 0x0966)
# Accountants of Japan write \u25b2 for minus. A script is given one statement for each name.
ASCII = {zero + digit: str(digit) for zero in _ZEROS for digit in range(10)} | {
    0xFF0E: ".",
    0xFF0C: ",",
    0xFF0D: "-",
    0x2212: "-",
    0x066B: ".",
    0x066C: ",",
    **dict.fromkeys((0x25B2, 0x25B3), "-"),
}
# Papers raise powers of ten, as in 1.2 x 10\u207b\u00b3.
RAISED = str.maketrans("\u207b\u207a\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "-+0123456789")
POWER = r"(?<=10)[\u207b\u207a]?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+$"
# What may stand behind a number and is no part of it: footnotes, and the dash of a price (12.- or 12/-), for none.
BEHIND = r"(?<=\d)(?:(?: ?\[[\w ]{1,8}\]| ?[*\u2020\u2021]{1,3})+|[.,/] ?(?:--?|[\u2013\u2014]))$"
# The same before it: footnotes, what makes a number bold, and Korea's word before a full age.
BEFORE = r"^(?:[*\u2020\u2021]{1,3} ?(?=[-+]?[.\d])|만 ?(?=\d{1,3}(?:\D|$)))"
FEET = r"^(\d)(?:['\u2019\u2032]| ?(?:ft|feet)\.?) ?(\d|1[01])(?:\.\d+)? ?(?:[\"\u201d\u2033]|''|in\.?|inches)?$"
# What says how far the clock of a place is from that of Greenwich, behind a time; 08:30-09:30 is how long it is open.
ZONE = r"(.{3}:\d\d(?:[.,]\d+)?) ?[+-]\d\d:?\d\d$|(:\d\d(?:[.,]\d+)?) ?(?:Z|UTC)$"
# How long something took, and what pandas says for it; single letters are small ones, or they name something.
LASTING = (
    (r"(?<=\d) ?(?:d|(?i:days?|tage?|jours?|d[ií]as?)|일|天|日)(?![^\W\d_])", " days "),
    (r"(?<=\d) ?(?:h|(?i:hrs?\.?|hours?|std\.?|stunden?|heures?|horas?)|시간|小时|時間)(?![^\W\d_])", " hours "),
    (r"(?<=\d) ?(?:m|(?i:mins?\.?|minut(?:en?|es|os?))|분|分)(?![^\W\d_])", " minutes "),
    (r"(?<=\d) ?(?:s|(?i:secs?\.?|sek\.?|seconds?|secondes?|sekunden?)|초|秒)(?![^\W\d_])", " seconds "),
)

# Words for years and for months, as in 3 yrs 2 mos; the one for months may have been taken off. 3Y12 is a code.
YEARS = r"(?i:y|yrs?|years?|j|jahre?|ans?|a[ñn]os?|yr)\.?|[년年]"
MONTHS = r"(?i:m|mo(?:n|s|nths?)?|mths?|monate?|mois|mes(?:es)?)\.?|개월|달|[かヶカケ]月|[个個]月"
AGE = rf"^(\d+) ?(?:{YEARS})(?:,| ?and| ?und| ?et| ?y)? ?(\d+)(?: ?(?:{MONTHS})|(?<=[ y]\d)|(?<=[ y]\d\d))$"

# In this order: signs of which a cell has one where the pattern is found, the pattern, and what stands for it.
IN_ASCII: tuple[tuple[str, str, str | Callable[[re.Match[str]], str]], ...] = (
    ("[*\u2020\u2021-\u2013\u2014", BEHIND, ""),
    ("*\u2020\u2021만", BEFORE, ""),
    ("'\u2019", r"^['\u2019](?=[-+.\d]+$)", ""),
    ("'\u2019\u2032f", FEET, lambda found: str(12 * int(found[1]) + int(found[2]))),
    ("yYjJaA년年", AGE, lambda found: str(12 * int(found[1]) + int(found[2]))),
    ("\u2013", r"^\u2013 ?(?=[\d.,])", "-"),
    ("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", POWER, lambda found: found[0].translate(RAISED)),
    ("(-", r"^\((.+)\)$|^(\d.*)-$", r"-\1\2"),
    ("x\u00d7\u00b7*dD", r" ?[x\u00d7·*] ?10\^?([+-]?\d+)$|(?<=[\d.])[dD]([+-]?\d+)$", r"e\1\2"),
)

# East Asia counts by ten thousands: 3억 5,000(만 원), 1조 2,345억, 1億2千万.
MYRIADS = (
    r"^(?:(\d[\d,]{0,20}) ?[조兆] ?)?(\d[\d,]{0,20}) ?[억億亿]"
    r"(?: ?(\d[\d,]{0,20})([천千])? ?[만万萬]?)?(?= ?(?:원|円|元)?$)"
)


def signs_of(cells: pd.Series[str]) -> set[str]:
    """All signs that stand in the cells; of few cells Python tells them in a tenth of the time that pandas takes."""
    return set("".join(cells.dropna().to_list()))


def from_myriads(cells: pd.Series[str]) -> pd.Series[str]:
    """Cells in which numbers that are said in several powers of ten thousand are written out."""

    def written_out(found: re.Match[str]) -> str:
        higher, number, lower = (int((part or "0").replace(",", "")) for part in found.groups()[:3])
        if not (found[1] or found[3]):
            return found[0]
        # What is as large as that is written out itself.
        unit = 1 if lower >= 10**4 else 10**7 if found[4] else 10**4
        return str(higher * 10**12 + number * 10**8 + lower * unit)

    if signs_of(cells).isdisjoint("억億亿"):
        return cells
    return cells.str.replace(MYRIADS, written_out, regex=True)


def in_ascii(cells: pd.Series[str]) -> pd.Series[str]:
    """Numbers with ASCII's digits, and a minus before them: accountants write (12) or 12- for -12, typists a dash.

    An apostrophe before a number tells a spreadsheet that it is a text. Feet and inches (5'11") are inches,
    and years and months (3 yrs 2 mos) are months.
    Powers of ten are told by an e: papers print them as 10^3, and Fortran 1.2D+03.
    """
    whole = cells.str.strip()
    # Of nearly all columns no cell has a sign of most patterns, and looking for each takes a hundred times as long.
    there = signs_of(whole)
    if not there.isdisjoint(map(chr, ASCII)):
        whole = whole.str.translate(ASCII)
        there = signs_of(whole)
    for signs, pattern, instead in IN_ASCII:
        if not there.isdisjoint(signs):
            whole = whole.str.replace(pattern, instead, regex=True)
    return whole


def without_signs(plain: pd.Series[str], remove: tuple[str, ...]) -> pd.Series[str]:
    """Cells without these signs; a dash for nothing, and free among prices, are 0."""
    if remove and not signs_of(plain).isdisjoint("-\u2013\u2014"):
        plain = plain.str.replace(NOTHING, "0", regex=True)
    if any(re.search(PRICED, sign) for sign in remove):
        plain = plain.str.replace(FREE, "0", regex=True)
    for sign in remove:
        if sign in (".", ","):
            plain = plain.str.replace(rf"\{sign}(?=(?:\d\d\{sign})*\d\d\d(?!\d))", "", regex=True)
        else:
            plain = plain.str.replace(sign, "", regex=False)
    return plain


def translated(cells: pd.Series[str], words: tuple[tuple[str, str], ...]) -> pd.Series[str]:
    """Cells in which patterns are replaced by words."""
    # Python keeps some 500 patterns compiled: of more, each would be compiled anew for each cell.
    compiled = [(re.compile(pattern), word) for pattern, word in words]

    def said(cell: str) -> str:
        for pattern, word in compiled:
            cell = pattern.sub(word, cell)
        return cell

    return cells.map(said, na_action="ignore").astype(cells.dtype) if words else cells
