"""What many trainings found, arm by arm and seed by seed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from dashboard.analysis.words import quoted
from dashboard.experiment.arms import Arm
from dashboard.experiment.record import Record


@dataclass(frozen=True, eq=False)
class Results:
    """The records of a grid: one row per arm and in it a place per seed, None where there is none yet.

    `rows`                       all trainings that have ended
    `finished`, `finished_row`   without those that ran out of time: they have had fewer epochs than those beside them
    `[name]`                     without those that diverged either, and without empty places

    The last loss of a training that diverged says nothing, so no number is taken from it. In comparisons it counts as
    the worst: see `paired`. `extra` are the records of experiments beside the grid. Those of an `abandoned` grid that
    are missing will never come: their trainings were stopped, or have failed.
    """

    arms: tuple[Arm, ...]
    rows: tuple[tuple[Record | None, ...], ...]
    extra: tuple[Record | None, ...] = ()
    abandoned: bool = False

    @classmethod
    def of(
        cls, arms: Sequence[Arm], records: Sequence[Record | None], extra: int = 0, *, abandoned: bool = False
    ) -> Results:
        """Arranges records that come in the order of `grid`, the last `extra` of them beside it."""
        ended = _kept(records, _has_ended)
        inside = len(ended) - extra
        rows = tuple(ended[place : inside : len(arms)] for place in range(len(arms)))
        return cls(tuple(arms), rows, _kept(ended[inside:], _ended_soundly), abandoned)

    def __getitem__(self, name: str) -> tuple[Record, ...]:
        """The records of an arm that finished, without those that diverged."""
        return _not_diverged(self.finished_row(name))

    def finished_row(self, name: str) -> tuple[Record | None, ...]:
        """A place for each seed of an arm, those that diverged included."""
        return self.finished[self._place(name)]

    @cached_property
    def finished(self) -> tuple[tuple[Record | None, ...], ...]:
        """`rows` without what ran out of time."""
        return tuple(_kept(row, lambda record: not ran_out_of_time(record)) for row in self.rows)

    def divergences(self, name: str) -> int:
        """How many trainings of an arm diverged."""
        return sum(record is not None and diverged(record) for record in self.finished_row(name))

    def ended(self, name: str) -> int:
        """How many trainings of an arm have ended, those that diverged included."""
        return sum(record is not None for record in self.finished_row(name))

    def out_of_time(self, name: str) -> int:
        """How many trainings of an arm ran out of time."""
        return sum(record is not None and ran_out_of_time(record) for record in self.rows[self._place(name)])

    def title(self, name: str) -> str:
        return next(arm.title for arm in self.arms if arm.name == name)

    def named(self, name: str) -> str:
        """The title as a sentence has it: in quotation marks where it would be misread there.

        As "L1 + L2" would, beside arms of these names, and "No dropout diverged".
        """
        title, others = self.title(name), {re.escape(arm.title) for arm in self.arms if arm.name != name}
        holds_another = any(re.search(rf"(?<![\w.,]){other}(?![A-Za-z0-9_.])", title) for other in others)
        return quoted(title) if holds_another or title.lower().startswith("no ") else title

    def only(self, names: Collection[str]) -> Results:
        """The same for some of the arms alone."""
        kept = [(arm, row) for arm, row in zip(self.arms, self.rows, strict=True) if arm.name in names]
        arms, rows = tuple(arm for arm, _ in kept), tuple(row for _, row in kept)
        return Results(arms, rows, abandoned=self.abandoned)

    def at_same_seeds(self) -> Results:
        """The same at the seeds of `columns` alone: means over other seeds differ by these."""
        rows = tuple(zip(*self.columns(), strict=True))
        return replace(self, rows=rows or ((),) * len(self.arms))

    @property
    def present(self) -> tuple[Arm, ...]:
        """The arms that have at least one result."""
        return tuple(arm for arm in self.arms if self[arm.name])

    @property
    def complete(self) -> bool:
        return all(record is not None for row in self.rows for record in row)

    @property
    def over(self) -> bool:
        """Whether no more will come."""
        return self.abandoned or self.complete

    def values(self, name: str, value: Callable[[Record], float]) -> np.ndarray:
        """A number of each record of an arm."""
        return np.array([value(record) for record in self[name]], float)

    def columns(self) -> tuple[tuple[Record, ...], ...]:
        """Seed by seed the records of all arms, for the seeds at which every arm has one that did not diverge."""
        seeds = zip(*self.finished, strict=True)
        return tuple(column for seed in seeds if len(column := _not_diverged(seed)) == len(self.arms))

    def mean(self, name: str, value: Callable[[Record], float]) -> float:
        return float(self.values(name, value).mean())

    def differences(self, name: str, other: str, value: Callable[[Record], float]) -> np.ndarray:
        """How much larger the number is in an arm than in the other, at each seed at which both have one."""
        pairs = (_not_diverged(pair) for pair in zip(self.finished_row(name), self.finished_row(other), strict=True))
        return np.array([value(pair[0]) - value(pair[1]) for pair in pairs if len(pair) == 2], float)

    def _place(self, name: str) -> int:
        return [arm.name for arm in self.arms].index(name)


def diverged(record: Record) -> bool:
    return record.ending is not None and record.ending.reason == "diverged"


def ran_out_of_time(record: Record) -> bool:
    return record.ending is not None and record.ending.reason == "out of time"


def _ended_soundly(record: Record) -> bool:
    return not (diverged(record) or ran_out_of_time(record))


def _has_ended(record: Record) -> bool:
    return record.ending is not None and (len(record.history) > 0 or diverged(record))


def _kept(records: Sequence[Record | None], holds: Callable[[Record], bool]) -> tuple[Record | None, ...]:
    """A place for each record, None where there is none of which that holds."""
    return tuple(record if record is not None and holds(record) else None for record in records)


def _not_diverged(records: Sequence[Record | None]) -> tuple[Record, ...]:
    return tuple(record for record in records if record is not None and not diverged(record))
