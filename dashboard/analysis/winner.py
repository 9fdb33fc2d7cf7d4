"""Which arm is best, said only as far as the seeds bear it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.analysis.bands import Interval, interval
from dashboard.analysis.results import Results
from dashboard.experiment.record import Record

# With fewer pairs an interval says next to nothing.
FEWEST = 3


@dataclass(frozen=True)
class Winner:
    """The arm with the lowest mean, the arms that can't be told from it, and how far it is from the baseline.

    `tied` are those whose paired difference to the best has an interval with zero in it. `gain` is the best arm's
    difference to the baseline, negative where it is better.
    """

    best: str
    tied: tuple[str, ...]
    gain: Interval
    baseline: str

    @property
    def helps(self) -> bool:
        """Whether the best arm beats the baseline beyond chance."""
        return self.best != self.baseline and self.gain.high < 0

    @property
    def alone(self) -> bool:
        return not self.tied


def winner(results: Results, baseline: str, value: Callable[[Record], float]) -> Winner | None:
    """The arm with the lowest mean difference of `value` to the baseline, over the seeds that it shares with it.

    An arm whose difference is clear goes before one that may owe its mean to few seeds.

    None until another arm shares FEWEST of them.
    """
    names = [arm.name for arm in results.arms if len(results.differences(arm.name, baseline, value)) >= FEWEST]
    if baseline not in names or len(names) < 2:
        return None
    gains = {name: interval(results.differences(name, baseline, value)) for name in names}
    best = min(names, key=lambda name: (gains[name].high >= 0, gains[name].mean))
    others = [name for name in names if name != best]
    tied = tuple(name for name in others if not _clear(results, name, best, value))
    return Winner(best, tied, gains[best], baseline)


def _clear(results: Results, name: str, other: str, value: Callable[[Record], float]) -> bool:
    differences = results.differences(name, other, value)
    return len(differences) > 1 and interval(differences).clear
