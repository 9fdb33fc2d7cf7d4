"""Trainings that stand below each other in one log, each of which counts its epochs from the first again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from dashboard.data.curves.log import Log, LoggedColumn
from dashboard.data.curves.roles import recognize


def runs(counts: Sequence[float | None]) -> list[slice]:
    """The rows of each run of a count that does not fall; all of them where it lacks some, or a run is a single row."""
    known = [count for count in counts if count is not None]
    starts = [0, *(np.flatnonzero(np.diff(known) < 0) + 1).tolist(), len(known)]
    if len(known) < len(counts) or min(np.diff(starts)) < 2:
        return [slice(None)]
    return [slice(start, end) for start, end in pairwise(starts)]


def told_apart(logs: Sequence[Log]) -> tuple[Log, ...]:
    """The trainings of logs that follow each other: one that goes on where the last one was is more of it.

    One of other columns holds those of the same epochs, as where all rows of training stand above those of validation.
    """
    found: list[Log] = []
    for log in logs:
        if found and not found[-1].columns.keys() & log.columns.keys():
            found[-1] = Log(log.name, {**found[-1].columns, **log.columns})
        elif found and _first(log) > _first(found[-1]):
            found[-1] = found[-1] if _is_recalled(found[-1], log) else _followed(found[-1], log, 0.0)
        elif found and _goes_on(found[-1], log):
            found[-1] = _followed(found[-1], log, _last(found[-1]) + 1.0 - _first(log))
        else:
            found.append(log)
    if len(found) < 2:
        return tuple(found)
    return tuple(log.renamed(f"{log.name} {place}") for place, log in enumerate(found, 1))


def _first(log: Log) -> float:
    return min(float(column.steps[0]) for column in log.columns.values())


def _last(log: Log) -> float:
    return max(float(column.steps[-1]) for column in log.columns.values())


def _is_recalled(before: Log, log: Log) -> bool:
    """Whether it lists epochs that were told before, such as the best: less of each, or the same of all."""
    if _last(log) > _last(before):
        return False
    return not before.columns.keys() <= log.columns.keys() or all(
        _pairs(log.columns[name]) <= _pairs(column) for name, column in before.columns.items()
    )


def _pairs(column: LoggedColumn) -> set[tuple[float, float]]:
    return set(zip(column.steps.tolist(), column.values.tolist(), strict=True))


def _goes_on(before: Log, log: Log) -> bool:
    """Whether its first loss is nearer to the last one before than to the first, where new weights begin."""
    roles = recognize(before)
    name = roles.loss or roles.validation_loss
    if name not in log.columns:
        return False
    values, now = before.columns[name].values, log.columns[name].values[0]
    return bool(abs(now - values[-1]) < abs(now - values[0]))


def _followed(before: Log, log: Log, later: float) -> Log:
    """A training and what follows it, from a checkpoint perhaps: what it had done after that is done again."""
    start, columns = _first(log) + later, {}
    for name in {**before.columns, **log.columns}:
        head, more = (part.columns.get(name, LoggedColumn(np.zeros(0), np.zeros(0))) for part in (before, log))
        kept = head.steps < start
        steps, values = np.append(head.steps[kept], more.steps + later), np.append(head.values[kept], more.values)
        columns[name] = LoggedColumn(steps, values)
    return Log(before.name, columns)
