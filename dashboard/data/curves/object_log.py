"""Logs that are an object: a dictionary or records, in JSON or as Python prints them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.data.curves.again import told_apart
from dashboard.data.curves.log import Log, LogError, LoggedColumn, check_columns, logged, too_many_cells
from dashboard.data.curves.numbers import listed, number
from dashboard.data.curves.records import DEEPEST, numeric, read_records
from dashboard.data.curves.roles import is_step, meaning, recognize
from dashboard.data.curves.table_log import ONE_CURVE, distinct, is_long, read_table
from language.say import later, mark

# Of records, each has a cell for every name that any of them has: a file of megabytes may stand for billions.
MOST_CELLS = 10_000_000
# Seconds since 1970, which no loss and no count of epochs is.
_A_TIME = 1e9
_NO_HISTORY = mark("A history is a dictionary from names to lists of numbers, such as Keras's History.history.")
_NO_LIST = mark("No list of numbers under {names}. A curve has a number for each epoch.")


def read_object(value: Any, name: str) -> tuple[Log, ...]:
    """The logs in what JSON or Python holds: one history, one a run by name, or a record for each epoch.

    Raises LogError where there is no curve in it.
    """
    value = _inner(value)
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
        value = _inner(value[0])
    if isinstance(value, list) and _are_rows(value):
        return read_table(_headed(value), name)
    if isinstance(value, list) and value and all(isinstance(record, dict) for record in value):
        return _histories(value, name) or _read_records(value, name)
    if isinstance(value, list) and value and all(map(numeric, value)):
        value = {"val_loss": value}
    if not isinstance(value, dict):
        raise LogError(later(_NO_HISTORY))
    flat = _flat(value)
    return (Log(name, _every(flat, value)),) if flat else _runs(value)


def _histories(values: Sequence[dict[Any, Any]], name: str) -> tuple[Log, ...]:
    """Of a list of histories, as of the folds of a cross-validation; none where it is of records with a value each."""
    if not all(map(_is_history, values)):
        return ()
    return told_apart([Log(name, _every(_flat(one), one)) for one in map(_inner, values)])


def _is_history(value: Mapping[Any, Any]) -> bool:
    """Whether it has a loss of several epochs, and no number that says at which epoch it was logged."""
    inner = _inner(value)
    if not isinstance(inner, dict) or any(is_step(str(key)) and numeric(item) for key, item in inner.items()):
        return False
    columns = _flat(inner)
    return any(len(columns[name]) > 1 for name in recognize(Log("", columns)).losses)


def _read_records(records: Sequence[Mapping[str, Any]], name: str) -> tuple[Log, ...]:
    """Of records that are curves each, that have a value each, or those of an epoch."""
    if all(_curve(record) is not None for record in records):
        names = distinct([str(record.get("name", i)) for i, record in enumerate(records, 1)])
        return (Log(name, _flat(dict(zip(names, records, strict=True)))),)
    keys = list(dict.fromkeys(key for record in records for key in record))
    check_columns(len(keys))
    if len(records) * len(keys) > MOST_CELLS:
        raise too_many_cells(len(records), len(records) * len(keys))
    rows = [["" if (cell := record.get(key)) is None else str(cell) for key in keys] for record in records]
    return read_table([keys, *rows], name) if is_long(keys, rows) else read_records(records, name)


def _runs(value: Mapping[Any, Any]) -> tuple[Log, ...]:
    """Of a history for each run. Raises LogError where there is none."""
    runs = {str(key): _flat(_inner(inner)) for key, inner in value.items() if isinstance(_inner(inner), dict)}
    logs = tuple(Log(run, columns) for run, columns in runs.items() if columns)
    if not logs:
        if not value:
            raise LogError(later("No list of numbers under any name."))
        known = ", ".join(map(str, list(value)[:6]))
        raise LogError(later(_NO_LIST, names=known))
    return logs


def _inner(value: Any) -> Any:
    """What is wrapped: Keras's own `history`, the trainer's `log_history`."""
    if isinstance(value, dict):
        for key in ("history", "log_history", "metrics"):
            if isinstance(value.get(key), dict | list):
                return value[key]
        # CatBoost's iterations, Plotly's data: records under any other name.
        records = [inner for inner in value.values() if _are_records(inner)]
        if len(records) == 1 and not _flat(value):
            return records[0]
    return value


def _are_records(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 1 and all(isinstance(record, dict) for record in value)


def _are_rows(value: list[Any]) -> bool:
    """Whether it is a table: rows of numbers, two or more in each."""
    widths = {len(row) if isinstance(row, list) and all(map(numeric, row)) else 0 for row in value}
    return len(widths) == 1 and max(widths) > 1


def _headed(rows: list[list[Any]]) -> list[list[str]]:
    """Its cells; above those that TensorBoard downloads as JSON, the names that it gives them as CSV."""
    cells = [["" if item is None else str(item) for item in row] for row in rows]
    timed = len(rows[0]) == len(ONE_CURVE) and all((number(row[0]) or 0.0) > _A_TIME for row in cells)
    return [list(ONE_CURVE), *cells] if timed else cells


def _flat(value: Mapping[Any, Any], before: str = "", depth: int = 0) -> dict[str, LoggedColumn]:
    """The lists of numbers in a dictionary, by name; names from a dictionary within it begin with the name of that."""
    columns: dict[str, LoggedColumn] = {}
    for key, found in value.items():
        inner = _unnumbered(found)
        drawn = _curve(inner)
        if drawn is not None:
            columns[f"{before}{key}"] = drawn
        elif isinstance(inner, list) and inner and all(numeric(item) for item in inner):
            if not is_step(str(key)):
                columns[f"{before}{key}"] = listed(inner)
        elif isinstance(inner, dict) and depth < DEEPEST and (before or _is_part(str(key))):
            columns |= _flat(inner, f"{before}{key}/", depth + 1)
    return columns


def _every(columns: dict[str, LoggedColumn], value: Mapping[Any, Any]) -> dict[str, LoggedColumn]:
    """With the epochs of shorter lists: one with a third of the values has those of epochs 3, 6, 9 and so on.

    Keras writes such lists with its `validation_freq`.
    """
    counts = {name: len(value[name]) for name in columns if isinstance(value.get(name), list) and value[name]}
    longest = max(counts.values(), default=0)
    steps = {name: longest // count for name, count in counts.items() if longest // (longest // count) == count}
    return {name: LoggedColumn(drawn.steps * steps.get(name, 1), drawn.values) for name, drawn in columns.items()}


def _curve(found: Any) -> LoggedColumn | None:
    """A curve that was written to be drawn: numbers with the places at which they are drawn."""
    if not isinstance(found, dict):
        return None
    at, values = found.get("x"), found.get("y")
    if not (isinstance(at, list) and isinstance(values, list) and 0 < len(at) == len(values)):
        return None
    pairs = list(zip(at, values, strict=True))
    # From text, an integer that no float can hold is infinite.
    return logged([(float(str(x)), float(str(y))) for x, y in pairs]) if all(map(_number_pair, pairs)) else None


def _number_pair(pair: tuple[Any, Any]) -> bool:
    return all(isinstance(item, int | float) and not isinstance(item, bool) for item in pair)


def _unnumbered(found: Any) -> Any:
    """The values of a column as pandas writes it: a dictionary from the numbers of its rows."""
    numbered = isinstance(found, dict) and found and all(str(key).isdigit() for key in found)
    return list(found.values()) if numbered else found


def _is_part(key: str) -> bool:
    """Whether what stands under a name is part of a training: its splits, or a quantity on each of them."""
    said = meaning(key)
    return said.split is not None or said.kind in {"loss", "metric"}
