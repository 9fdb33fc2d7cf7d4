"""What stands for missing among numbers: words in the languages that people note them in, codes, and the infinite.

Codes are -9, -999 and the like, 9999.9 far above all others, or -200.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from dashboard.data.tables.cells import LARGEST
from dashboard.data.tables.schema import NumberForm

# A unit may stand behind them, as in "null bhp".
NO_NUMBER = re.compile(
    r"(?:n[/.]?[ads][/.]?|nr|null|none|unknown|missing|absent|abs\.?|excused|dn[fs]|ds?q"
    r"|not (?:available|applicable|reported)|n\. ?[bv]\.?|k\. ?a\.?|keine angabe|unbekannt|fehlt|krank"
    r"|entsch(?:uldigt|\.)|nc|ns[pq]?|inconnu|non renseign[ée]"
    r"|결시|결석|미상|미측정|무응답|모름|없음|해당 ?없음)(?: [^\W\d]{1,6})?",
    re.IGNORECASE,
)
INFINITE = re.compile(r"[+-]?inf(inity)?", re.IGNORECASE)
# A number other than nines is a code where it is there so often; in ranges of the others, what is far from them, and
# what is farther than any slip.
FEWEST_CODES, FAR, FARTHER = 5, 2, 5
_BELOW = re.compile(r"-9{1,6}(\.0)?")
# Offices of weather write as many nines as the column has digits; whole ones are left to a check that asks.
_ABOVE = re.compile(r"9{2,6}\.9+|9\.9{2,}")
# On a scale of few values surveys go on with -8 and -7.
_SCALE, _NEXT = 20, (1, 2)


def with_codes(read: np.ndarray, form: NumberForm, known: frozenset[float]) -> NumberForm:
    """The same with the codes for missing values, where they repeat and stand apart; `known` are other columns'."""
    values = read[np.isfinite(read)]
    if not len(values):
        return form
    found = (*_below(values, known), *_above(values))
    return form.model_copy(update={"codes": found}) if found else form


def _below(values: np.ndarray, known: frozenset[float]) -> tuple[float, ...]:
    """The least number, if it is a code, and those right above it that go on with it."""
    if values.min() > -9:
        return ()
    lowest = float(values.min())
    nines = _BELOW.fullmatch(str(lowest))
    others = values[values > lowest]
    if not len(others) or np.sum(values == lowest) < (1 if lowest in known else 2 if nines else FEWEST_CODES):
        return ()
    more = tuple(lowest + step for step in _NEXT if nines and _is_scale(others) and lowest + step in others)
    others = others[~np.isin(others, more)]
    ranges = (others.min() - lowest) / max(float(np.ptp(others)), 5.0)
    # Where others are below zero, too, as temperatures are, it has to be farther from them.
    alone = others.min() >= (-1 if nines else 0)
    enough = 0.5 if nines and others.min() >= 0 and _is_scale(others) else 1 if alone else FAR
    return (lowest, *more) if (alone and lowest in known) or ranges > enough else ()


def _above(values: np.ndarray) -> tuple[float, ...]:
    """The largest number, if it is made of nines, repeats, and is so far above all others that no slip is.

    In most rows, as the depth of snow in summer, it is farther than that and no percentage, and the others vary: two
    prices may be 9.99 and 999.99.
    """
    highest = float(values.max())
    others = values[values < highest]
    count = len(values) - len(others)
    if not _ABOVE.fullmatch(str(highest)) or count < 2 or not len(others):
        return ()
    in_most = count >= len(others)
    if in_most and (highest < 100 or len(np.unique(others)) < FEWEST_CODES):
        return ()
    ranges = (highest - others.max()) / max(float(np.ptp(others)), 5.0)
    return (highest,) if ranges > (FAR if count >= FEWEST_CODES and not in_most else FARTHER) else ()


def _is_scale(others: np.ndarray) -> bool:
    """Whether these are few whole numbers."""
    return bool(np.all(others % 1 == 0)) and len(np.unique(others)) <= _SCALE


def are_infinite(cells: pd.Series[str]) -> pd.Series[bool]:
    """Which cells say so, or are numbers so large that there is no difference."""
    said = np.array([bool(INFINITE.fullmatch(cell)) for cell in cells.to_list()], bool)
    return (pd.to_numeric(cells, errors="coerce").abs() > LARGEST) | said
