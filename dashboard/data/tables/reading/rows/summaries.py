"""Rows that sum up others: the total of a group below it, and what is said of a whole column below the last row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from dashboard.data.tables.cells import texts
from dashboard.data.tables.reading.forms.number_forms import as_plain, number_form
from dashboard.data.tables.reading.forms.number_styles import is_continental
from dashboard.data.tables.reading.lines.records import is_number

# The word for a total beside the name of its group, as spreadsheets write it: "North Total", "Total North".
_OF_GROUP = re.compile(
    r"(?P<before>.+?)[ _-]*(?:sub-?totals?|totals?|sum|(?:zwischen)?summe|gesamt|ergebnis|[소합]?계|[小合]?[计計])"
    r"|(?:sub-?totals?|totals?|sum|(?:zwischen)?summe|gesamt|ergebnis|sous-total)(?: of| for| de)?:? +(?P<after>.+)",
    re.IGNORECASE,
)
_SAYS_TOTAL = ("total", "sum", "gesamt", "ergebnis", "계", "计", "計")
# Whatever is said of a column, with at most two words before it: "Class average".
_OF_COLUMN = re.compile(
    r"(?:\S+ ){0,2}(?:averages?|avg\.?|mean|mediana?|m[ií]n(?:im[ou]m?)?|m[aá]x(?:im[ou]m?)?|std\.?(?: ?dev\.?)?"
    r"|standard deviation|count|anzahl|개수|인원|人数"
    r"|durchschnitt|mittelwert|standardabweichung|moyenne|m[ée]diane|[ée]cart[- ]type|promedio|m[ée]dia|totals?"
    r"|평균|전체 ?평균|중앙값|최고(?:점)?|최저(?:점)?|최대(?:값)?|최소(?:값)?|표준 ?편차|합계|총점"
    r"|desviaci[óo]n (?:típica|estándar)"
    r"|平均[点分値值]?|最[高低][点分]?|最[大小][値值]?|中[央位][値值数]|標準偏差|标准差)"
    r"(?: (?:of|der|des|de|du|in|for|g[ée]n[ée]rale?)\b.{0,30})?:?",
    re.IGNORECASE,
)
# Those that are nobody's name, and no value like any other where each row has a name of its own.
_PLAIN = re.compile(
    r"(?:\S+ )?(?:averages?|mean|median|durchschnitt|mittelwert|standardabweichung|moyenne|m[ée]diane|평균|중앙값|平均)"
    r"\b.*",
    re.IGNORECASE,
)
# What can be had for each piece of work, below the names of a gradebook.
_POSSIBLE = re.compile(
    r"points? possible|(?:max(?:imum|imal)?\.?|possible|total) (?:points?|marks?|scores?)|out of"
    r"|(?:maximal|höchst)punkt(?:e|zahl)|(?:max(?:imale)?\.?|mögliche) punkt(?:e|zahl)|barème|만점|배점|満点",
    re.IGNORECASE,
)
# What an account holds before the first row and after the last.
_BALANCE = re.compile(
    r"(?:(?:opening|closing|starting|ending|beginning|previous|final) balance|balance (?:brought|carried) forward"
    r"|(?:anfangs|end|schluss)(?:saldo|bestand)|(?:alter |neuer )?kontostand|saldovortrag"
    r"|(?:ancien|nouveau) solde|solde (?:initial|final|précédent)|saldo (?:inicial|final|iniziale|finale)"
    r"|전[기월]? ?이월|기[초말] ?잔액|[前次][月期]?繰越|期[初末]余[额額]):?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
# How far a sum may be off, as its cells are rounded.
_ROUNDED = 1e-6
# The fewest numbers, in how many columns, and in which share of those of many, that do not add up by chance.
_FEWEST_ADDED, _COLUMNS, _SHARE = 5, 2, 0.1
# In a longer table sums are not looked for.
_MOST_ROWS = 10_000
# Share of the cells above which a column is one of numbers, and above which it counts as filled.
_MOST, _FULL = 0.5, 0.8
_FEW_TEXTS = 1000
Numbers = Mapping[str, "pd.Series[float]"]
# The different texts of each column.
Distinct = Mapping[str, list[str]]


def group_total_rows(cells: pd.DataFrame, distinct: Distinct) -> np.ndarray:
    """Where a cell says that it is the total of the group that the last filled cell above it names."""
    found = np.zeros(len(cells), bool)
    for name, different in distinct.items():
        # Nearly all columns hold no such word, which is sooner told of few texts at once; many would take much memory.
        if len(different) <= _FEW_TEXTS and not _says_total("\n".join(different)):
            continue
        totals = [text for text in different if _says_total(text) and _OF_GROUP.fullmatch(text)]
        if not totals:
            continue
        column = cells[name].fillna("").astype("str").str.strip()
        above = column.mask(column.eq("")).ffill().shift()
        named = column.map({text: _group(text) for text in totals})
        found |= (named.notna() & named.eq(above)).to_numpy(bool)
    return found


def _says_total(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _SAYS_TOTAL)


def summary_rows(words: pd.DataFrame, cells: pd.DataFrame, read: Numbers, bottom: int) -> np.ndarray:
    """Which of the last rows, or the first, are averages and the like: a word alone, where others fill what is empty.

    Max and Min are also names: a row in which anything else is said is one like any other, unless it is an average
    among times or codes, or a balance. Below an average stands no name.
    """
    found = np.zeros(len(words), bool)
    places = sorted({0, *range(max(0, len(words) - bottom), len(words))})
    for place, row in zip(places, words.iloc[places].fillna("").to_numpy(object).tolist(), strict=True):
        said = {name: cell for name, cell in zip(words.columns, row, strict=True) if cell and not is_number(cell)}
        first = next(iter(said), "")
        if not said or not (
            _sums_up([*said.values()], first=place == 0) or _is_among_figures(words[first], place, said[first])
        ):
            continue
        silent = any(not usual.iloc[place] for usual in _filled(cells) if usual.mean() > _FULL)
        of_numbers = read[first].notna().mean() > _MOST
        measured = any(column.notna().iloc[place] for column in read.values())
        measured |= any(map(is_number, row))
        named = bool(_PLAIN.fullmatch(said[first])) and words[first].is_unique
        below = place > 0 and bool(found[place - 1])
        found[place] = (silent or of_numbers or named or below) and measured
    return found


def _filled(cells: pd.DataFrame) -> Iterator[pd.Series[bool]]:
    return (texts(cells[name]).notna() for name in cells.columns)


def _sums_up(said: list[str], *, first: bool) -> bool:
    alone = len(said) == 1 and bool(_OF_COLUMN.fullmatch(said[0]))
    return alone or any(map(_BALANCE.fullmatch, said)) or (first and bool(_POSSIBLE.match(said[0])))


def _is_among_figures(column: pd.Series[str], place: int, cell: str) -> bool:
    """Whether a row is named an average where all others have a time or a code."""
    if not _PLAIN.fullmatch(cell):
        return False
    others = column.drop(index=column.index[place]).replace("", np.nan).dropna()
    return len(others) > 0 and bool(others.str.contains(r"\d", regex=True).all())


def sum_rows(cells: pd.DataFrame, read: Numbers, without: np.ndarray) -> np.ndarray:
    """Whether the first row or the last is what all others add up to, though no word says so; but for those `without`.

    It has to be in two columns, or in all that the row fills, and larger there than each that it adds up: what scatters
    about 0 adds up to a number like any other in one of some 30 columns.
    """
    found = np.zeros(len(cells), bool)
    (rows,) = np.nonzero(~without)
    if not 2 * _FEWEST_ADDED <= len(rows) <= _MOST_ROWS:
        return found
    plain = {name: column.to_numpy(float)[rows] for name, column in read.items()}
    mostly = {name: column for name, column in plain.items() if np.isfinite(column).mean() > _MOST}
    # A sum may be the first number that needs a sign between its thousands.
    grouped = [name for name, column in mostly.items() if np.isnan(column[[0, -1]]).any()]
    again = {name: _numbers(cells[name].iloc[rows]) for name in grouped}
    mostly |= {name: column for name, column in again.items() if column is not None}
    measured = list(mostly.values())
    places = [place for place in (0, -1) if len(measured) < _COLUMNS or any(_adds_up(one, place) for one in measured)]
    worded = [name for name, column in plain.items() if np.isnan(column).mean() >= _MOST]
    # Whether these are numbers in a way of their own takes long to find.
    ends = cells[worded].iloc[rows[places]].fillna("").astype("str") if places and worded else pd.DataFrame()
    if any(map(_DIGIT.search, ends.to_numpy().ravel())) or any(
        _adds_up(one, place) for one in measured for place in places
    ):
        words = [_numbers(cells[name].iloc[rows]) for name in worded]
        measured += [column for column in words if column is not None]
    for place in places:
        filled = texts(cells.iloc[rows[place]].astype("str")).notna()
        unnamed = _lacks_name(cells, rows, place, filled)
        enough = 1 if unnamed else min(_COLUMNS, max(int(filled.sum()), 1))
        sums = sum(_adds_up(one, place) and (unnamed or _is_largest(one, place)) for one in measured)
        found[rows[place]] = sums >= max(enough, _SHARE * len(measured))
    return found


def _lacks_name(cells: pd.DataFrame, rows: np.ndarray, place: int, filled: pd.Series[bool]) -> bool:
    """Whether the first cell is empty in a row, and each other row has a name of its own there."""
    others = texts(cells.iloc[np.delete(rows, place), 0].astype("str"))
    return not filled.iloc[0] and bool(others.notna().all()) and others.is_unique


def _adds_up(numbers: np.ndarray, place: int) -> bool:
    """Whether the number at a place, the first or the last, is what all others add up to."""
    others = np.delete(numbers, place)
    added = np.nansum(others)
    enough = np.count_nonzero(np.nan_to_num(others)) >= _FEWEST_ADDED
    return bool(enough and added and np.isclose(numbers[place], added, rtol=_ROUNDED, atol=0))


def _is_largest(numbers: np.ndarray, place: int) -> bool:
    sizes = np.abs(numbers)
    return bool(sizes[place] > np.nanmax(np.delete(sizes, place)))


def _numbers(cells: pd.Series[str]) -> np.ndarray | None:
    """The numbers of a column that writes them in a way of its own, such as $1,234."""
    present = texts(cells).dropna()
    found = number_form(present, as_plain(present), continental=is_continental(present)) if len(present) else None
    form, doubtful = found or (None, True)
    return form.read(cells) if form and not doubtful else None


def _group(text: str) -> str:
    match = _OF_GROUP.fullmatch(text)
    return (match["before"] or match["after"]) if match else ""
