"""How the cells of a column are written: as numbers, as dates, or as neither."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from dashboard.data.tables.reading.forms.clock_forms import clock_form, is_clock, is_score
from dashboard.data.tables.reading.forms.date_forms import counted, date_form, may_be_days
from dashboard.data.tables.reading.forms.dated import without_never
from dashboard.data.tables.reading.forms.number_forms import HALF, number_form
from dashboard.data.tables.reading.kinds.codes import are_lettered, are_padded, are_telephones, are_too_long
from dashboard.data.tables.schema import DateForm, NumberForm

_FIRST = 50


@dataclass(frozen=True, eq=False)
class Written:
    """How the cells of a column are written, if as numbers or dates, and the numbers (n,), NaN where there is none.

    `times` are the moments of dates. Where `ambiguous`, day and month may be the other way round. Where `coded`,
    numbers are codes, and where `doubtful`, they may be categories.
    """

    number: NumberForm | None = None
    read: np.ndarray = field(default_factory=lambda: np.zeros(0))
    date: DateForm | None = None
    ambiguous: bool = False
    times: pd.Series[pd.Timestamp] | None = None
    coded: bool = False
    doubtful: bool = False

    @property
    def are_numbers(self) -> bool:
        """Whether they are numbers unless somebody says otherwise."""
        return self.number is not None and not (self.date or self.coded or self.doubtful)

    @property
    def unread(self) -> int:
        """How many cells are no date, or else no number."""
        return int(np.isnan(self.read).sum() if self.times is None else self.times.isna().sum())


def how_written(
    name: str, present: pd.Series[str], plain: np.ndarray | None, *, continental: bool, codes: frozenset[float]
) -> Written:
    """How the cells of a column are written, of which none is missing; `plain` are its numbers where all are plain."""
    # What is a plain number throughout has no colon.
    if present.empty or (plain is None and is_score(name, present)):
        return Written()
    if plain is None and is_clock(present):
        clock, day = clock_form(name, present)
        return Written(clock, clock.read(present), *_dated(present, day))
    found = number_form(present, plain, continental=continental, codes=codes)
    number, doubtful = found or (None, True)
    if (doubtful or may_be_days(present.head(_FIRST))) and (dated := _dated(present, date_form(present))):
        return Written(None, np.zeros(0), *dated)
    read = _read(present, number, plain) if number else np.zeros(0)
    if number and (are_lettered(present, read) or are_too_long(present, read) or are_telephones(name, present)):
        return Written(coded=True)
    if dated := _dated(present, counted(name, present, read)):
        return Written(number, read, *dated)
    return Written(number, read, coded=number is not None and are_padded(present, read), doubtful=doubtful)


def _dated(
    present: pd.Series[str], found: tuple[DateForm, bool] | None
) -> tuple[DateForm, bool, pd.Series[pd.Timestamp]] | tuple[()]:
    """The form of the dates, whether it is ambiguous, and their moments; nothing where few cells are dates."""
    if found is None:
        return ()
    times = found[0].moments(present)
    if not times.notna().mean() >= HALF:
        return ()
    form, known = without_never(present, found[0], times)
    return form, found[1], known


def _read(present: pd.Series[str], form: NumberForm, plain: np.ndarray | None) -> np.ndarray:
    """The numbers of a column (n,), NaN where there is none; plain ones, as most are, in a tenth of the time."""
    if plain is not None and form == NumberForm(codes=form.codes):
        return np.where(np.isin(plain, form.codes), np.nan, plain)
    return form.read(present)
