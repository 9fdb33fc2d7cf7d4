"""How the numbers of a column are written: currencies, units, percent, thousands, decimal commas, codes for missing."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from dashboard.data.tables.cells import LARGEST
from dashboard.data.tables.reading.forms.ages import in_months
from dashboard.data.tables.reading.forms.bounds import are_bounds, are_marks, beginnings, may_be_marks
from dashboard.data.tables.reading.forms.currencies import CURRENCY
from dashboard.data.tables.reading.forms.magnitudes import magnitudes
from dashboard.data.tables.reading.forms.missing import INFINITE, NO_NUMBER, are_infinite, with_codes
from dashboard.data.tables.reading.forms.number_styles import CONTINENTAL, EITHER, ENGLISH, are_thousands
from dashboard.data.tables.reading.forms.shares import ENOUGH
from dashboard.data.tables.reading.forms.units import units_of
from dashboard.data.tables.schema import NumberForm
from dashboard.data.tables.signs import from_myriads, in_ascii, signs_of

# Looked at to see how numbers are written; all cells are then read.
SAMPLE, _FIRST = 2_000, 50
# The most different words beside numbers that stand for missing. The numbers then have to fill half of the cells, and
# to be this many different ones.
MOST_WORDS, HALF, FEWEST_NUMBERS = 6, 0.5, 20
# What surveys write for the code of an answer that is none: (88) Refused.
_NAMED_CODE = re.compile(r"\(-?\d+\)[^\d]+")
# Fewer are enough where they are measured (with fractions or a unit), or the words are known to stand for missing.
FEWEST_MEASURED, FEWEST_KNOWN = 8, 3
# Films have their years in brackets, which are no minus signs.
_BRACKETED_YEAR = re.compile(r"\((19|20)\d\d\)")
# Where some cells say that they went down, \u25b2 is no minus sign but says that others went up.
_DOWN = "▼▽"
_DIGIT = re.compile(r"\d")
# A blank, one that does not break, a narrow one, a thin one.
_SPACES = (" ", "\u00a0", "\u202f", "\u2009")
# What stands behind a number.
_END = r"\d\s*([^\d\s.,][^\d]*)$"
_GROUPED_BY_SPACE = re.compile(r"[^\d]*\d{1,3}([ '\u2019\u00a0\u202f\u2009]\d{3})+(?!\d).*")


def number_form(
    present: pd.Series[str], plain: np.ndarray | None, *, continental: bool, codes: frozenset[float] = frozenset()
) -> tuple[NumberForm, bool] | None:
    """How the cells of a column are written if nearly all are numbers, and whether they may be categories instead.

    None of them is missing, and `plain` are its numbers where all are plain. "1,234" may be a thousand or one and a
    bit: it is the latter if the file is `continental`. `codes` are those for missing values in other columns.
    """
    usual = NumberForm()
    # Most numbers are plain, and most tables of many columns hold nothing else. A point may stand between thousands.
    pointed = plain is not None and present.str.contains(".", regex=False).any()
    if plain is not None and not (pointed and (continental or are_thousands(present))):
        return with_codes(plain, usual, codes), False
    distinct = present.drop_duplicates()
    written = distinct.head(SAMPLE)
    if all(map(_BRACKETED_YEAR.fullmatch, written.to_list())):
        return NumberForm(remove=("(", ")")), False
    sample = written[:0] if _are_words(written) else _with_digits(in_ascii(from_myriads(written)))
    if sample.empty:
        return None
    if len(distinct) > SAMPLE:
        sample = pd.concat([sample, _other_ends(in_ascii(from_myriads(distinct[SAMPLE:])), sample)])
    months, begun = in_months(written), beginnings(written)
    likely = [months] if months else _likely_forms(sample, continental=continental)
    forms = [begun] if begun else [*([usual] * (plain is None)), *likely] or [usual]
    shares = {form: share(sample, form) for form in forms}
    best = max(shares, key=shares.__getitem__)
    if shares[best] < HALF or are_bounds(written, best) or are_marks(written):
        return None
    read = best.read(present)
    known, finite = np.isfinite(read), ~are_infinite(present).to_numpy(bool)
    needed = 0 if known[finite].mean() >= ENOUGH else _needed_beside_words(present[finite], known[finite])
    different = present[known].nunique() if needed else 0
    if needed is None or different < min(needed, FEWEST_KNOWN):
        return None
    return with_codes(read, best, codes), different < needed or may_be_marks(written)


def _are_words(written: pd.Series[str]) -> bool:
    """Whether too many cells have no digit: of a table of words, this took most of the time with pandas."""
    words = sum(not (_DIGIT.search(cell) or INFINITE.fullmatch(cell)) for cell in written.to_list())
    return not _are_few(words, len(written))


def _with_digits(distinct: pd.Series[str]) -> pd.Series[str]:
    """The cells that may be numbers; none where too many can't be."""
    sample = distinct[~are_infinite(distinct)]
    digits = np.array([bool(_DIGIT.search(cell)) for cell in sample.to_list()], bool)
    few_words = _are_few(int((~digits).sum()), len(sample))
    return sample[digits] if few_words and signs_of(sample).isdisjoint(_DOWN) else sample[:0]


def _are_few(words: int, cells: int) -> bool:
    """Whether a column with so many words among its cells may be one of numbers."""
    return words <= MOST_WORDS or (cells - words) / cells >= ENOUGH


