"""What is predicted from what: the choices of whoever brings a table, made a schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dashboard.data.tables.description import Column, Description
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.schema import FILE_ORDER, MIN_ROWS, MIN_ROWS_PER_CLASS, Input, Kind, NumberForm, Schema
from language.first_few import first_few
from language.say import later, mark

MAX_INPUTS = 2_000


@dataclass(frozen=True)
class TableChoices:
    """What to predict, from which columns (all others that can be used), as classes or not, and how gaps are treated.

    `kinds` are those of columns that are read otherwise than the description says. `complete`: rows with an empty cell
    in an input are left out; without it they are filled. `missing` are numbers of a column that stand for no number.
    `unique`, `group`, `order` and `untrained` are those of `Schema`.
    """

    target: str
    inputs: Sequence[str] = ()
    classes: bool | None = None
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    complete: bool = False
    unique: bool | Literal["near"] = False
    group: str = ""
    order: str = ""
    missing: Mapping[str, Sequence[float]] = field(default_factory=dict)
    untrained: Sequence[int] = ()


def decided_classes(column: Column) -> bool | None:
    """Whether a target is classes, as far as its values say: None where few whole numbers may be either."""
    if column.number is None:
        return True
    if len(column.values) == 2:
        return True
    return None if column.may_be_codes else False


def make_schema(description: Description, choices: TableChoices, source: str = "") -> Schema:
    """How to read a table to predict one column from others. Raises TableError if that can't be done."""
    if description.rows < MIN_ROWS:
        sentence = mark(
            "The table has {rows} rows, and {needed} are needed. If it has a column for each case, swap rows and "
            "columns."
        )
        raise TableError(later(sentence, rows=description.rows, needed=MIN_ROWS))
    columns = {column.name: _with_missing(column, choices.missing) for column in description.columns}
    target = columns[_predictable(description, choices.target)]
    ordering = columns.get(choices.order)
    number = ordering.number if ordering and not ordering.date else None
    schema = Schema(
        source=source,
        file=description.file,
        format=description.format,
        inputs=_inputs(columns, choices),
        target=target.name,
        number=target.number or NumberForm(),
        labels=_labels(target, choices.classes),
        complete=choices.complete,
        unique=choices.unique,
        untrained=tuple(sorted(set(choices.untrained))),
        group=_existing(columns, choices.group, choices.target),
        order=choices.order if choices.order == FILE_ORDER else _existing(columns, choices.order, choices.target),
        order_date=ordering.date if ordering else None,
        order_number=number or NumberForm(),
        order_by=("numbers" if ordering.number else "ranks") if ordering else "codes",
    )
    if len(schema.features) > MAX_INPUTS:
        sentence = mark("There are {inputs:,} inputs, and at most {most:,} can be used. Leave out columns.")
        raise TableError(later(sentence, inputs=len(schema.features), most=MAX_INPUTS))
    return schema


def _predictable(description: Description, target: str) -> str:
    names = [column.name for column in description.targets]
    if target not in names:
        sentence = mark("{target!r} can't be predicted. Columns that can be: {columns}.")
        raise TableError(later(sentence, target=target, columns=", ".join(names)))
    return target


def _inputs(columns: Mapping[str, Column], choices: TableChoices) -> tuple[Input, ...]:
    """The chosen columns, or all that can be used."""
    kinds = {name: column.kind for name, column in columns.items()} | _checked(columns, choices.kinds)
    usable = [name for name, kind in kinds.items() if kind != "left out" and name != choices.target]
    if not usable:
        raise TableError(later("No other column can be used to predict {target!r}.", target=choices.target))
    unknown = next((name for name in choices.inputs if name not in usable), None)
    if unknown is not None:
        sentence = mark("{column!r} can't be used here. Columns that can be: {columns}.")
        raise TableError(later(sentence, column=unknown, columns=", ".join(usable)))
    inputs = (_input(columns[name], kinds[name]) for name in choices.inputs or usable)
    return tuple(one.model_copy(update={"gaps": False}) if choices.complete else one for one in inputs)


