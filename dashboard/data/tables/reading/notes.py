"""What was converted while a column was read, with its counts: nothing is changed without a word."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from dashboard.data.tables.schema import DateForm, NumberForm

_LONGEST = 30


def number_notes(name: str, present: pd.Series[str], read: np.ndarray, form: NumberForm | None) -> list[str]:
    """Of cells that are numbers once something was taken off them, of codes, and of cells that are no numbers."""
    if form is None:
        return []
    found = np.isfinite(read)
    if found.all() and not _signs(form):
        return []
    notes: list[str] = []
    signs = "|".join(map(re.escape, _signs(form)))
    changed = present.str.contains(signs, regex=True).to_numpy(bool) & found & bool(signs)
    if changed.any():
        at = int(np.argmax(changed))
        notes.append(
            f"{name}: read {_short(present.iloc[at])} as {_number(read[at])} "
            f"in {changed.sum():,} of {len(read):,} cells."
        )
    plain = present.str.replace(form.decimal, ".", regex=False)
    codes = pd.to_numeric(plain, errors="coerce").isin(form.codes).to_numpy(bool)
    if codes.any():
        notes.append(f"{name}: {_short(present[codes].iloc[0])} stands for missing in {codes.sum():,} cells.")
    lost = ~found & ~codes
    if lost.any():
        notes.append(f"{name}: {lost.sum():,} cells such as {_short(present[lost].iloc[0])} are no numbers: missing.")
    return notes


def date_notes(name: str, present: pd.Series[str], form: DateForm | None, *, ambiguous: bool) -> list[str]:
    if form is None:
        return []
    times = pd.to_datetime(present, format=form.form, errors="coerce", utc=True).dropna()
    first, parts = times.iloc[0], ", ".join(part.replace("days", "days since 2000") for part in form.parts)
    read = f", {_short(present[times.index[0]])} as {first.day} {first:%B %Y}" * ("days" in form.parts)
    doubt = " Day and month may be the other way round." if ambiguous else ""
    return [f"{name}: read as dates{read}; inputs are {parts}.{doubt}"]


def _signs(form: NumberForm) -> list[str]:
    return [*form.remove, *[form.decimal] * (form.decimal != ".")]


def _short(text: str) -> str:
    return repr(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")


def _number(value: float) -> str:
    return f"{value:.0f}" if value == round(value) and abs(value) < 1e15 else f"{value:.12g}"