def _other_ends(rest: pd.Series[str], sample: pd.Series[str]) -> pd.Series[str]:
    """Of the cells that are not in the sample, one for each of the first words that end no number in it."""
    words = rest.str.extract(_END, expand=False)
    new = rest[words.notna() & ~words.isin(sample.str.extract(_END, expand=False)) & ~words.duplicated()]
    return new.head(MOST_WORDS)


def as_plain(present: pd.Series[str]) -> np.ndarray | None:
    """The cells as floats (n,) if each is a number as Python writes it; else None."""
    # Of a column of texts the first cells say no.
    if len(present) > _FIRST and as_plain(present.head(_FIRST)) is None:
        return None
    read = pd.to_numeric(present, errors="coerce").to_numpy(float, na_value=np.nan)
    return read if (np.abs(read) <= LARGEST).all() else None


def plain_numbers(present: pd.Series[str], read: pd.Series[float] | None) -> np.ndarray | None:
    """The same, by what is known already of the column: of a long table reading numbers twice takes a second."""
    known = np.zeros(0) if read is None else read.reindex(present.index).to_numpy(float)
    return known if len(known) and (np.abs(known) <= LARGEST).all() else as_plain(present)


def share(cells: pd.Series[str], form: NumberForm) -> float:
    """The share of cells that are numbers if they are written like this."""
    return float(np.isfinite(form.read(cells)).mean()) if len(cells) else 0.0


def _needed_beside_words(cells: pd.Series[str], read: np.ndarray) -> int | None:
    """How many different numbers are enough where cells that are not `read` hold words, such as "unknown".

    None are where there are many different words, which are codes or names.
    """
    words = cells[~read].drop_duplicates()
    with_digits = words.str.contains(r"\d", regex=True) & ~words.str.fullmatch(_NAMED_CODE)
    if len(words) > MOST_WORDS or with_digits.any() or read.mean() < HALF:
        return None
    measured = cells[read].str.contains(r"\d[.,]\d|[^\W\d]", regex=True).any()
    known = words.str.fullmatch(NO_NUMBER).all()
    return FEWEST_KNOWN if known else FEWEST_MEASURED if measured else FEWEST_NUMBERS


def _likely_forms(sample: pd.Series[str], *, continental: bool) -> list[NumberForm]:
    """English and continental numbers, without what else stands in the cells; the likelier first."""
    times = magnitudes(sample)
    written = sample
    for word, _ in times:
        sample = sample.str.removesuffix(word).str.removeprefix(word).str.strip()
    if times and any(_is_other_word(unit, times, sample[sample != written]) for unit in _units(sample)):
        return []
    others = _other_signs(sample)
    bare = sample
    for sign in others:
        bare = bare.str.replace(sign, "", regex=False)
    bare = in_ascii(bare.str.strip(" ()"))
    different = bare.to_list()
    english, comma, either = (
        np.array([bool(style.fullmatch(cell)) for cell in different]) for style in (ENGLISH, CONTINENTAL, EITHER)
    )
    most = max(english.mean(), comma.mean())
    thousands = [","] if bare.str.contains(",", regex=False).any() else []
    points = ["."] if bare.str.contains(".", regex=False).any() else []
    forms = {
        False: NumberForm(remove=_used(sample, [*others, *thousands]), decimal=".", times=times),
        True: NumberForm(remove=_used(sample, [*others, *points]), decimal=",", times=times),
    }
    # Where people have written both, and no cell may be a thousand.
    both = most < either.mean() and not ((english | comma) & ~either).any()
    if either.mean() >= ENOUGH and (both or most < ENOUGH):
        return [NumberForm(remove=_used(sample, others), decimal=",", times=times)]
    equal = english.mean() == comma.mean()
    likelier = comma.mean() > english.mean() or (equal and (continental or are_thousands(bare)))
    # Cells that only one of the styles reads: removing the other's commas would make a number of anything.
    return [forms[likelier]] if most >= ENOUGH else []


def _other_signs(sample: pd.Series[str]) -> list[str]:
    """What stands in the cells beside digits, points and commas: currencies, a unit, blanks; the longer ones first."""
    signs = {sign for cell in sample for sign in CURRENCY.findall(cell)}
    # Within a range, or before an error, they part two numbers.
    signs -= {sign for sign in "~±" if sample.str.contains(rf"\d\s*{sign}", regex=True).any()}
    units = _units(sample)
    spaced = [*_SPACES, "'", "\u2019"] if sample.str.fullmatch(_GROUPED_BY_SPACE).any() else []
    blanks = [*_SPACES] if signs or units else []
    return list(dict.fromkeys([*sorted(signs | units, key=lambda sign: (-len(sign), sign)), *blanks, *spaced]))


def _units(sample: pd.Series[str]) -> set[str]:
    bare = [CURRENCY.sub("", cell).strip() for cell in sample.to_list()]
    return units_of(pd.Series(bare, index=sample.index, dtype="str"))


def _is_other_word(unit: str, times: tuple[tuple[str, float], ...], with_words: pd.Series[str]) -> bool:
    """Whether a unit stands where others have a word that makes more of their numbers, and so may do that, too."""
    known = any(word.endswith(unit) for word, _ in times)
    return not known and not with_words.str.contains(unit, regex=False).any()


def _used(sample: pd.Series[str], signs: list[str]) -> tuple[str, ...]:
    return tuple(sign for sign in signs if sample.str.contains(sign, regex=False).any())
