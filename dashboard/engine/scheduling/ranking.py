"""In which order waiting runs start.

They are ordered by these rules, each of which decides where those before it leave a tie:

1. Interactive runs come before batches, unless their owner has had far more of the workers' time lately, or a batch has
   been overtaken for long. Otherwise whoever has had less comes first.
2. Of interactive runs, those whose owner has fewest tasks on the workers come first, so that owners take turns.
3. Of batches, those of which there is nothing to show yet come first, with the few runs that their page shows first.
4. Owners who wait for no more than one task come before those who wait for several.
5. Of batches, the most urgent one comes first, on all workers.
6. First come, first served.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping

from dashboard.engine.run import Run
from dashboard.engine.scheduling.recent_use import RecentUse
from dashboard.engine.scheduling.task import MAX_RUNS_PER_TASK, Task
from dashboard.engine.scheduling.urgency import Urgency

# An interactive run comes before a batch even if its owner has had eight times as much, which is three doublings.
CLASSES_AHEAD = 3
# The seconds of a worker for which interactive runs may overtake batches before a batch has its turn. Otherwise it
# would never have one while as many visitors train as the workers can serve.
OVERTAKEN_SECONDS = 1.0


class Ranking:
    """What the order depends on, beside the runs. `demand` says how many visitors wait for a run of a batch.

    Not thread-safe: the dispatcher holds its lock around every call.
    """

    def __init__(self, clock: Callable[[], float], demand: Callable[[Run], int]) -> None:
        self._recent, self._urgency = RecentUse(clock), Urgency(clock, demand)
        # For how long interactive runs have been trained while a batch waited, since a batch last had its turn.
        self._overtaken = 0.0

    def in_order(self, waiting: Collection[Run], tasks: Collection[Task]) -> Iterator[Run]:
        """The waiting runs, the next one first. Of thousands only those that are asked for are sorted."""
        load = Counter(task.owner for task in tasks)
        groups: defaultdict[tuple[str, bool, bool], list[Run]] = defaultdict(list)
        for run in waiting:
            groups[run.owner, run.interactive, run.shown_first].append(run)
        urgency = self._urgency_of(waiting, tasks)
        interactive_first = self._overtaken <= OVERTAKEN_SECONDS
        places: defaultdict[tuple[int, int, bool, float], list[Run]] = defaultdict(list)
        for (owner, interactive, shown_first), runs in groups.items():
            ahead = CLASSES_AHEAD * (interactive == interactive_first)
            turns, urgent = (load[owner], 0.0) if interactive else (0, math.inf if shown_first else urgency[owner])
            several = len(runs) > MAX_RUNS_PER_TASK and not shown_first
            places[self._recent.weight(owner) - ahead, turns, several, -urgent] += runs
        for place in sorted(places):
            yield from sorted(places[place], key=lambda run: run.number)

    def is_before(self, run: Run, other: Run) -> bool:
        """Whether a run of a batch would start before an equal one of another, by whose it is and what it is for."""
        rank, others = ((self._recent.weight(one.owner), not one.shown_first) for one in (run, other))
        return rank < others

    def note_start(self, run: Run) -> None:
        if not run.interactive:
            self._overtaken = 0.0

    def note_end(self, task: Task, waiting: Collection[Run]) -> None:
        self._recent.note(task.owner, task.seconds)
        if task.runs[0].interactive and not all(run.interactive for run in waiting):
            self._overtaken += task.seconds

    def _urgency_of(self, waiting: Collection[Run], tasks: Collection[Task]) -> Mapping[str, float]:
        """By the owners of batches."""
        batches: defaultdict[str, list[Run]] = defaultdict(list)
        for run in waiting:
            if not run.interactive:
                batches[run.owner].append(run)
        return self._urgency.of(batches, {task.owner for task in tasks if not task.runs[0].interactive})
