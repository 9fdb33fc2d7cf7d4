"""What each column of a table holds: numbers, categories, texts, dates, or nothing to learn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
import pandas as pd

from dashboard.data.tables.cells import EMPTY, texts
from dashboard.data.tables.description import MAX_VALUES, Column
from dashboard.data.tables.reading.date_notes import date_notes
from dashboard.data.tables.reading.forms.clock_forms import clock_form, is_clock, is_score
from dashboard.data.tables.reading.forms.date_forms import counted, date_form, may_be_days
from dashboard.data.tables.reading.forms.number_forms import HALF, number_form, plain_numbers
from dashboard.data.tables.reading.forms.number_styles import is_continental, is_english
from dashboard.data.tables.reading.kinds.answers import answer_notes, telling, with_answers
from dashboard.data.tables.reading.kinds.codes import are_lettered, are_padded, are_too_long
from dashboard.data.tables.reading.kinds.counters import drop_counter
from dashboard.data.tables.reading.kinds.text_kinds import kind_of_texts
from dashboard.data.tables.reading.notes import code_notes, number_notes, text_notes, tick_notes
from dashboard.data.tables.schema import DateForm, Kind, NumberForm
from dashboard.data.tables.table_note import TableNote
from language.say import later

# A column with a larger share of empty cells says too little.
MOSTLY_MISSING = 0.9
# The least share, and the fewest, of cells that hold a tick, and of cells that don't, in a column of ticks.
TICKED, FEWEST_TICKS = 0.02, 5
_FIRST = 50


def describe_columns(
    cells: pd.DataFrame, delimiter: str, read: Mapping[str, pd.Series[float]] = MappingProxyType({})
) -> tuple[Column, ...]:
    """Each column, in the order of the file; a decimal comma or a code for missing in one speaks for the others.

    `read` are the plain numbers of columns, where they are known.
    """
    plain = {name: texts(cells[name]) for name in cells.columns}
    present = {name: column.dropna() for name, column in plain.items()}
    continental = any(is_continental(column) for column in present.values())
    continental |= delimiter == ";" and not any(is_english(column) for column in present.values())

    def column(name: str, codes: frozenset[float] = frozenset()) -> Column:
        known = plain_numbers(present[name], read.get(name))
        return _column(name, plain[name], present[name], known, continental=continental, codes=codes)

    columns = [column(str(name)) for name in cells.columns]
    codes = frozenset(code for one in columns if one.number for code in one.number.codes)
    uncoded = [bool(codes and one.number and not one.number.codes) for one in columns]
    columns = [column(one.name, codes) if again else one for one, again in zip(columns, uncoded, strict=True)]
    answers = with_answers(columns, cells, plain)
    columns = [
        _answered(one, answers[one.name]) if one.name in answers else telling(one, cells[one.name], plain[one.name])
        for one in columns
    ]
    return drop_counter(columns, plain)


@dataclass(frozen=True, eq=False)
class _Written:
    """How the cells of a column are written, if as numbers or dates, and the numbers (n,), NaN where there is none.

    `times` are the moments of dates. Where `ambiguous`, day and month may be the other way round. Where `coded`,
    numbers are codes.
    """

    number: NumberForm | None = None
    read: np.ndarray = field(default_factory=lambda: np.zeros(0))
    date: DateForm | None = None
    ambiguous: bool = False
    times: pd.Series[pd.Timestamp] | None = None
    coded: bool = False

    @property
    def unread(self) -> int:
        """How many cells are no date, or else no number."""
        return int(np.isnan(self.read).sum() if self.times is None else self.times.isna().sum())


def _column(
    name: str,
    cells: pd.Series[str],
    present: pd.Series[str],
    plain: np.ndarray | None,
    *,
    continental: bool,
    codes: frozenset[float],
) -> Column:
    counts = present.value_counts()
    if _is_ticked(counts, len(cells)):
        return _ticks(name, counts, len(cells))
    how = _written(name, present, plain, continental=continental, codes=codes)
    number, read = how.number, how.read
    missing = int(cells.isna().sum()) + how.unread
    padded = number is not None and are_padded(present, read)
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
        notes=_notes(name, present, how, few, padded=padded),
    )


def _notes(
    name: str, present: pd.Series[str], how: _Written, few: Sequence[str], *, padded: bool
) -> tuple[TableNote, ...]:
    """What is told of how a column was read."""
    return (
        *number_notes(name, present, how.read, None if how.date or padded else how.number),
        *date_notes(name, present, how.date, how.times, ambiguous=how.ambiguous),
        *code_notes(name, present, codes=padded or how.coded),
        *text_notes(name, few if not how.number else ()),
    )


def _answered(column: Column, cells: pd.Series[str]) -> Column:
    """The column read again with "None" as one of its answers."""
    read = _column(column.name, cells, cells.dropna(), None, continental=False, codes=frozenset())
    return read.model_copy(update={"notes": (*read.notes, *answer_notes(column.name, cells))})


def _written(
    name: str, present: pd.Series[str], plain: np.ndarray | None, *, continental: bool, codes: frozenset[float]
) -> _Written:
    # What is a plain number throughout has no colon.
    if present.empty or (plain is None and is_score(name, present)):
        return _Written()
    if plain is None and is_clock(present):
        clock, day = clock_form(name, present)
        return _Written(clock, clock.read(present), *_dated(present, day))
    number = number_form(present, plain, continental=continental, codes=codes)
    if (number is None or may_be_days(present.head(_FIRST))) and (dated := _dated(present, date_form(present))):
        return _Written(None, np.zeros(0), *dated)
    read = _read(present, number, plain) if number else np.zeros(0)
    if number and (are_lettered(present, read) or are_too_long(present, read)):
        return _Written(coded=True)
    return _Written(number, read, *_dated(present, counted(name, present, read)))


def _dated(
    present: pd.Series[str], found: tuple[DateForm, bool] | None
) -> tuple[DateForm, bool, pd.Series[pd.Timestamp]] | tuple[()]:
    """The form of the dates, whether it is ambiguous, and their moments; nothing where few cells are dates."""
    if found is None:
        return ()
    times = found[0].moments(present)
    return (*found, times) if times.notna().mean() >= HALF else ()


def _is_ticked(counts: pd.Series[int], rows: int) -> bool:
    """Whether some cells hold the same, and the others nothing: a list of what applies. 0 is a number of nothing."""
    few = max(FEWEST_TICKS, TICKED * rows)
    return len(counts) == 1 and few <= counts.iloc[0] <= rows - few and str(counts.index[0]).strip("0.,") != ""


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
) -> tuple[Kind, TableNote]:
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
    return kind_of_texts(counts, rows - missing)


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
