"""What each column of a table holds: numbers, categories, texts, dates, or nothing to learn from."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from dashboard.data.tables.cells import EMPTY, texts
from dashboard.data.tables.description import MAX_VALUES, Column
from dashboard.data.tables.reading.date_notes import date_notes
from dashboard.data.tables.reading.forms.long_cells import shortened
from dashboard.data.tables.reading.forms.number_forms import plain_numbers
from dashboard.data.tables.reading.forms.number_styles import is_continental, is_english
from dashboard.data.tables.reading.kinds.answers import answer_notes, telling, with_answers
from dashboard.data.tables.reading.kinds.codes import code_notes
from dashboard.data.tables.reading.kinds.counters import drop_counter
from dashboard.data.tables.reading.kinds.text_kinds import kind_of_texts
from dashboard.data.tables.reading.notes import doubt_notes, number_notes, text_notes, tick_notes
from dashboard.data.tables.reading.written import Written, how_written
from dashboard.data.tables.schema import Kind
from dashboard.data.tables.table_note import TableNote
from language.say import later

# A column with a larger share of empty cells says too little.
MOSTLY_MISSING = 0.9
# The least share, and the fewest, of cells that hold a tick, and of cells that don't, in a column of ticks.
TICKED, FEWEST_TICKS = 0.02, 5


def describe_columns(cells: pd.DataFrame, delimiter: str, read: Mapping[str, pd.Series[float]]) -> tuple[Column, ...]:
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


def _column(
    name: str,
    cells: pd.Series[str],
    present: pd.Series[str],
    plain: np.ndarray | None,
    *,
    continental: bool,
    codes: frozenset[float],
) -> Column:
    counts = _counts(present)
    if _is_ticked(counts, len(cells)):
        return _ticks(name, counts, len(cells))
    looked_at = shortened(present)
    how = how_written(name, looked_at, plain, continental=continental, codes=codes)
    missing = len(cells) - len(present) + how.unread * (not how.doubtful)
    kind, reason = _kind(counts, len(cells), missing, how)
    few = _values(counts, present, how)
    count = counts.to_dict() if few else {}
    return Column(
        name=name,
        kind=kind,
        reason=reason,
        example=str(present.iloc[0])[:200] if len(present) else "",
        missing=missing,
        distinct=len(counts),
        values=tuple(few),
        counts=tuple(count[value] for value in few),
        number=how.number,
        date=how.date,
        whole=bool(len(how.read)) and bool(np.all(how.read[np.isfinite(how.read)] % 1 == 0)),
        words=how.unread * (how.number is not None and how.doubtful),
        notes=_notes(name, looked_at, how, few, kind),
    )


def _counts(present: pd.Series[str]) -> pd.Series[int]:
    """How many cells hold each text, the most frequent first; of few cells `value_counts` takes twice as long."""
    places, distinct = present.factorize()
    counts = np.bincount(places, minlength=len(distinct))
    order = np.argsort(-counts, kind="stable")
    return pd.Series(counts[order], distinct[order])


def _notes(name: str, present: pd.Series[str], how: Written, few: Sequence[str], kind: Kind) -> tuple[TableNote, ...]:
    """What is told of how a column was read."""
    return (
        *number_notes(name, present, how.read, how.number if how.are_numbers else None),
        *date_notes(name, present, how.date, how.times, ambiguous=how.ambiguous),
        *code_notes(name, present, codes=how.coded),
        *(doubt_notes(name, present, how.read) if how.number and how.doubtful and kind == "category" else ()),
        *text_notes(name, () if how.are_numbers else few),
    )


def _answered(column: Column, cells: pd.Series[str]) -> Column:
    """The column read again with "None" as one of its answers."""
    read = _column(column.name, cells, cells.dropna(), None, continental=False, codes=frozenset())
    return read.model_copy(update={"notes": (*read.notes, *answer_notes(column.name, cells))})


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


def _kind(counts: pd.Series[int], rows: int, missing: int, how: Written) -> tuple[Kind, TableNote]:
    """How a column is used unless somebody says otherwise; if it is left out, why."""
    known = how.read[np.isfinite(how.read)]
    if missing == rows:
        return "left out", later("it is empty")
    if missing > MOSTLY_MISSING * rows:
        return "left out", later("{missing:,} of {rows:,} cells are empty", missing=missing, rows=rows)
    if len(counts) == 1 or (len(known) and np.ptp(known) == 0):
        return "left out", later("it is always the same")
    if how.date or how.are_numbers:
        return ("date" if how.date else "number"), ""
    return kind_of_texts(counts, rows - missing)


def _values(counts: pd.Series[int], present: pd.Series[str], how: Written) -> Sequence[str]:
    """The distinct values as they are written, in order, if they are few enough to be classes or categories."""
    read = how.read
    if how.doubtful:
        # Words come last, and a 2- beside the 2.
        read = np.nan_to_num(read, nan=np.inf) if how.unread else np.abs(read)
    if len(counts) > MAX_VALUES:
        return []
    if not len(read):
        return sorted(str(value) for value in counts.index)
    places, distinct = present.factorize()
    numbers = np.zeros(len(distinct))
    numbers[places] = read
    pairs = zip(numbers.tolist(), distinct.tolist(), strict=True)
    return [value for _, value in sorted(pair for pair in pairs if not math.isnan(pair[0]))]
