"""Rows that a word says are totals."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from dashboard.data.tables.reading.rows.summaries import Distinct

_TOTAL = re.compile(
    r"(grand )?totals?:?|total: .{1,40}|sum:?|summ[ae]:?|gesamt(summe)?:?|insgesamt:?|total g[eé]n[eé]ral:?"
    r"|total[et]:?|totaal:?|total geral:?|i alt:?|yhteensä:?|raz[eé]m:?|celkem:?|összesen:?|ukupno:?|toplam:?"
    r"|итого:?|всего:?|σύνολο:?|합계|총계|총합계|[合总總]計|[合总]计|รวม|tổng(?: cộng)?:?",
    re.IGNORECASE,
)
_SUBTOTAL = re.compile(r"sub[- ]?totals?:?|grand totals?:?|zwischensumme:?|sous-total:?|소계", re.IGNORECASE)
# A word that stands in more of the rows than this is a value like any other.
RARE = 0.25


def total_rows(
    words: pd.DataFrame, cells: pd.DataFrame, distinct: Distinct, bottom: int, without: np.ndarray
) -> np.ndarray:
    """Where a word says that a row is one of totals: among the last rows or in the first; of parts, anywhere.

    Also anywhere in a column that holds nothing but such words, as one of notes does, `without` those rows.
    """
    found = np.zeros(len(words), bool)
    place = np.arange(len(words))
    # Offices of statistics begin with the whole.
    edge = (place >= len(words) - bottom) | (place == 0)
    for name, different in distinct.items():
        whole, parts = (list(filter(form.fullmatch, different)) for form in (_TOTAL, _SUBTOTAL))
        if not (whole or parts):
            continue
        mine = (words[name].isin(whole).to_numpy() & edge) | words[name].isin(parts).to_numpy()
        everywhere = words[name].isin(whole).to_numpy() & ~edge
        alone = len(whole) > 0 and _holds_nothing_else(cells[name][~without], {*whole, *parts})
        if alone and everywhere.mean() <= RARE:
            mine, everywhere = mine | everywhere, np.zeros(len(words), bool)
        if mine.sum() <= max(1, RARE * len(words)) and not everywhere.any():
            found |= mine
    return found


def _holds_nothing_else(cells: pd.Series[str], said: set[str]) -> bool:
    return bool(cells.fillna("").astype("str").str.strip().isin({"", *said}).all())
