"""Logs that are tables: a column a quantity, or a row for each value of any quantity."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from dashboard.data.curves.again import runs, told_apart
from dashboard.data.curves.by_split import KEYS, split_apart, split_column, split_named
from dashboard.data.curves.cells import MOST_TITLES, Rows
from dashboard.data.curves.log import Log, LogError, LoggedColumn, check_columns, column, series
from dashboard.data.curves.numbers import is_number, number, refuse_slip
from dashboard.data.curves.roles import is_step, meaning, recognize
from dashboard.data.curves.unnamed import counts_up, logged_at, read_unnamed
from dashboard.data.curves.vocabulary import words_of
from language.say import later, mark

# A column that counts, the best first: what curves are drawn over.
_COUNTS = ("epoch", "epochs", "step", "global_step", "trainer/global_step", "_step", "iteration", "round")
# MLflow's and other tools' rows of one value each: who, what, when.
_VALUE = frozenset({"value", "metricvalue", "metric_value"})
_RUN = frozenset({"run", "run_id", "run_uuid", "run_name"})
# What W&B puts between a run's name and that of its metric.
_BETWEEN = " - "
# TensorBoard's and Neptune's one curve a file, named by the file.
ONE_CURVE = ("wall_time", "step", "value")
_OF_ONE_CURVE = (set(ONE_CURVE), {"timestamp", "step", "value"})
# A run's folder and a tag, as TensorBoard names the file: run-<folder>-tag-<tag>.csv
_TAGGED = re.compile(r"^(?:run-)?(?P<run>.*?)-tag-(?P<tag>.+?)(?: \(\d+\))?\.(?:csv|json)$", re.IGNORECASE)

_NO_CURVE = mark(
    "None of the columns {columns} is a curve, which is a column of numbers: they hold words, formulas or nothing, or "
    "count steps."
)


def read_table(rows: Rows, name: str, *, decimal_comma: bool = False) -> tuple[Log, ...]:
    """The logs in a table, one a training. Raises LogError where there is no curve in it."""
    rows = _below_title(rows)
    header = list(rows[0])
    if all(is_number(cell, decimal_comma=decimal_comma) or not cell for cell in header):
        return (read_unnamed(rows, name, decimal_comma=decimal_comma),)
    names = distinct(header)
    lower = [cell.lower() for cell in names]
    body: Rows = [[*row, *[""] * (len(names) - len(row))] for row in rows[1:]]
    if {cell.replace(" ", "_") for cell in lower} in _OF_ONE_CURVE:
        return (_one_curve(names, body, name),)
    key, value = _first(lower, KEYS), _first(lower, _VALUE)
    if key is not None and value is not None:
        return _long(names, split_named(names, body), name, key=key, value=value)
    return _wide(*split_apart(names, body), name, decimal_comma=decimal_comma)


def is_long(names: Sequence[str], body: Rows) -> bool:
    """Whether a row of a table holds a single value, or the values on one split: its names are in cells."""
    lower = {str(name).lower() for name in names}
    return bool(lower & KEYS and lower & _VALUE) or split_column(body) is not None


def _below_title(rows: Rows) -> Rows:
    """Without the titles and remarks of one cell that stand above a header."""
    filled = [sum(map(bool, row)) for row in rows[: MOST_TITLES + 1]]
    wide = next((i for i, cells in enumerate(filled) if cells > 1), 0)
    is_header = not any(is_number(cell) for row in rows[: wide + 1] for cell in row)
    return rows[wide:] if is_header and len(rows) > wide + 1 else rows


def distinct(header: Sequence[str]) -> list[str]:
    """A header with a name for each column, none of them twice. Raises LogError where there are too many."""
    check_columns(len(header))
    names: list[str] = []
    for place, cell in enumerate(header, 1):
        name = cell.strip() or f"column {place}"
        while name in names:
            name = f"{name} ({place})"
        names.append(name)
    return names


def _wide(names: Sequence[str], body: Rows, name: str, *, decimal_comma: bool) -> tuple[Log, ...]:
    cells = {column_name: [row[i] for row in body] for i, column_name in enumerate(names)}
    numeric: dict[str, list[float | None]] = {}
    for column_name, parsed in cells.items():
        values = _numbers(parsed, decimal_comma=decimal_comma)
        if values is not None:
            numeric[column_name] = values
        elif meaning(column_name).kind == "loss":
            refuse_slip(column_name, parsed, decimal_comma=decimal_comma)
    numeric |= {name: _from_one(epochs) for name, epochs in numeric.items() if _counts_epochs(name)}
    epochs = next((values for name, values in numeric.items() if _counts_epochs(name)), [])
    parts = [slice(None)] if _count(numeric) else runs(epochs)
    curves = [_curves({name: values[rows] for name, values in numeric.items()}) for rows in parts]
    if not any(curves):
        first = ", ".join(column_name[:40] for column_name in names[:8])
        raise LogError(later(_NO_CURVE, columns=first))
    return told_apart([Log(name, columns) for columns in curves]) if len(parts) > 1 else _by_run(curves[0], name)


def _curves(numeric: dict[str, list[float | None]]) -> dict[str, LoggedColumn]:
    count = _count(numeric)
    rows = len(next(iter(numeric.values()), []))
    steps = [float(i + 1) if at is None else at for i, at in enumerate(numeric.pop(count, [None] * rows))]
    columns = {name: logged_at(steps, values) for name, values in numeric.items() if not is_step(name)}
    return {name: found for name, found in columns.items() if len(found)}


def _counts_epochs(name: str) -> bool:
    return is_step(name) and not {"epoch", "epochs"}.isdisjoint(words_of(name))


def _numbers(cells: Sequence[str], *, decimal_comma: bool) -> list[float | None] | None:
    """A column's numbers; None where it is one of words or has none."""
    try:
        values = [number(cell, decimal_comma=decimal_comma) for cell in cells]
    except LogError:
        return None
    return values if any(value is not None for value in values) else None


