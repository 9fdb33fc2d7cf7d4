"""How many values a sweep of two numbers has: as many as the engine's pace allows."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.padding import program_key
from dashboard.experiment.sweeps.numbers import MOST, numbers
from dashboard.experiment.sweeps.sweep import sweep
from dashboard.ui.server import get_engine

# Of each number at most so many values, and fewer where all of them would take longer than that.
SIZES = (15, 11, 8, 6)
MOST_SECONDS = 60.0


def map_size(names: Sequence[str], experiment: Experiment) -> tuple[int, ...]:
    """The most values of each of these numbers: first those have fewer that compile a program for each value."""
    if len(names) < 2 or any(name not in numbers(experiment) for name in names):
        return (MOST,) * len(names)
    compiling = [_compiles(name, experiment) for name in names]
    thinned = [tuple(size if thin else SIZES[0] for thin in compiling) for size in SIZES]
    sizes = [*thinned, *((size, size) for size in SIZES[1:])]
    return next((size for size in sizes if _seconds(names, size, experiment) <= MOST_SECONDS), sizes[-1])


def _compiles(name: str, experiment: Experiment) -> bool:
    one = sweep([numbers(experiment, SIZES[-1])[name]], experiment)
    padded = get_engine().padded
    return len({program_key(changed, padded=padded) for changed in one.experiments.values()}) > 1


def _seconds(names: Sequence[str], most: Sequence[int], experiment: Experiment) -> float:
    varied = [numbers(experiment, count)[name] for name, count in zip(names, most, strict=True)]
    return get_engine().seconds(*sweep(varied, experiment).experiments.values())
