"""What each column of a table holds: numbers, categories, texts, dates, or nothing to learn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.data.tables.cells import EMPTY, texts
from dashboard.data.tables.description import MAX_VALUES, Column
from dashboard.data.tables.reading.forms.clock_forms import clock_form, is_clock, is_score
from dashboard.data.tables.reading.forms.date_forms import counted, date_form, may_be_days
from dashboard.data.tables.reading.forms.number_forms import as_plain, number_form
from dashboard.data.tables.reading.forms.number_styles import is_continental, is_english
from dashboard.data.tables.reading.notes import code_notes, date_notes, number_notes, text_notes, tick_notes
from dashboard.data.tables.schema import MAX_CATEGORIES, MOST_CATEGORIES, ROWS_A_VALUE, DateForm, Kind, NumberForm
from dashboard.data.tables.told import Told
from dashboard.language.say import later, mark

# A column with a larger share of empty cells says too little.
MOSTLY_MISSING = 0.9
# A text of which more than this share of values is different is a name, and names nothing twice.
MOSTLY_DIFFERENT = 0.5
# Of codes so many begin with a zero: a single one is a slip.
SOME_PADDED = 0.02
# Of cells that hold nothing but a tick, so many do, and so many don't.
TICKED, FEWEST_TICKS = 0.02, 5
_LOOKED_AT, _MOST, _FIRST = 200, 0.9, 50
_DIFFERENT = mark("{distinct:,} different texts in {present:,} cells")
_LIKE_NUMBERS = mark(
    "{distinct:,} different texts in {present:,} cells, such as {cell}. If they are numbers, bring them as plain ones"
)


def describe_columns(cells: pd.DataFrame, delimiter: str) -> tuple[Column, ...]:
    """Each column, in the order of the file; a decimal comma or a code for missing in one speaks for the others."""
    plain = {name: texts(cells[name]) for name in cells.columns}
    present = {name: column.dropna() for name, column in plain.items()}
    continental = any(is_continental(column) for column in present.values())
    continental |= delimiter == ";" and not any(is_english(column) for column in present.values())

    def column(name: str, codes: frozenset[float] = frozenset()) -> Column:
        return _column(name, plain[name], present[name], continental=continental, codes=codes)

    columns = [column(str(name)) for name in cells.columns]
    codes = frozenset(code for one in columns if one.number for code in one.number.codes)
    uncoded = [bool(codes and one.number and not one.number.codes) for one in columns]
    return tuple(column(one.name, codes) if again else one for one, again in zip(columns, uncoded, strict=True))


@dataclass(frozen=True, eq=False)
class _Written:
    """How the cells of a column are written, if as numbers or dates, and the numbers (n,), NaN where there is none.

    Where `ambiguous`, day and month may be the other way round.
    """

    number: NumberForm | None
    read: np.ndarray
    date: DateForm | None
    ambiguous: bool


def _column(
    name: str, cells: pd.Series[str], present: pd.Series[str], *, continental: bool, codes: frozenset[float]
) -> Column:
    counts = present.value_counts()
    if _is_ticked(counts, len(cells)):
        return _ticks(name, counts, len(cells))
    how = _written(name, present, continental=continental, codes=codes)
    number, read = how.number, how.read
    missing = int(cells.isna().sum()) + int(np.isnan(read).sum())
    padded = number is not None and _are_codes(present, read)
    kind, reason = _kind(counts, len(cells), missing, read, None if padded else number, how.date)
    few = _values(counts, present, read)
    return Column(
        name=name,
        kind=kind,
        reason=reason,
        example=str(present.iloc[0])[:200] if len(present) else "",
        missing=missing,
        distinct=len(counts),
        values=tuple(few),
        counts=tuple(counts.reindex(list(few)).to_list()),
        number=number,
        date=how.date,
        whole=bool(len(read)) and bool(np.all(read[np.isfinite(read)] % 1 == 0)),
        notes=(
            *number_notes(name, present, read, None if how.date else number),
            *date_notes(name, present, how.date, ambiguous=how.ambiguous),
            *code_notes(name, present, codes=padded),
            *text_notes(name, few if not number else ()),
        ),
    )


def _written(name: str, present: pd.Series[str], *, continental: bool, codes: frozenset[float]) -> _Written:
    if present.empty or is_score(name, present):
        return _Written(None, np.zeros(0), None, ambiguous=False)
    plain = as_plain(present)
    if is_clock(present):
        clock, day = clock_form(name, present)
        return _Written(clock, clock.read(present), *(day or (None, False)))
    number = number_form(present, plain, continental=continental, codes=codes)
    if (number is None or may_be_days(present.head(_FIRST))) and (dated := date_form(present)):
        return _Written(None, np.zeros(0), *dated)
    read = _read(present, number, plain) if number else np.zeros(0)
    date, ambiguous = counted(name, present, read) or (None, False)
    return _Written(number, read, date, ambiguous)


def _is_ticked(counts: pd.Series[int], rows: int) -> bool:
    """Whether some cells hold the same, and the others nothing: a list of what applies."""
    few = max(FEWEST_TICKS, TICKED * rows)
    return len(counts) == 1 and few <= counts.iloc[0] <= rows - few


def _ticks(name: str, counts: pd.Series[int], rows: int) -> Column:
    """A column in which an empty cell is an answer, too."""
    tick, count = str(counts.index[0]), int(counts.iloc[0])
    return Column(
        name=name,
        kind="category",
        example=tick,
        distinct=2,
        values=(EMPTY, tick),
        counts=(rows - count, count),
        notes=tick_notes(name, tick, count, rows),
    )


def _kind(
    counts: pd.Series[int], rows: int, missing: int, read: np.ndarray, number: NumberForm | None, date: DateForm | None
) -> tuple[Kind, Told]:
    """How a column is used unless somebody says otherwise; if it is left out, why."""
    known = read[np.isfinite(read)]
    if missing == rows:
        return "left out", later("it is empty")
    if missing > MOSTLY_MISSING * rows:
        return "left out", later("{missing:,} of {rows:,} cells are empty", missing=missing, rows=rows)
    if len(counts) == 1 or (len(known) and np.ptp(known) == 0):
        return "left out", later("it is always the same")
    if number or date:
        return ("date" if date else "number"), ""
    return _kind_of_texts(counts, rows - missing)


def _are_codes(present: pd.Series[str], read: np.ndarray) -> bool:
    """Whether numbers name something, as postcodes do: with zeros before them, though others are as long or shorter."""
    padded = present.str.startswith("0")
    if padded.mean() < SOME_PADDED:
        return False
    padded &= present.str.len() > 1
    if padded.mean() < SOME_PADDED or not np.isfinite(read).all() or not present.str.fullmatch(r"\d+").all():
        return False
    lengths, filled = present.str.len(), present[padded].str.len()
    # Numbers that are filled up to a length may outgrow it, and then have no zeros before them.
    return not lengths.max() > filled.max() == filled.min() == lengths.min()


def _kind_of_texts(counts: pd.Series[int], present: int) -> tuple[Kind, Told]:
    distinct = len(counts)
    different = distinct / max(present, 1)
    if distinct <= MAX_CATEGORIES and (distinct <= 5 or different <= MOSTLY_DIFFERENT):
        return "category", ""
    if distinct <= MOST_CATEGORIES and distinct * ROWS_A_VALUE <= present:
        return "category", ""
    if different > MOSTLY_DIFFERENT:
        told = _LIKE_NUMBERS if _look_like_numbers(counts) else _DIFFERENT
        return "left out", later(told, distinct=distinct, present=present, cell=repr(str(counts.index[0])[:40]))
    return "text", ""


def _look_like_numbers(counts: pd.Series[int]) -> bool:
    """Whether nearly all of a column's texts begin with a digit and hold few letters."""
    cells = pd.Series(counts.index[:_LOOKED_AT].astype("str"))
    return bool(cells.str.fullmatch(r"[^\w]{0,2}\d[^A-Za-z]*[A-Za-z]{0,3}[^A-Za-z]*[A-Za-z]{0,3}").mean() > _MOST)


def _read(present: pd.Series[str], form: NumberForm, plain: np.ndarray | None) -> np.ndarray:
    """The numbers of a column (n,), NaN where there is none; plain ones, as most are, in a tenth of the time."""
    if plain is not None and form == NumberForm(codes=form.codes):
        return np.where(np.isin(plain, form.codes), np.nan, plain)
    return form.read(present)


def _values(counts: pd.Series[int], present: pd.Series[str], read: np.ndarray) -> Sequence[str]:
    """The distinct values as they are written, in order, if they are few enough to be classes or categories."""
    if len(counts) > MAX_VALUES:
        return []
    if not len(read):
        return sorted(str(value) for value in counts.index)
    first = ~present.duplicated().to_numpy() & np.isfinite(read)
    return [value for _, value in sorted(zip(read[first], present[first].astype(str), strict=True))]