def chosen_missing(schema: Schema, description: Description) -> dict[str, tuple[float, ...]]:
    """The numbers of each column that somebody chose to read as missing, beyond those that the file itself tells."""
    forms = {one.name: one.number for one in schema.inputs} | {schema.target: schema.number}
    known = {column.name: column.number.codes for column in description.columns if column.number}
    found = {name: tuple(one for one in form.codes if one not in known.get(name, ())) for name, form in forms.items()}
    return {name: codes for name, codes in found.items() if codes}


def left_out_classes(target: Column) -> tuple[str, ...]:
    """The classes that have too few rows to be in each of three splits."""
    return tuple(v for v, count in zip(target.values, target.counts, strict=True) if count < MIN_ROWS_PER_CLASS)


def _with_missing(column: Column, missing: Mapping[str, Sequence[float]]) -> Column:
    """The column as it is if some of its numbers stand for no number; if it has none, they are nothing to it."""
    codes = tuple(missing.get(column.name, ()))
    if not codes or column.number is None:
        return column
    number = column.number.model_copy(update={"codes": tuple(sorted({*column.number.codes, *codes}))})
    return column.model_copy(update={"number": number, "missing": max(column.missing, 1)})


def _existing(columns: Mapping[str, Column], name: str, target: str) -> str:
    """The name of a column that rows are split by."""
    if name and (name not in columns or name == target):
        sentence = mark("Rows can't be split by {column!r}. Columns are: {columns}.")
        raise TableError(later(sentence, column=name, columns=", ".join(one for one in columns if one != target)))
    return name


def _checked(columns: Mapping[str, Column], kinds: Mapping[str, Kind]) -> dict[str, Kind]:
    for name, kind in kinds.items():
        if name not in columns:
            sentence = mark("{column!r} can't be read as {kind}: there is no such column.")
            raise TableError(later(sentence, column=name, kind=kind))
        possible = columns[name].possible
        if kind not in possible:
            sentence = mark("{column!r} can't be read as {kind}: {possible}.")
            raise TableError(later(sentence, column=name, kind=kind, possible=", ".join(possible)))
    return dict(kinds)


def _input(column: Column, kind: Kind) -> Input:
    assert kind != "left out"
    return Input(
        name=column.name,
        kind=kind,
        number=(column.number if kind == "number" else None) or NumberForm(),
        date=column.date if kind == "date" else None,
        values=column.values if kind == "category" else (),
        distinct=column.distinct if kind == "text" else 0,
        gaps=column.gaps(kind) > 0,
    )


def _labels(target: Column, classes: bool | None) -> tuple[str, ...]:
    """The classes, or none if the target is predicted as a number."""
    if classes is None:
        classes = decided_classes(target)
    if classes is None:
        shown = first_few(target.values, 6)
        sentence = mark(
            "{column!r} has {count} different values ({shown}). Say whether they are classes: classes=True, or "
            "classes=False to predict a number."
        )
        raise TableError(later(sentence, column=target.name, count=len(target.values), shown=shown))
    if not classes:
        if target.number is None:
            raise TableError(later("{column!r} holds text, and can't be predicted as a number.", column=target.name))
        return ()
    if not target.may_be_classes:
        sentence = mark("{column!r} has too many different values to be classes. Predict it as a number.")
        raise TableError(later(sentence, column=target.name))
    rare = left_out_classes(target)
    labels = tuple(value for value in target.values if value not in rare)
    if len(labels) < 2:
        sentence = mark(
            "Two classes with {rows} rows or more are needed, and {column!r} has {count}. Predict another column."
        )
        raise TableError(later(sentence, column=target.name, count=len(labels), rows=MIN_ROWS_PER_CLASS))
    return labels
