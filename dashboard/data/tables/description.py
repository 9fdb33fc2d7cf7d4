"""What is known of a table before anybody says what to predict. The page shows it; nothing here needs pandas."""

from __future__ import annotations

from dashboard.data.tables.in_scripts.words import COMPONENTS
from dashboard.data.tables.schema import MAX_CATEGORIES, DateForm, Format, Frozen, Kind, NumberForm, Schema
from dashboard.data.tables.table_note import TableNote

# Of a column with more distinct values they are not listed, and a target with more than MAX_CLASSES is none of classes.
MAX_VALUES = 200
MAX_CLASSES = 50


class Column(Frozen):
    """One column: how it is used unless somebody says otherwise, and what else it can be.

    `values` are its distinct values as written, in order, with their `counts`, if they are at most MAX_VALUES.
    `missing` counts the cells that are empty or could not be read. `whole`: all numbers are whole. `words` counts the
    cells that are no numbers in a category that may be one.
    """

    name: str
    kind: Kind
    reason: TableNote = ""
    example: str = ""
    missing: int = 0
    distinct: int = 0
    values: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    number: NumberForm | None = None
    date: DateForm | None = None
    whole: bool = False
    words: int = 0
    notes: tuple[TableNote, ...] = ()

    @property
    def possible(self) -> tuple[Kind, ...]:
        """The kinds that the column can be read as."""
        if self.distinct < 2:
            return ("left out",)
        few: Kind = (
            "category" if self.values and (self.kind == "category" or self.distinct <= MAX_CATEGORIES) else "text"
        )
        numbers: tuple[Kind, ...] = ("number",) if self.number else ()
        dates: tuple[Kind, ...] = ("date",) if self.date else ()
        # With fewer texts, each has an input of its own.
        words: tuple[Kind, ...] = () if self.number or self.date or self.distinct <= COMPONENTS else ("words",)
        return (*numbers, *dates, few, *words, "left out")

    def gaps(self, kind: Kind) -> int:
        """How many cells say nothing if the column is read as such."""
        return self.missing + self.words * (kind == "number")

    @property
    def may_be_classes(self) -> bool:
        return 0 < len(self.values) <= MAX_CLASSES

    @property
    def may_be_codes(self) -> bool:
        """Whether its numbers are few whole ones, or stand beside words, so that they may be classes."""
        if self.words:
            return self.may_be_classes
        return self.number is not None and self.whole and 2 < len(self.values) <= MAX_CATEGORIES


class Description(Frozen):
    """A file that was brought: its name, how it is read, its rows and columns, and what is worth saying of them."""

    file: str
    format: Format
    rows: int
    columns: tuple[Column, ...]
    notes: tuple[TableNote, ...] = ()

    def __getitem__(self, name: str) -> Column:
        """Raises KeyError if there is no such column."""
        return next((column for column in self.columns if column.name == name), None) or _no_column(name)

    def of_link(self, schema: Schema) -> Description:
        """What somebody sees who has only a link to a data set: its inputs and target, and no cell of another column.

        What rows are kept together or ordered by is named.
        """
        used = {schema.target, *(one.name for one in schema.inputs)}
        named = (column for column in self.columns if column.name in {*used, schema.group, schema.order})
        columns = (column if column.name in used else Column(name=column.name, kind="left out") for column in named)
        return self.model_copy(update={"columns": tuple(columns), "notes": ()})

    @property
    def usable(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.kind != "left out")

    @property
    def targets(self) -> tuple[Column, ...]:
        """The columns that can be predicted: numbers, and what has few enough values to be classes."""
        return tuple(c for c in self.columns if c.distinct > 1 and (c.number or c.may_be_classes))


def _no_column(name: str) -> Column:
    raise KeyError(name)
