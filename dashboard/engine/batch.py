"""Many trainings that were submitted together."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.batches import padded_in_batch
from dashboard.experiment.record import Record

# The share from which on there is a pace: until then an engine starts, and programs are compiled.
PACED = 0.05


def seconds_left(elapsed: float, share: float, before: float = 0.0) -> float | None:
    """An estimate from what so many seconds added to the share `before` them; None while there is no pace yet."""
    return elapsed * (1.0 - share) / (share - before) if share - before >= PACED else None


@dataclass(frozen=True)
class Batch:
    """A handle on many trainings, in the order of their experiments. They keep only their curves and final weights."""

    runs: tuple[Run, ...]
    started: float = field(default_factory=time.monotonic)
    # How many were not finished beforehand. Those that were say nothing about the pace.
    _trained: int = field(init=False, compare=False)
    # When one was first seen under way, and the share done by then: what they waited before is no pace.
    _seen: tuple[float, float] | None = field(default=None, init=False, repr=False, compare=False)
    # Those that had not ended when somebody last asked: pages ask again and again, of hundreds.
    _left: tuple[Run, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_left", self.runs)
        object.__setattr__(self, "_trained", len(self._unfinished()))

    @property
    def total(self) -> int:
        return len(self.runs)

    @property
    def done(self) -> int:
        """The number of trainings that have ended, for whatever reason."""
        return self.total - len(self._unfinished())

    @property
    def ended(self) -> bool:
        return all(run.ended for run in self._left)

    @property
    def progress(self) -> float:
        """The share of all epochs, from 0 to 1; a training that stopped early counts in full."""
        return self._mean_share(self.total)

    @property
    def seconds_left(self) -> float | None:
        """An estimate from the pace since one was first seen under way; None before there is a pace."""
        now, share = time.monotonic(), self._mean_share(self._trained)
        if self._seen is None and share:
            object.__setattr__(self, "_seen", (now, share))
        since, before = self._seen or (now, share)
        return seconds_left(now - since, share, before)

    @property
    def records(self) -> tuple[Record | None, ...]:
        """For each experiment, the record of its training if it is complete, else None."""
        records = (run.record for run in self.runs)
        return tuple(record if record.ending and record.ending.complete else None for record in records)

    @property
    def problems(self) -> tuple[str, ...]:
        """Why trainings failed, or were stopped by nobody, as an absent visitor's are: each reason once."""
        endings = (run.record.ending for run in self.runs)
        reasons = (ending.message for ending in endings if ending and not ending.complete)
        return tuple(dict.fromkeys(filter(None, reasons)))

    @property
    def stopped(self) -> bool:
        """Whether any training was stopped by somebody, rather than ended for a reason of its own."""
        endings = (run.record.ending for run in self.runs)
        return any(ending is not None and ending.reason == "stopped" for ending in endings)

    def wait(self, seconds: float) -> bool:
        """Waits for the end of all trainings, at most that long; returns whether all have ended."""
        deadline = time.monotonic() + seconds
        return all(run.wait(max(0.0, deadline - time.monotonic())) for run in self.runs)

    def wait_for_first(self, seconds: float) -> None:
        """Waits for the end of the first training, at most that long."""
        if self.runs:
            self.runs[0].wait(seconds)

    def _unfinished(self) -> tuple[Run, ...]:
        """Those that have not ended. Threads may ask at the same time: none changes what another goes through."""
        left = tuple(run for run in self._left if not run.ended)
        object.__setattr__(self, "_left", left)
        return left

    def _mean_share(self, count: int) -> float:
        """The mean over so many of its trainings, among them all that have not ended."""
        left = self._unfinished()
        return (count - len(left) + sum(run.share for run in left)) / max(count, 1)


def batch_runs(
    experiments: Sequence[Experiment], owner: str, *, padded: bool, judged: Iterable[Experiment] = ()
) -> tuple[Run, ...]:
    """One run per experiment; with `padded`, on padded programs except where a program of its own pays off."""
    shared = padded_in_batch(tuple(experiments)) if padded else (False,) * len(experiments)
    pairs = zip(experiments, shared, strict=True)
    to_judge = frozenset(judged)
    return tuple(
        Run(experiment, owner, interactive=False, padded=shares, judged=experiment in to_judge)
        for experiment, shares in pairs
    )
