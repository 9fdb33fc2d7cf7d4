"""Logs that are an object: a dictionary or records, in JSON or as Python prints them."""

from __future__ import annotations

import ast
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.data.curves.log import Column, Log, LogError, logged
from dashboard.data.curves.numbers import is_missing, is_number, listed, number
from dashboard.data.curves.roles import is_step, meaning
from dashboard.data.curves.table_log import read_table
from dashboard.language.say import later, mark

# Keeps what it took, so that no text makes it step back.
_WRAPPED_NUMBER = re.compile(r"\b(?:np\.float\d++|tensor|tf\.Tensor|float\d*+)\(([-+\w.]++)(?:[^()]++|\([^()]*+\))*+\)")
# As a tree of Python's, a literal takes a hundred times the memory of its text.
LONGEST_LITERAL = 5_000_000
_DEEPEST = 6
# A line that is a dictionary as Python prints it, among others: the Trainer's, between its progress bars.
DICTIONARIES = re.compile(r"^[ \t]*+\{'", re.MULTILINE)
_NAMED = ({"key", "value"}, {"metric", "value"})
_LONG_LITERAL = mark(
    "As Python prints it, a history may have {most:,} characters, and this has {characters:,}. Save it as JSON: "
    "json.dump(history.history, open('history.json', 'w'))."
)
_NO_HISTORY = mark("A history is a dictionary from names to lists of numbers, such as Keras's History.history.")
_NO_NUMBERS = mark('No record holds a number under a name, such as {"epoch": 1, "loss": 0.5, "val_loss": 0.6}.')


def parsed(text: str) -> Any:
    """JSON, JSON lines or a Python dictionary as such; None where the text is none of them.

    Raises LogError where it may be a dictionary, and is too long to find out.
    """
    for parse in (json.loads, _json_lines, _python, _python_lines):
        try:
            return parse(text)
        except LogError:
            raise
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
    return None


def _json_lines(text: str) -> list[Any]:
    """A value a line; the last may be cut off, where a training was killed while it wrote."""
    *lines, last = [line for line in text.splitlines() if line.strip()]
    values = [json.loads(line) for line in lines]
    try:
        return [*values, json.loads(last)]
    except ValueError:
        if not values:
            raise
        return values


def _python(text: str) -> Any:
    """A literal, also one that is assigned to a name, with NumPy's and the frameworks' numbers in it."""
    if len(text) > LONGEST_LITERAL:
        if text.startswith("["):
            # Perhaps a list, perhaps what a training printed.
            raise ValueError
        raise LogError(later(_LONG_LITERAL, most=LONGEST_LITERAL, characters=len(text)))
    plain = _WRAPPED_NUMBER.sub(r"\1", text.strip())
    plain = re.sub(r"^\s*[\w.]+\s*=\s*(?=[{\[])", "", plain)
    plain = re.sub(r"\b(?:nan|inf)\b", "1e999", plain)
    return ast.literal_eval(plain)


def _python_lines(text: str) -> list[Any]:
    """The lines that are dictionaries; what stands between them is not looked at."""
    lines = [line.strip() for line in text.splitlines() if DICTIONARIES.match(line)]
    if len(lines) < 2:
        raise ValueError
    return [_python(line) for line in lines]


def read_object(value: Any, name: str) -> tuple[Log, ...]:
    """The logs in what JSON or Python holds: one history, one a run by name, or a record for each epoch.

    Raises LogError where there is no curve in it.
    """
    value = _inner(value)
    if isinstance(value, list) and value and all(isinstance(record, dict) for record in value):
        keys = list(value[0])
        if any(named <= set(keys) for named in _NAMED):
            return read_table([keys, *([str(record.get(key, "")) for key in keys] for record in value)], name)
        return (_records(value, name),)
    if isinstance(value, list):
        value = {"val_loss": value}
    if not isinstance(value, dict):
        raise LogError(later(_NO_HISTORY))
    flat = _flat(value)
    if flat:
        return (Log(name, flat),)
    runs = {str(key): _flat(_inner(inner)) for key, inner in value.items() if isinstance(_inner(inner), dict)}
    logs = tuple(Log(run, columns) for run, columns in runs.items() if columns)
    if not logs:
        if not value:
            raise LogError(later("No list of numbers under any name."))
        known = ", ".join(map(str, list(value)[:6]))
        raise LogError(later("No list of numbers under {names}.", names=known))
    return logs


def _inner(value: Any) -> Any:
    """What is wrapped: Keras's own `history`, the trainer's `log_history`."""
    if isinstance(value, dict):
        for key in ("history", "log_history", "metrics"):
            if isinstance(value.get(key), dict | list):
                return value[key]
    return value


def _flat(value: Mapping[Any, Any], before: str = "", depth: int = 0) -> dict[str, Column]:
    """The lists of numbers in a dictionary, by their names; those of one inside it have its name before theirs."""
    columns: dict[str, Column] = {}
    for key, found in value.items():
        inner = _unnumbered(found)
        if isinstance(inner, list) and inner and all(_numeric(item) for item in inner):
            if not is_step(str(key)):
                columns[f"{before}{key}"] = listed(inner)
        elif isinstance(inner, dict) and depth < _DEEPEST and (before or _is_part(str(key))):
            columns |= _flat(inner, f"{before}{key}/", depth + 1)
    return columns


def _unnumbered(found: Any) -> Any:
    """The values of a column as pandas writes it: a dictionary from the numbers of its rows."""
    numbered = isinstance(found, dict) and found and all(str(key).isdigit() for key in found)
    return list(found.values()) if numbered else found


def _is_part(key: str) -> bool:
    """Whether what stands under a name is part of a training: its splits, or a quantity on each of them."""
    said = meaning(key)
    return said.split is not None or said.kind in {"loss", "metric"}


def _numeric(item: Any) -> bool:
    if isinstance(item, bool):
        return False
    if item is None or isinstance(item, int | float):
        return True
    return isinstance(item, str) and (is_missing(item) or is_number(item))


def _records(records: Sequence[Mapping[Any, Any]], name: str) -> Log:
    """A record for each epoch, or for each value as trainers log them: what has no value in one is left out there."""
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    count = next(
        (key for key in ("epoch", "step", "_step", "iteration") if all(key in record for record in records)), ""
    )
    for i, record in enumerate(records):
        at = number(str(record[count])) if count else float(i + 1)
        for key, item in _leaves(record):
            if key != count and not isinstance(item, dict | list) and _numeric(item) and not is_step(key):
                value = number(str(item))
                if value is not None and at is not None:
                    found[key].append((at, value))
    if not found:
        raise LogError(later(_NO_NUMBERS))
    return Log(name, {key: logged(pairs) for key, pairs in found.items()})


def _leaves(record: Mapping[Any, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """What a record holds, by name; what a record inside it holds has that one's name before."""
    for key, item in record.items():
        if isinstance(item, dict) and depth < _DEEPEST:
            yield from _leaves(item, f"{before}{key}/", depth + 1)
        else:
            yield f"{before}{key}", item
