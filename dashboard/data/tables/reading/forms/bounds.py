"""Bounds of ranges: from 1935 on (1935-), on one side of 38 or the other (<38, >38)."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from dashboard.data.tables.schema import MAX_CATEGORIES, NumberForm

# Fractions and thousands are an accountant's, who writes a minus behind.
_BEGINNING = r"\d{1,4}-"
_BELOW, _ABOVE = re.compile(r"[<≤]|(?<=\d)-$"), re.compile(r"[>≥]|(?<=\d)\+$")


def beginnings(distinct: pd.Series[str]) -> NumberForm | None:
    """How cells are read where each says that a range begins: as minus signs they would turn the order round."""
    return NumberForm(remove=("-",)) if distinct.str.fullmatch(_BEGINNING).all() else None


def are_bounds(distinct: pd.Series[str], form: NumberForm) -> bool:
    """Whether all that cells say is on which side of a number they are.

    So do few cells that all have a sign, of either side, and any where a single number is left without the signs.
    """
    read = np.abs(form.read(distinct))
    known = np.isfinite(read)
    sides = [(bool(_BELOW.search(cell)), bool(_ABOVE.search(cell))) for cell in distinct[known]]
    if len(np.unique(read[known])) == 1:
        return len(set(sides)) > 1
    return len(sides) <= MAX_CATEGORIES and set(sides) == {(True, False), (False, True)}
