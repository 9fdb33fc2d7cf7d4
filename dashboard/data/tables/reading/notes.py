"""What was converted while a column was read, with its counts: nothing is changed without a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.data.tables.reading.forms.units import is_spelling, is_unit
from dashboard.data.tables.schema import NumberForm
from dashboard.data.tables.signs import BEHIND, signs_of, without_signs
from language.say import Message, later, mark

_LONGEST = 30
# What numbers that Python reads are written with.
_PLAIN = set("0123456789.eE+-")
# A unit in this share of the cells, and no more than all the others, is not a slip.
SEVERAL = 0.01
# Of one cell, and of several.
_LOST = (
    mark("{column}: one cell, {cell}, is not a number, and counts as missing."),
    mark("{column}: {count:,} cells such as {cell} are not numbers, and count as missing."),
)
_WORDS = (
    mark("{column}: one cell holds a word, {cell}: categories. If it stands for missing, read the column as a number."),
    mark(
        "{column}: {count:,} cells hold words such as {cell}: categories. If they stand for missing, read the column "
        "as a number."
    ),
)
_POINTS = (
    mark("{column}: one cell with a decimal comma and {points:,} with a decimal point, all read alike."),
    mark("{column}: {commas:,} cells with a decimal comma and {points:,} with a decimal point, all read alike."),
)
_CODES = (
    mark("{column}: {cell} stands for missing in one cell."),
    mark("{column}: {cell} stands for missing in {count:,} cells."),
)


def number_notes(name: str, present: pd.Series[str], read: np.ndarray, form: NumberForm | None) -> list[Message]:
    """Of cells that are numbers once something was taken off them, of codes, and of cells that are no numbers."""
    if form is None:
        return []
    found = np.isfinite(read)
    # Of plain numbers, as most are, each is as it is written.
    if form == NumberForm() and found.all() and _are_plain(present):
        return []
    as_written = pd.to_numeric(present, errors="coerce").to_numpy(float, na_value=np.nan)
    if np.array_equal(as_written, read):
        return []
    changed = found & (as_written != read)
    plain = present.str.replace(form.decimal, ".", regex=False)
    codes = pd.to_numeric(plain, errors="coerce").isin(form.codes).to_numpy(bool)
    kinds = (
        _changed(name, present, read, changed, form),
        _nothing(name, present, read == 0),
        _mixed(name, present, form),
        _both_points(name, present[found], form),
        *missing_notes(name, present[codes]),
        _lost(name, present, ~found & ~codes),
    )
    return [note for note in kinds if note]


def _are_plain(present: pd.Series[str]) -> bool:
    signs = signs_of(present)
    return signs <= _PLAIN and not ("-" in signs and present.str.endswith("-").any())


def _changed(
    name: str, present: pd.Series[str], read: np.ndarray, where: np.ndarray, form: NumberForm
) -> Message | None:
    """A word that makes another number of what stands before it is shown, if there is one."""
    if not where.any():
        return None
    telling = where & present.str.endswith(tuple(word for word, _ in form.times)).to_numpy(bool)
    at = int(np.argmax(telling if telling.any() else where))
    return later(
        "{column}: read {cell} as {number} in {count:,} of {cells:,} cells.",
        column=name,
        cell=shortened(present.iloc[at]),
        # Behind a minus sign, 0 has one of its own.
        number=_number(read[at] + 0.0),
        count=int(where.sum()),
        cells=len(read),
    )


def _nothing(name: str, present: pd.Series[str], where: np.ndarray) -> Message | None:
    """Where a sign or a word says that there is nothing to pay."""
    said = present[where]
    said = said[~said.str.contains(r"\d", regex=True)]
    if said.empty:
        return None
    sentence = mark("{column}: {cell} counts as 0 in {count:,} of {cells:,} cells.")
    return later(sentence, column=name, cell=shortened(said.iloc[0]), count=len(said), cells=len(present))


def _mixed(name: str, present: pd.Series[str], form: NumberForm) -> Message | None:
    """Where only some numbers have a unit, or others have another one."""
    present = present[present.str.contains(r"\d", regex=True)]
    has = {sign: present.str.contains(sign, regex=False) for sign in form.remove if is_unit(sign)}
    # However it is spelled.
    shares = {unit: np.any([has[one] for one in has if is_spelling(one, unit)], axis=0).mean() for unit in has}
    some = [unit for unit, share in shares.items() if SEVERAL < share < 1 - SEVERAL]
    if not some:
        return None
    signs = ", ".join(repr(sign) for sign in some[:3])
    return later("{column}: {signs} in some cells and not in others; all are read alike.", column=name, signs=signs)


def _both_points(name: str, present: pd.Series[str], form: NumberForm) -> Message | None:
    """Where some cells that are read have a decimal comma and others a decimal point."""
    if form.decimal == ".":
        return None
    bare = present
    # These first: a currency behind a word is a part of it, and a sign elsewhere.
    for word, _ in form.times:
        bare = bare.str.removesuffix(word)
    bare = without_signs(bare, form.remove)
    comma, point = (bare.str.contains(sign, regex=False) for sign in ",.")
    point &= ~bare.str.contains(BEHIND, regex=True)
    if not point.any() or not comma.any():
        return None
    commas, points = int(comma.sum()), int(point.sum())
    return later(_POINTS[commas > 1], column=name, commas=commas, points=points)


def missing_notes(name: str, cells: pd.Series[str]) -> tuple[Message, ...]:
    """Of cells that stand for missing, if there are any."""
    if cells.empty:
        return ()
    return (later(_CODES[len(cells) > 1], column=name, cell=shortened(cells.iloc[0]), count=len(cells)),)


def _lost(name: str, present: pd.Series[str], where: np.ndarray) -> Message | None:
    if not where.any():
        return None
    count = int(where.sum())
    return later(_LOST[count > 1], column=name, cell=shortened(present[where].iloc[0]), count=count)


def doubt_notes(name: str, present: pd.Series[str], read: np.ndarray) -> tuple[Message, ...]:
    """Of words beside few numbers, or of marks such as 2- that might be negative."""
    words = present[np.isnan(read)]
    if len(words):
        return (later(_WORDS[len(words) > 1], column=name, cell=shortened(words.iloc[0]), count=len(words)),)
    below = shortened(present[read < 0].iloc[0])
    return (later("{column}: {cell} is read as a grade, not as a negative number.", column=name, cell=below),)


def tick_notes(name: str, tick: str, count: int, rows: int) -> tuple[Message, ...]:
    sentence = mark("{column}: {cell} in {count:,} of {cells:,} cells and nothing in the others, read as yes and no.")
    return (later(sentence, column=name, cell=shortened(tick), count=count, cells=rows),)


def text_notes(name: str, values: Sequence[str]) -> list[Message]:
    """Of values that only upper and lower case tell apart."""
    by_case: dict[str, list[str]] = {}
    for value in values:
        by_case.setdefault(value.casefold(), []).append(value)
    same = [several for several in by_case.values() if len(several) > 1]
    if not same:
        return []
    shown = ", ".join(shortened(value) for value in same[0][:3])
    return [
        later(
            "{column}: {values} differ only in upper and lower case, and count as different.", column=name, values=shown
        )
    ]


def shortened(text: str) -> str:
    """A cell as it is quoted."""
    # Blanks that do not break look like any other.
    plain = re.sub(r"\s", " ", text)
    return repr(plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…")


def _number(value: float) -> str:
    return f"{value:.0f}" if value == round(value) and abs(value) < 1e15 else f"{value:.15g}"
