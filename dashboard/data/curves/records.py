"""Records: a dictionary for each epoch, or for each value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.data.curves.again import runs, told_apart
from dashboard.data.curves.log import Log, LogError, logged
from dashboard.data.curves.numbers import is_missing, is_number, number
from dashboard.data.curves.roles import is_step
from language.say import later, mark

DEEPEST = 6
_NO_NUMBERS = mark('No record holds a number under a name, such as {"epoch": 1, "loss": 0.5, "val_loss": 0.6}.')


def numeric(item: Any) -> bool:
    if isinstance(item, bool):
        return False
    if item is None or isinstance(item, int | float):
        return True
    return isinstance(item, str) and (is_missing(item) or is_number(item))


def read_records(records: Sequence[Mapping[Any, Any]], name: str) -> tuple[Log, ...]:
    """A record for each epoch, or for each value as trainers log them: what has no value in one is left out there."""
    count = next(
        (key for key in ("epoch", "step", "_step", "iteration") if all(key in record for record in records)), ""
    )
    steps = [number(str(record[count])) if count else float(i + 1) for i, record in enumerate(records)]
    counted = [(at, record) for at, record in zip(steps, records, strict=True) if at is not None]
    logs = [_log_of(counted[rows], count, name) for rows in runs([at for at, _ in counted])]
    if not any(log.columns for log in logs):
        raise LogError(later(_NO_NUMBERS))
    return told_apart([log for log in logs if log.columns])


def _log_of(records: Sequence[tuple[float, Mapping[Any, Any]]], count: str, name: str) -> Log:
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for at, record in records:
        for key, item in _leaves(record):
            if key != count and not isinstance(item, dict | list) and numeric(item) and not is_step(key):
                value = number(str(item))
                if value is not None:
                    found[key].append((at, value))
    return Log(name, {key: logged(pairs) for key, pairs in found.items()})


def _leaves(record: Mapping[Any, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """What a record holds, by name; what a record inside it holds has that one's name before."""
    for key, item in record.items():
        if isinstance(item, dict) and depth < DEEPEST:
            yield from _leaves(item, f"{before}{key}/", depth + 1)
        elif isinstance(item, list) and item and all(map(numeric, item)):
            # Of several losses at once, as CatBoost logs them, the first is the one that is trained on.
            yield f"{before}{key}", item[0]
        else:
            yield f"{before}{key}", item
