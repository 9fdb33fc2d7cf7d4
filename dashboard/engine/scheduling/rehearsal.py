"""What is trained while nobody waits for a training: first programs are compiled, then lessons are trained ahead."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, tee

from dashboard.engine.batch import batch_runs
from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change

# The owner of the rehearsal's runs.
REHEARSAL = "rehearsal"
# Soon after a request nothing is rehearsed: the page that made it is still being drawn.
QUIET_SECONDS = 5.0
# How many programs every worker compiles; each of the others is compiled by one worker alone. The first ones are those
# of one and two hidden layers of up to 32 and 64 units, which most visitors need: when only one worker had one of them,
# fifty visitors waited for it.
EVERYWHERE = 4
# A program that took less was not compiled but loaded from the disk.
LOADED_SECONDS = 3.0
# The fewest and the most trainings ahead at a time: more of those that take less than a second together. Whoever comes
# meanwhile waits for one of them at most, as visitors take turns.
FEWEST_RUNS, MOST_RUNS, QUICK_SECONDS = 16, 64, 1.0


class Rehearsal:
    """Batches that visitors are likely to ask for, such as what a lesson trains at its defaults.

    One short training for each program comes first, so that all programs are soon compiled; then the batches
    themselves, so that an equal one of a visitor ends at once. Programs that are only loaded come with their batches.
    """

    def __init__(self, batches: Iterable[Sequence[Experiment]], *, padded: bool) -> None:
        self._padded = padded
        self._left = self._runs(batches)
        self._workers = 1
        self._last_request = -math.inf
        self._given: tuple[float, int] = (-math.inf, 1)
        self._loads = self._quick = False

    def postpone(self, seconds: float = 0.0) -> None:
        """Waits for a quiet moment again: somebody has just submitted a training, or will within these seconds."""
        self._last_request = max(self._last_request, time.monotonic() + seconds)

    def next(self, workers: int) -> Sequence[Run]:
        """The next runs, by the number of workers; none if nothing is left, or the moment is not quiet."""
        now = time.monotonic()
        if now <= self._last_request + QUIET_SECONDS:
            return ()
        since, count = self._given
        took = now - since
        self._workers, self._quick = workers, took < QUICK_SECONDS
        self._loads = took * min(workers, count) / count < LOADED_SECONDS
        runs = next(self._left, ())
        self._given = now, len(runs) or 1
        return runs

    def _runs(self, batches: Iterable[Sequence[Experiment]]) -> Iterator[Sequence[Run]]:
        """All runs in order, worked out lazily: a lesson may have to read a table first, and all take a second."""
        first, again = tee(batch_runs(batch, REHEARSAL, padded=self._padded) for batch in batches)
        programs = one_per_program(chain.from_iterable(first))
        for run in islice(programs, EVERYWHERE):
            yield self._on_each_worker(run)
        planned: Iterable[Sequence[Run]] = again
        if self._loads:
            planned = sorted(again, key=lambda batch: len({run.program_key for run in batch}))
        else:
            yield from ([run] for run in programs)
        for batch in planned:
            yield from self._parts(batch)

    def _parts(self, batch: Sequence[Run]) -> Iterator[Sequence[Run]]:
        first, count = 0, FEWEST_RUNS
        while first < len(batch):
            yield batch[first : first + count]
            first, count = first + count, min(2 * count, MOST_RUNS) if self._quick else FEWEST_RUNS

    def _on_each_worker(self, run: Run) -> Sequence[Run]:
        """The run at another seed for each worker, as equal runs are trained once.

        They are interactive: those of a batch would wait for the one worker that has the program.
        """
        first = run.record.experiment
        seeds = range(first.training.seed, first.training.seed + self._workers)
        return [Run(change(first, seed=seed), run.owner, interactive=True, padded=run.padded) for seed in seeds]


def one_per_program(runs: Iterable[Run]) -> Iterator[Run]:
    """A run of one epoch for each program that the runs need, in their order."""
    known: set[object] = set()
    for run in runs:
        if run.program_key not in known:
            known.add(run.program_key)
            yield _short(run)


def _short(run: Run) -> Run:
    return Run(change(run.record.experiment, epochs=1), run.owner, interactive=False, padded=run.padded)
