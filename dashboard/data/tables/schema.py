"""How a table is read: its format, the inputs and the target. All that the worker and an exported script need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import numpy as np
from pydantic import BaseModel, ConfigDict

from dashboard.data.dataset import Task
from dashboard.data.tables.cells import dates, moments, numbers
from dashboard.data.tables.in_scripts.words import COMPONENTS

Kind = Literal["number", "category", "text", "words", "date", "left out"]
# A category with more distinct values is a text, of which the most frequent values are inputs; unless each value has
# ROWS_A_VALUE rows on average to learn it from, and they are at most MOST_CATEGORIES.
MAX_CATEGORIES = 20
MOST_CATEGORIES, ROWS_A_VALUE = 200, 10
# Inputs of a text: one for each of its most frequent values, and one for all others.
FREQUENT = 10
# Kinds of texts, in the order of their inputs.
_ENCODED: tuple[Kind, ...] = ("category", "text", "words")
# Fewer rows are not split into three parts.
MIN_ROWS = 20
# So that each split can have one, at fractions of a fifth.
MIN_ROWS_PER_CLASS = 5
# What rows may be split in order of beside a column: the file itself.
FILE_ORDER = "(file)"


class Frozen(BaseModel):
    """What can't be changed, and is stored as JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Format(Frozen):
    """How the file becomes cells: `reader` is pandas' function, `options` what it is called with.

    `member` is the file within a zip. `columns` are the names, each once, in the order of the file. `without` are the
    places, counted from 0, of what is no row: totals, names that are repeated, lines at the bottom. `flat`: what a cell
    of JSON holds has columns of its own. `binary` are the places of columns of bytes, which are not read. `within` are
    the names on the way to the rows of JSON, and `named` says that its first row holds names. `heads` are columns whose
    cells hold for the empty ones below them.
    """

    reader: Literal["read_csv", "read_excel", "read_parquet", "read_json"]
    options: tuple[tuple[str, str | int | bool | None], ...] = ()
    member: str = ""
    columns: tuple[str, ...] = ()
    without: tuple[int, ...] = ()
    flat: bool = False
    binary: tuple[int, ...] = ()
    within: tuple[str, ...] = ()
    named: bool = False
    heads: tuple[str, ...] = ()


class NumberForm(Frozen):
    """How the numbers of a column are written; the arguments of `cells.numbers`."""

    remove: tuple[str, ...] = ()
    decimal: str = "."
    codes: tuple[float, ...] = ()
    times: tuple[tuple[str, float], ...] = ()
    clock: bool = False

    def read(self, cells: Any) -> np.ndarray:
        """The cells, a pandas Series, as numbers (n,), NaN where there is none."""
        # Each is read once: a million amounts of money are some ten thousand different ones.
        places, different = cells.factorize()
        read = numbers(different.to_series(), self.remove, self.decimal, self.codes, self.times, clock=self.clock)
        return np.append(read, np.nan)[places]


class DateForm(Frozen):
    """How the dates of a column are written, and which of their parts vary; the arguments of `cells.dates`.

    `words` are patterns of what is said in another language than English, and what stands for them in `form`. `last` is
    the year above which two digits are of the century before, if any are.
    """

    form: str
    parts: tuple[str, ...]
    words: tuple[tuple[str, str], ...] = ()
    last: int = 0

    def moments(self, cells: Any) -> Any:
        """The moments in the cells, both pandas Series."""
        return moments(cells, self.form, self.words, self.last)

    def read(self, cells: Any) -> np.ndarray:
        """The parts of the dates in the cells, a pandas Series (n, columns)."""
        return dates(cells, self.form, self.parts, self.words, self.last)

    @property
    def days(self) -> DateForm:
        """The same, with nothing but the days."""
        return self.model_copy(update={"parts": ("days",)})


class Input(Frozen):
    """One column that is an input. Categories have `values`, texts the number of their `distinct` ones."""

    name: str
    kind: Literal["number", "category", "text", "words", "date"]
    number: NumberForm = NumberForm()
    date: DateForm | None = None
    values: tuple[str, ...] = ()
    distinct: int = 0
    gaps: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """Its columns before they are encoded."""
        if self.date is None:
            return (self.name,)
        days = [f"{self.name} (days)"] * ("days" in self.date.parts)
        circles = (part for part in self.date.parts if part != "days")
        return (*days, *(f"{self.name} ({part}, {turn})" for part in circles for turn in ("sin", "cos")))


class Feature(NamedTuple):
    """An input of the network: its name, which is the same in every language, and the column that it belongs to."""

    name: str
    column: str


class Schema(Frozen):
    """How a table is learned from. `labels` are the classes as they are written; without, the target is a number.

    `complete`: rows with an empty cell in an input are left out. `unique`: of equal rows one is kept, or of nearly
    equal ones. `untrained` are rows of the file, counted from 0, that no network trains on. `group` is one whose equal
    values stay in one part of a split, `order` one by which the first rows train and the last ones test, or FILE_ORDER.
    `rows` are those that are used, `largest_group` those of the largest group, once counted. `lacking` those without a
    target, of the others those without a place in the order, and of those that are used those without a group.
    """

    source: str
    file: str
    format: Format
    inputs: tuple[Input, ...]
    target: str
    number: NumberForm = NumberForm()
    labels: tuple[str, ...] = ()
    complete: bool = False
    unique: bool | Literal["near"] = False
    untrained: tuple[int, ...] = ()
    group: str = ""
    order: str = ""
    order_by: Literal["codes", "ranks", "numbers"] = "codes"
    order_number: NumberForm = NumberForm()
    order_date: DateForm | None = None
    rows: int = 0
    largest_group: int = 0
    lacking: tuple[int, int, int] = (0, 0, 0)

    @property
    def order_column(self) -> str:
        """The column that rows are ordered by, if it is not the file that orders them."""
        return "" if self.order == FILE_ORDER else self.order

    @property
    def task(self) -> Task:
        return ("binary" if len(self.labels) == 2 else "multiclass") if self.labels else "regression"

    @property
    def features(self) -> tuple[str, ...]:
        """The inputs of the network, in the order of `encoded`."""
        return tuple(feature.name for feature in self._features)

    @property
    def sources(self) -> tuple[str, ...]:
        """The column that each of the network's inputs belongs to."""
        return tuple(feature.column for feature in self._features)

    @property
    def _features(self) -> Iterator[Feature]:
        measured = [one for one in self.inputs if one.kind in ("number", "date")]
        categories, texts, words = ([one for one in self.inputs if one.kind == kind] for kind in _ENCODED)
        yield from (Feature(name=name, column=one.name) for one in measured for name in one.columns)
        yield from (Feature(name=f"{one.name} is missing", column=one.name) for one in self.inputs if one.gaps)
        yield from (Feature(name=f"{one.name} = {v}", column=one.name) for one in categories for v in _shown(one))
        for said, several, count in (("value", texts, FREQUENT), ("words", words, COMPONENTS)):
            yield from (Feature(f"{one.name}: {said} {i + 1}", one.name) for one in several for i in range(count))


def _shown(category: Input) -> tuple[str, ...]:
    """The values that have an input of their own: of two, one says it all."""
    return category.values[1:] if len(category.values) == 2 else category.values


def compared(schema: Schema) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The cell that each column before it is encoded belongs to, the target's last, and which columns are numbers."""
    of = [place for place, one in enumerate(schema.inputs) for _ in one.columns]
    numbers = [at for at, place in enumerate(of) if schema.inputs[place].kind == "number"]
    return (*of, len(schema.inputs)), (*numbers, *[len(of)] * (not schema.labels))
