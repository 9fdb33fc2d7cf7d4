"""What many trainings found, arm by arm and seed by seed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.experiment.arms import Arm
from dashboard.experiment.record import Record


@dataclass(frozen=True)
class Results:
    """The records of a grid: `rows` has one row per arm and in it a place per seed, None where there is none yet.

    `extra` are the records of experiments beside the grid.
    A training that diverged is in `diverged` and counts as none: its last loss says nothing about the arm.
    """

    arms: tuple[Arm, ...]
    rows: tuple[tuple[Record | None, ...], ...]
    extra: tuple[Record | None, ...] = ()
    diverged: int = 0

    @classmethod
    def of(cls, arms: Sequence[Arm], records: Sequence[Record | None], extra: int = 0) -> Results:
        """Arranges records that come in the order of `grid`, the last `extra` of them beside it."""
        usable = [record if record is not None and _sound(record) else None for record in records]
        inside = len(usable) - extra
        rows = tuple(tuple(usable[place : inside : len(arms)]) for place in range(len(arms)))
        diverged = sum(record is not None for record in records) - sum(record is not None for record in usable)
        return cls(tuple(arms), rows, tuple(usable[inside:]), diverged)

    def __getitem__(self, name: str) -> tuple[Record, ...]:
        """The records of an arm that are there."""
        return tuple(record for record in self._row(name) if record is not None)

    def only(self, names: Collection[str]) -> Results:
        """The same for some of the arms alone."""
        kept = [(arm, row) for arm, row in zip(self.arms, self.rows, strict=True) if arm.name in names]
        return Results(tuple(arm for arm, _ in kept), tuple(row for _, row in kept))

    @property
    def present(self) -> tuple[Arm, ...]:
        """The arms that have at least one result."""
        return tuple(arm for arm in self.arms if self[arm.name])

    @property
    def total(self) -> int:
        return sum(len(row) for row in (*self.rows, self.extra))

    @property
    def done(self) -> int:
        return self.diverged + sum(record is not None for row in (*self.rows, self.extra) for record in row)

    @property
    def complete(self) -> bool:
        return self.done == self.total

    def values(self, name: str, value: Callable[[Record], float]) -> np.ndarray:
        """A number of each record of an arm."""
        return np.array([value(record) for record in self[name]], float)

    def columns(self) -> tuple[tuple[Record, ...], ...]:
        """Seed by seed the records of all arms, for the seeds at which every arm has one."""
        seeds = zip(*self.rows, strict=True)
        return tuple(tuple(r for r in seed if r is not None) for seed in seeds if all(r is not None for r in seed))

    def mean(self, name: str, value: Callable[[Record], float]) -> float:
        return float(self.values(name, value).mean())

    def differences(self, name: str, other: str, value: Callable[[Record], float]) -> np.ndarray:
        """How much larger the number is in an arm than in the other, at each seed that both have."""
        pairs = zip(self._row(name), self._row(other), strict=True)
        return np.array([value(a) - value(b) for a, b in pairs if a is not None and b is not None], float)

    def _row(self, name: str) -> tuple[Record | None, ...]:
        return self.rows[[arm.name for arm in self.arms].index(name)]


def _sound(record: Record) -> bool:
    return record.ending is not None and record.ending.reason != "diverged" and len(record.history) > 0
