"""Which worker has compiled which program."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Hashable

# A worker keeps the programs of this many architectures, the most recently used.
PROGRAMS_PER_WORKER = 24
# A worker that has compiled this many programs is replaced: XLA keeps each, about 20 MB, until the process ends.
MAX_COMPILATIONS = 40


class WorkerPrograms:
    """Mirrors the program caches of the workers, from the tasks that they were given."""

    def __init__(self) -> None:
        # For each worker its architectures, the least recently used first.
        self._cached: defaultdict[str, OrderedDict[Hashable, None]] = defaultdict(OrderedDict)
        self._compilations: Counter[str] = Counter()

    def has(self, worker: str, architecture: Hashable) -> bool:
        return architecture in self._cached[worker]

    def count(self, worker: str) -> int:
        return len(self._cached[worker])

    def use(self, worker: str, architecture: Hashable) -> bool:
        """Marks a program as the most recently used; returns whether the worker has to compile it first."""
        cached = self._cached[worker]
        compiles = architecture not in cached
        self._compilations[worker] += compiles
        cached[architecture] = None
        cached.move_to_end(architecture)
        while len(cached) > PROGRAMS_PER_WORKER:
            cached.popitem(last=False)
        return compiles

    def is_worn_out(self, worker: str) -> bool:
        """Whether a worker has compiled so much that it should be replaced."""
        return self._compilations[worker] >= MAX_COMPILATIONS
