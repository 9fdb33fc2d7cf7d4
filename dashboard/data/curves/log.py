"""A training's log: each quantity that was written down, and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

import numpy as np

from language.say import later, mark

# Characters of text, and bytes of a file: a thousand runs of a thousand epochs fit.
LARGEST = 20_000_000
MOST_COLUMNS = 2_000
MOST_VALUES = 2_000_000
LONGEST_NAME = 200
# Logs in one file; a page offers them in a list.
MOST_RUNS = 2_000


class LogError(ValueError):
    """A log that can't be read. Its message says what is wrong and what would do, for the person who brought it."""


class EmptyLogError(LogError):
    """An intact log without a curve. Among several files, others may hold some."""


@dataclass(frozen=True)
class LoggedColumn:
    """What a log says of one quantity: `values` (n,) at `steps` (n,), which rise.

    A step is an epoch, or whatever the tool counted. Where nothing was written down there is no value; a value that is
    not finite was written down as such.
    """

    steps: np.ndarray
    values: np.ndarray

    def __len__(self) -> int:
        return len(self.values)


@dataclass(frozen=True)
class Log:
    """One training's columns by their names, in the order in which they were found. `name` tells it from others."""

    name: str
    columns: Mapping[str, LoggedColumn]

    def renamed(self, name: str) -> Log:
        return Log(name, self.columns)


def column(steps: Sequence[float] | np.ndarray, values: Sequence[float] | np.ndarray) -> LoggedColumn:
    """A column in the order of its steps; of several values at one step, the last written down counts."""
    at, what = np.asarray(steps, float), np.asarray(values, float)
    order = np.argsort(at, kind="stable")
    order = order[_written(what[order])]
    at, what = at[order], what[order]
    last = np.append(at[1:] != at[:-1], True) if len(at) else np.zeros(0, bool)
    return LoggedColumn(at[last], what[last])


def _written(values: np.ndarray) -> np.ndarray:
    """Where a value (n,) was written down: pandas has NaN where none was, and a loss that is NaN never comes back.

    So NaN is none before a number, nor after the last one for as long as numbers lie apart.
    """
    numbers = np.flatnonzero(np.isfinite(values))
    over = numbers[-1] + np.diff(numbers, prepend=-1).max() if len(numbers) else 0
    return np.asarray(~np.isnan(values) | (np.arange(len(values)) >= over))


def logged(pairs: Sequence[tuple[float, float]]) -> LoggedColumn:
    """A column of steps and what was written down at each."""
    return column([at for at, _ in pairs], [value for _, value in pairs])


def series(values: Sequence[float] | np.ndarray) -> LoggedColumn:
    """A column whose values were written down one by one, from step 1."""
    return column(np.arange(1, len(values) + 1), values)


def joined(logs: Iterable[Log], name: str) -> Log:
    """One log of several that each hold a part. Where two have a column of one name, the log's name is put before."""
    parts = list(logs)
    uses = Counter(column_name for part in parts for column_name in part.columns)
    columns = {
        f"{part.name}/{column_name}" if uses[column_name] > 1 else column_name: values
        for part in parts
        for column_name, values in part.columns.items()
    }
    return Log(name, columns)


def named_apart(logs: Sequence[Log]) -> tuple[Log, ...]:
    """The logs, numbered where several have one name."""
    numbers = {name: count(1) for name, uses in Counter(log.name for log in logs).items() if uses > 1}
    return tuple(log.renamed(f"{log.name} ({next(numbers[log.name])})") if log.name in numbers else log for log in logs)


def check_columns(columns: int) -> None:
    """Raises LogError if a log has more columns than can be worked with."""
    if columns > MOST_COLUMNS:
        sentence = mark("{columns:,} columns are more than the limit of {most:,}: keep the losses and the metrics.")
        raise LogError(later(sentence, columns=columns, most=MOST_COLUMNS))


def check_runs(trainings: int) -> None:
    """Raises LogError if there are more trainings than can be offered."""
    if trainings > MOST_RUNS:
        sentence = mark("{trainings:,} training runs are more than the limit of {most:,}: keep those that matter.")
        raise LogError(later(sentence, trainings=trainings, most=MOST_RUNS))


def too_many_cells(lines: int, cells: int) -> LogError:
    return LogError(
        later("{cells:,} cells in {lines:,} lines are too many: keep one row per epoch.", cells=cells, lines=lines)
    )


def check_log(log: Log) -> Log:
    """The log, if it is of a size that can be worked with. Raises LogError if not."""
    check_columns(len(log.columns))
    values = sum(len(values) for values in log.columns.values())
    if values > MOST_VALUES:
        sentence = mark("{values:,} values are more than the limit of {most:,}: keep one row per epoch.")
        raise LogError(later(sentence, values=values, most=MOST_VALUES))
    columns: dict[str, LoggedColumn] = {}
    for name, one in log.columns.items():
        if len(one):
            columns[_sayable(name, columns)] = one
    return Log(log.name, columns)


def _sayable(name: str, taken: Collection[str]) -> str:
    """A name of a bounded length for a column, not taken yet; JSON can write halves of letters, which no page shows."""
    plain = name.encode(errors="replace").decode()
    ends = chain([""], (f" ({number})" for number in count(2)))
    return next(free for end in ends if (free := plain[: LONGEST_NAME - len(end)] + end) not in taken)
