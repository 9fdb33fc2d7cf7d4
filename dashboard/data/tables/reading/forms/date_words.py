"""Dates that are said in words of other languages than English, or as a number that counts."""

from __future__ import annotations

import re

import numpy as np

Words = tuple[tuple[str, str], ...]
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# How names of months begin, January first.
_MONTHS = (
    "jan|jän/feb/m[äa]?r/apr/mai/jun/jul/aug/sep/okt/nov/dez",
    "janv/f[ée]v/mars/avr/mai/juin/juil/ao[uû]t/sept/oct/nov/d[ée]c",
    "ene/feb/mar/abr/may/jun/jul/ago/sep/oct/nov/dic",
    "gen/feb/mar/apr/mag/giu/lug/ago/set/ott/nov/dic",
    "jan/fev/mar/abr/mai/jun/jul/ago/set/out/nov/dez",
    "jan/feb/m(?:aa)?r/apr/mei/jun/jul/aug/sep/okt/nov/dec",
    "sty/lut/mar/kwi/maj/cze/lip/sie/wrz/pa[zź]/lis/gru",
    "янв/фев/мар/апр/ма[йя]/июн/июл/авг/сен/окт/ноя/дек",
    "oca/şub/mar/nis/may/haz/tem/ağu/eyl/eki/kas/ara",
    "jan/feb/mar/apr/maj/jun/jul/aug/sep/okt/nov/dec",
    "led/úno/bře/dub/kvě/červ/červen(?:ec|ce)/srp/zář/říj/list/pros",
    "jan/feb/már/ápr/máj/jún/júl/aug/szep/okt/nov/dec",
    "jan/feb/mar/apr/mei/jun/jul/agu/sep/okt/nov/des",
)
# Years of Japanese eras: the first is the one after the number here.
_ERAS = (("令和|R", 2018, 30), ("平成|H", 1988, 31), ("昭和|S", 1925, 64))
# Years that are counted from elsewhere: Taiwan's 112/01/31 and Thailand's 31/1/2566, both of 2023. By what such a date
# looks like, and each of its years.
ELSEWHERE: tuple[tuple[str, Words], ...] = (
    (
        r"(?:民國|民国)? ?1[0-3]\d[-/.年].*",
        tuple((rf"^(?:民國|民国)? ?{year}(?=[-/.年])", str(year + 1911)) for year in range(100, 140)),
    ),
    (
        r"(?:.*[-/. ])?25\d\d(?:[-/. ].*)?",
        tuple((rf"(?<!\d){year}(?!\d)", str(year - 543)) for year in range(2500, 2600)),
    ),
)
# What Google Forms and JavaScript write behind a moment: the hour is that of the place, wherever it is.
_ZONE = (r" (?:GMT|UTC)[+-]\d{1,2}(?::?\d\d)?(?: \(.+\))?$", "")
# The same by its name behind a day, as in 2024-03-01 14:30:00 CET, or that of a city; elsewhere it may name something.
_CITY = r"[A-Z][a-z]+(?:/[A-Z][\w+-]+){1,2}"
_TIMED = r"\d[T ,]+\d?\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?: ?[AP]M)?(?:[+-]\d\d:\d\d|Z)?"
_NAMED_ZONE = (rf"({_TIMED})(?: (?:[A-Z]{{2,3}}[TZ]|UTC|MSK|{_CITY})|\[{_CITY}\])$", r"\1")
# What Java and Unix write before the year.
_ZONE_WITHIN = (r"(?<=:\d\d) (?:[A-Z]{3,4}|GMT[+-]\d\d:?\d\d)(?= \d{4}$)", "")
# The day of the week beside a day, and what clocks are said to show: 14h30, 14:30 Uhr.
_WEEKDAYS = (
    "mo(?:ntag)?|di(?:enstag)?|mi(?:ttwoch)?|do(?:nnerstag)?|fr(?:eitag)?|sa(?:mstag)?|sonnabend|so(?:nntag)?"
    "|lun(?:di|\\.)|mar(?:di|\\.)|mer(?:credi|\\.)|jeu(?:di|\\.)|ven(?:dredi|\\.)|sam(?:edi|\\.)|dim(?:anche|\\.)"
    "|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo"
    "|luned[ìi]|marted[ìi]|mercoled[ìi]|gioved[ìi]|venerd[ìi]|sabato|domenica"
    "|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?"
    "|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
_BESIDE: Words = (
    (rf"(?i)^(?:{_WEEKDAYS})[.,]*(?:,? den)? +(?=\d)", ""),
    (
        r"\s*(?:[(\uff08](?:[월화수목금토일月火水木金土日]|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[)\uff09]|[월화수목금토일]요일)",
        "",
    ),
    # Between a day and its time; behind a year in Russian and Polish.
    (r"(?i)(?<=\d),? (?:[-\u2013]|at|um|à|às|a las|alle|om|kl\.?|klo) (?=\d\d?[:.h])", " "),
    ("(?<=\\d) ?(?:r\\.|\u0433\\.?(?:,? \u0432)?)(?= |$)", ""),
    (r"(?i)\b1er\b", "1"),
    (r"(?i)(?<=\d) ?h ?(?=\d\d(?:$|[ :]))", ":"),
    (r"(?i)(?<=\d)\.(?=[0-5]\d ?uhr$)", ":"),
    (r"(?i)^(\d\d?)(?= ?uhr$)", r"\1:00"),
    (r"(?i)(?<=\d) ?uhr$", ""),
    (r"(?<=[\d전후] )(\d\d?)시$", r"\1:00"),
    (r"(?<=\d)시 ?(\d\d?)분$", r":\1"),
)
# Weeks, by their first day, behind the year or before it.
_WEEKS = (
    (r"(?i)^(\d{4})[- ]?W(\d{1,2})$", r"\1-W\2-1"),
    (r"^(\d{4})[년年] ?第?(\d{1,2})(?:주차?|周|週)$", r"\1-W\2-1"),
    (r"(?i)^(?:KW|CW|W|Week|Woche|Uge|Vecka) ?(\d{1,2})[ ,/.-]+(\d{4})$", r"\2-W\1-1"),
)
# The months of each language; years of eras; ordinals; halves of the day in Korea, Japan and China; quarters, by their
# first month, behind the year or before it; weeks.
_MARKED = ((r"^\[|\]$", ""),)
# Logs of Python have a comma before thousandths of a second, and Oracle points within a time, and fractions.
_FRACTIONS: Words = ((r"(?<=:\d\d),(?=\d{3,6}$)", "."),)
_ORACLE: Words = (
    (r"(?<= \d\d)\.(\d\d)\.(\d\d)(?:\.\d+)?(?= [AP]M)", r":\1:\2"),
    (r"(?<= [AP]M) (?:[+-]\d\d:\d\d|[A-Z]+(?:/[A-Z_]+)?)$", ""),
)
# A point behind a day, as in Croatian, Serbian, Slovene and Korean, where an apostrophe may stand before the year.
_POINTED: Words = (
    (r"^['\u2019]?(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d\d?)\.?(?=$|[ ,])", r"\1.\2.\3"),
    (r"(?<=\d[-/]\d{4})\.$", ""),
)
# Jan '24, which can be no day.
_SHORT_YEAR: Words = ((r"(?i)(?<=[a-z])[. -]*['\u2019](?=\d\d$)", "-"),)
WORDS: tuple[Words, ...] = (
    *(
        (
            *_BESIDE,
            *(
                (rf"(?i)(?:{begins})[^\d\s.,/-]*\.?", month)
                # The longer first, as one may begin with another.
                for begins, month in sorted(zip(of.split("/"), _ENGLISH, strict=True), key=lambda pair: -len(pair[0]))
            ),
            (r"(?i) de ", " "),
        )
        for of in _MONTHS
    ),
    tuple(
        (rf"^(?:{era})(?:{number}{'|元' * (number == 1)}){sign}", f"{before + number}{sign[-1]}")
        for era, before, years in _ERAS
        for number in range(1, years + 1)
        for sign in ("年", r"\.")
    ),
    (*((rf"(?i){digit}(?:st|nd|rd|th)\b", str(digit)) for digit in range(10)), (r"(?i) of ", " ")),
    _BESIDE,
    (*_BESIDE, ("오전", "AM"), ("오후", "PM"), _ZONE),
    (_ZONE,),
    (_NAMED_ZONE,),
    (_ZONE_WITHIN,),
    _MARKED,
    _FRACTIONS,
    _ORACLE,
    _POINTED,
    _SHORT_YEAR,
    (("午前|上午", "AM"), ("午後|下午", "PM")),
    tuple((rf"(?i)(?:[- /.]? ?(?:Q{q}|{q}Q)|[년.]? ?{q}(?:/4)?분기)$", f"-{3 * q - 2:02}") for q in range(1, 5)),
    tuple((rf"(?i)^(?:Q{q}|{q}Q)[- /,]*", f"{3 * q - 2:02}/") for q in range(1, 5)),
    _WEEKS,
)
# Columns that hold moments say so, and the numbers in them are within these ranges: days as Excel counts them (1927 to
# 2099), seconds and milliseconds (from 2000 to 2033).
_NAMED = re.compile(
    r"date|datum|fecha|day|time|zeit|stamp|\bts\b|epoch|created|updated|дата"
    r"|날짜|일자|일시|시각|日付|日時|日期|时间",
    re.IGNORECASE,
)
_RANGES = {
    "excel-days": (10_000, 73_050),
    "unix-seconds": (946_684_800, 2_000_000_000),
    "unix-milliseconds": (946_684_800_000, 2_000_000_000_000),
}


def counted_form(name: str, read: np.ndarray) -> str:
    """What the numbers of a column count, if its name says that they are moments; empty if it does not."""
    known = read[np.isfinite(read)]
    if not len(known) or not _NAMED.search(name):
        return ""
    fitting = (form for form, (low, high) in _RANGES.items() if known.min() >= low and known.max() <= high)
    return next(fitting, "")
