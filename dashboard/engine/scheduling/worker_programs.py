"""Which worker has which program."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection, Hashable

from dashboard.experiment.programs.costs import PROGRAMS_PER_WORKER
from dashboard.experiment.programs.padding import Padding

# What a program takes of a worker's memory, which XLA keeps until the process ends.
OWN_MEGABYTES, PADDED_MEGABYTES = 25, 80
# A worker whose programs take more is replaced. So is one that reports that it is full, where memory is short
# (`engine/memory.py`).
MAX_MEGABYTES = 1500


class WorkerPrograms:
    """Mirrors the program caches of the workers, from the tasks that they were given."""

    def __init__(self) -> None:
        # For each worker its programs, the least recently used first.
        self._cached: defaultdict[str, OrderedDict[Hashable, None]] = defaultdict(OrderedDict)
        # How often a worker was given a program that it did not have, whether it then compiled or loaded it.
        self.new = 0
        self._megabytes: Counter[str] = Counter()
        # Workers that have reported that they have no memory left for another program.
        self.full: set[str] = set()

    def has(self, worker: str, program: Hashable) -> bool:
        return program in self._cached[worker]

    def count(self, worker: str) -> int:
        return len(self._cached[worker])

    def use(self, worker: str, program: Hashable) -> bool:
        """Marks a program as the most recently used; returns whether the worker has to compile or load it first."""
        cached = self._cached[worker]
        new = program not in cached
        self.new += new
        self._megabytes[worker] += new * (PADDED_MEGABYTES if isinstance(program, Padding) else OWN_MEGABYTES)
        cached[program] = None
        cached.move_to_end(program)
        while len(cached) > PROGRAMS_PER_WORKER:
            cached.popitem(last=False)
        return new

    def keep_only(self, workers: Collection[str]) -> None:
        """Forgets workers that are gone: each replacement has an address of its own."""
        for table in (self._cached, self._megabytes):
            for worker in table.keys() - set(workers):
                del table[worker]
        self.full.intersection_update(workers)

    def is_worn_out(self, worker: str) -> bool:
        """Whether a worker has compiled so much that it should be replaced."""
        return worker in self.full or self._megabytes[worker] >= MAX_MEGABYTES