def _count(numeric: dict[str, list[float | None]]) -> str:
    """The column to draw curves over: one that counts, up or, with the newest on top, down; "" if there is none."""
    lower = {column_name.lower(): column_name for column_name in numeric}
    for wanted in _COUNTS:
        values = [value for value in numeric.get(lower.get(wanted, ""), []) if value is not None]
        steps = np.diff(values)
        if values and (np.all(steps >= 0) or np.all(steps <= 0)) and (len(values) < 2 or values[-1] != values[0]):
            return lower[wanted]
    first = next(iter(numeric), "")
    return first if counts_up(numeric.get(first, [])) else ""


def _from_one(epochs: list[float | None]) -> list[float | None]:
    """Epochs counted from 1, as they are everywhere here; many tools count from 0."""
    counts_from_zero = min((epoch for epoch in epochs if epoch is not None), default=1.0) == 0.0
    return [epoch if epoch is None else epoch + counts_from_zero for epoch in epochs]


def _by_run(columns: dict[str, LoggedColumn], name: str) -> tuple[Log, ...]:
    """Several runs in one table have the run's name before that of the metric."""
    runs: dict[str, dict[str, LoggedColumn]] = defaultdict(dict)
    for column_name, values in columns.items():
        run, _, metric = column_name.rpartition(_BETWEEN)
        runs[run][metric] = values
    # Beside curves of runs, what is of none is what they are drawn over: a time, or a setting.
    of_none = runs.pop("", {}) if len(runs) > 1 else {}
    logs = tuple(Log(run or name, found) for run, found in runs.items())
    # Or it is the only training, and the sign a part of other names: "lr - Adam".
    is_only_one = recognize(Log(name, of_none)).judged and not any(recognize(log).judged for log in logs)
    return (Log(name, columns),) if is_only_one else logs


def _one_curve(names: Sequence[str], body: Rows, name: str) -> Log:
    """One tag of one run; both are in the file's name alone."""
    at = {cell.lower(): i for i, cell in enumerate(names)}
    tagged = _TAGGED.match(name)
    run, tag = (tagged["run"].strip("."), tagged["tag"]) if tagged else ("", name.removesuffix(".csv"))
    steps = _numbers([row[at["step"]] for row in body], decimal_comma=False)
    values = _numbers([row[at["value"]] for row in body], decimal_comma=False)
    if steps is None or values is None:
        raise LogError(later("The columns Step and Value have to be numbers."))
    rows = [(step, value) for step, value in zip(steps, values, strict=True) if step is not None]
    return Log(name, {f"{run}/{tag}" if run else tag: logged_at([step for step, _ in rows], [v for _, v in rows])})


def _long(names: Sequence[str], body: Rows, name: str, *, key: int, value: int) -> tuple[Log, ...]:
    """A row for each value: its run (if there are several), its quantity in column `key`, its step."""
    lower = [cell.lower() for cell in names]
    run = _first(lower, _RUN)
    step = next((lower.index(wanted) for wanted in _COUNTS if wanted in lower), None)
    found: dict[str, dict[str, list[tuple[float | None, float]]]] = defaultdict(lambda: defaultdict(list))
    for row in body:
        logged = number(row[value])
        if logged is not None:
            at = None if step is None else number(row[step])
            found["" if run is None else row[run]][row[key]].append((at, logged))
    if not found:
        raise LogError(later("The column of values is empty."))
    return tuple(
        Log(run_name or name, {quantity: _stepped(pairs) for quantity, pairs in quantities.items()})
        for run_name, quantities in found.items()
    )


def _first(names: Sequence[str], wanted: frozenset[str]) -> int | None:
    return next((i for i, name in enumerate(names) if name in wanted), None)


def _stepped(pairs: Sequence[tuple[float | None, float]]) -> LoggedColumn:
    """In the order of the steps; where a tool left all at one step, in the order of the rows."""
    steps = [step for step, _ in pairs]
    values = [value for _, value in pairs]
    known = [step for step in steps if step is not None]
    return column(known, values) if len(set(known)) == len(values) else series(values)
