"""Rows that sum up others: the total of a group below it, and what is said of a whole column below the last row."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from dashboard.data.tables.cells import texts

# The word for a total beside the name of its group, as spreadsheets write it: "North Total", "Total North".
_OF_GROUP = re.compile(
    r"(?P<before>.+?)[ _-]*(?:sub-?totals?|totals?|sum|(?:zwischen)?summe|gesamt|ergebnis|[소합]?계|[小合]?[计計])"
    r"|(?:sub-?totals?|totals?|sum|(?:zwischen)?summe|gesamt|ergebnis|sous-total)(?: of| for| de)?:? +(?P<after>.+)",
    re.IGNORECASE,
)
# Whatever is said of a column, with at most two words before it: "Class average".
_OF_COLUMN = re.compile(
    r"(?:\S+ ){0,2}(?:averages?|avg\.?|mean|median|min(?:imum)?|max(?:imum)?|std\.?(?: ?dev\.?)?|standard deviation"
    r"|durchschnitt|mittelwert|standardabweichung|moyenne|m[ée]diane|[ée]cart[- ]type|promedio|m[ée]dia|totals?"
    r"|평균|전체 ?평균|중앙값|최고(?:점)?|최저(?:점)?|최대(?:값)?|최소(?:값)?|표준 ?편차|합계|총점|平均|最高|最低):?",
    re.IGNORECASE,
)
# In a column of numbers more than so many of the cells are such; of one that all rows fill, so many are filled.
_MOST, _FULL = 0.5, 0.8
Numbers = Mapping[str, "pd.Series[float]"]


def of_groups(words: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    """Where a cell says that it is the total of the group that the last filled cell above it names."""
    found = np.zeros(len(words), bool)
    for name in words.columns:
        distinct = [text for text in words[name].dropna().unique() if _OF_GROUP.fullmatch(text)]
        if not distinct:
            continue
        column = cells[name].fillna("").astype("str").str.strip()
        above = column.mask(column.eq("")).ffill().shift()
        named = column.map({text: _group(text) for text in distinct})
        found |= (named.notna() & named.eq(above)).to_numpy(bool)
    return found


def of_columns(words: pd.DataFrame, cells: pd.DataFrame, read: Numbers, bottom: int) -> np.ndarray:
    """Which of the last rows are averages and the like: a word alone, where something is empty that rows above fill.

    Max and Min are also names: a row in which anything else is said is one like any other.
    """
    found = np.zeros(len(words), bool)
    filled = {name: column.fillna("").ne("") for name, column in words.items()}
    usual = {name: texts(cells[name]).notna() for name in cells.columns}
    full = [name for name, column in usual.items() if column.mean() > _FULL]
    for place in range(max(0, len(words) - bottom), len(words)):
        said = [name for name in words.columns if filled[name].iloc[place]]
        if len(said) != 1 or not _OF_COLUMN.fullmatch(words[said[0]].iloc[place]):
            continue
        silent = any(not usual[name].iloc[place] for name in full)
        of_numbers = read[said[0]].notna().mean() > _MOST
        measured = any(column.notna().iloc[place] for column in read.values())
        found[place] = (silent or of_numbers) and measured
    return found


def _group(text: str) -> str:
    match = _OF_GROUP.fullmatch(text)
    return (match["before"] or match["after"]) if match else ""
