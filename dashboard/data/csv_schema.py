"""How a CSV is read: which column is predicted, from which others."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from dashboard.data.csv_table import CsvError, Table
from dashboard.data.dataset import Task


class Schema(BaseModel):
    """How a CSV is read: its format, the numeric and the categorical inputs, and the target.

    `categories` are pairs of a column and its values. `labels` are the classes as they are written in the file; without
    labels the target is a number. `rows` are those that are complete, once they have been counted.
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
        """The inputs of the network: the numbers, and a 0 or 1 for each value of a category."""
        return (*self.numbers, *(f"{name} = {value}" for name, values in self.categories for value in values))

    @property
    def task(self) -> Task:
        return ("binary" if len(self.labels) == 2 else "multiclass") if self.labels else "regression"


def infer_schema(table: Table, target: str, inputs: Sequence[str] = (), *, classes: bool | None = None) -> Schema:
    """How to read a table to predict one column from others: by default from all, as classes if it holds texts.

    Raises CsvError if a column can't be used in that way.
    """
    usable = {column.name: column for column in table.usable}
    inputs = inputs or [name for name in usable if name != target]
    unknown = next((name for name in (target, *inputs) if name not in usable), None)
    if unknown is not None or target in inputs:
        raise CsvError(f"{unknown or target!r} can't be used here. Columns that can be: {', '.join(usable)}.")
    target_column, input_columns = usable[target], [usable[name] for name in inputs]
    if classes is None:
        classes = target_column.kind == "category"
    if classes and not target_column.values:
        raise CsvError(f"{target!r} has too many different values to be classes. Predict it as a number.")
    if not classes and target_column.kind == "category":
        raise CsvError(f"{target!r} holds texts, and can't be predicted as a number.")
    return Schema(
        file=table.file,
        encoding=table.encoding,
        delimiter=table.delimiter,
        decimal=table.decimal,
        numbers=tuple(column.name for column in input_columns if column.kind == "number"),
        categories=tuple((column.name, column.values) for column in input_columns if column.kind == "category"),
        target=target,
        labels=target_column.values if classes else (),
    )
