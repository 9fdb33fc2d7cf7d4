"""How a CSV is read: which column is predicted, from which others."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from dashboard.data.csv_table import CsvError, Table
from dashboard.data.dataset import Task


class Schema(BaseModel):
    """How a CSV is read: which columns are inputs, as numbers or with these values, and what is predicted.

    `labels` are the classes, as written; without any, the target is a number.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    encoding: str
    delimiter: str
    decimal: str
    numbers: tuple[str, ...]
    categories: tuple[tuple[str, tuple[str, ...]], ...]
    target: str
    labels: tuple[str, ...]
    rows: int = 0

    @property
    def inputs(self) -> tuple[str, ...]:
        """The columns that are inputs."""
        return (*self.numbers, *(name for name, _ in self.categories))

    @property
    def features(self) -> tuple[str, ...]:
        """What the network gets: numbers, and a 0 or 1 for each value of a category."""
        return (*self.numbers, *(f"{name} = {value}" for name, values in self.categories for value in values))

    @property
    def task(self) -> Task:
        return ("binary" if len(self.labels) == 2 else "multiclass") if self.labels else "regression"


def schema(table: Table, target: str, inputs: Sequence[str] = (), *, classes: bool | None = None) -> Schema:
    """How to read a table to predict one column from others. Raises CsvError on a column that can't be used so."""
    usable = {column.name: column for column in table.usable}
    inputs = inputs or [name for name in usable if name != target]
    unknown = next((name for name in (target, *inputs) if name not in usable), None)
    if unknown is not None or target in inputs:
        raise CsvError(f"{unknown or target!r} can't be used here. Columns that can be: {', '.join(usable)}.")
    column, chosen = usable[target], [usable[name] for name in inputs]
    if classes is None:
        classes = column.kind == "category"
    if classes and not column.values:
        raise CsvError(f"{target!r} has too many different values to be classes. Predict it as a number.")
    if not classes and column.kind == "category":
        raise CsvError(f"{target!r} holds texts, and can't be predicted as a number.")
    return Schema(
        file=table.file,
        encoding=table.encoding,
        delimiter=table.delimiter,
        decimal=table.decimal,
        numbers=tuple(column.name for column in chosen if column.kind == "number"),
        categories=tuple((column.name, column.values) for column in chosen if column.kind == "category"),
        target=target,
        labels=column.values if classes else (),
    )
