"""The time from submit to the last epoch, beyond the arithmetic: that of the same training by its own compiled program.

In seconds of the clock, and of the processor: those of the engine's processes and this one together. Where others use
the cores, only the latter say what a change takes. They include what follows the last epoch, where training looks ahead
for the verdict; the clock of that is given apart.
"""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from typing import NamedTuple

import numpy as np

from benchmarks.changes.walk import visits
from benchmarks.processor import used_by_process, used_since
from dashboard.engine.engine import Engine
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import Limits
from dashboard.experiment.programs.architecture import architecture
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.training.program import Program
from dashboard.training.train import Result, train_with
from pages.lab.trials import rehearsal

VISITS, CHANGES = 8, 25
SECONDS = 1200.0
# How often it is looked whether further epochs are there.
LOOK_SECONDS = 0.002


def table(engine: Engine) -> dict[str, object]:
    """Medians and 95th percentiles in seconds and as ratios to the arithmetic, and which changes made it compile."""
    # A server compiles these programs while nobody waits.
    assert engine.submit_all((change(one, epochs=1) for one in rehearsal()), "benchmark").wait(SECONDS)
    before = engine.statistics().new_programs
    measured = list(_measure(engine))
    compiled = Counter(one.name for one in measured if one.compiles)
    return {
        "changes": len(measured),
        "compilations": engine.statistics().new_programs - before,
        **_figures("by the clock", [one.wait.clock for one in measured], [one.alone.clock for one in measured]),
        **_figures(
            "of the processor", [one.wait.processor for one in measured], [one.alone.processor for one in measured]
        ),
        "from submit to verdict, s by the clock: median, 95 %, longest": _spread(
            np.array([one.verdict for one in measured])
        ),
        "compiled after a change of": dict(compiled.most_common()),
    }


class Taken(NamedTuple):
    """How long a training took, in seconds."""

    clock: float
    processor: float


class Measured(NamedTuple):
    """A change of a setting: what a visitor waits for, the arithmetic alone, and whether anything was compiled.

    `wait` is until the last epoch, `verdict` until its clock says that the verdict can be given.
    """

    name: str
    wait: Taken
    verdict: float
    alone: Taken
    compiles: bool


def _figures(kind: str, waits: list[float], arithmetic: list[float]) -> dict[str, object]:
    wait, alone = np.array(waits), np.array(arithmetic)
    return {
        f"arithmetic, s {kind}: median": _round(statistics.median(arithmetic)),
        f"from submit to last epoch, s {kind}: median, 95 %, longest": _spread(wait),
        f"beyond the arithmetic, s {kind}: median, 95 %, longest": _spread(wait - alone),
        f"ratio to the arithmetic {kind}: median, 95 %, longest": _spread(wait / alone),
    }


def _measure(engine: Engine) -> Iterator[Measured]:
    exact: dict[Hashable, Program] = {}
    for name, experiment in visits(VISITS, CHANGES):
        known = engine.statistics().new_programs
        wait, verdict = _waits(engine, experiment)
        compiles = engine.statistics().new_programs > known
        alone = _alone(exact, experiment)
        print(
            f"{name:22} {wait.clock:6.2f} s, of the processor {wait.processor:6.2f}; "
            f"arithmetic {alone.clock:6.2f}, {alone.processor:6.2f}{', compiled' if compiles else ''}",
            flush=True,
        )
        yield Measured(name, wait, verdict, alone, compiles)


def _waits(engine: Engine, experiment: Experiment) -> tuple[Taken, float]:
    """What it takes until the last epoch is there, and the seconds until the training has ended."""
    epochs, last_epoch = 0, 0.0

    def wait() -> None:
        nonlocal epochs, last_epoch
        run, began = engine.submit(experiment, "benchmark"), time.perf_counter()
        while epochs < run.record.epoch or not run.wait(LOOK_SECONDS):
            if epochs < run.record.epoch:
                epochs, last_epoch = run.record.epoch, time.perf_counter() - began

    taken = _taken(wait)
    return Taken(last_epoch, taken.processor), taken.clock


def _taken(work: Callable[[], object]) -> Taken:
    before, began = used_by_process(), time.perf_counter()
    work()
    clock = time.perf_counter() - began
    return Taken(clock, used_since(before))


def _alone(exact: dict[Hashable, Program], experiment: Experiment) -> Taken:
    """The faster of two trainings by a program of its own, after one that compiles it; `exact` keeps the latest."""
    splits = make_splits(experiment)
    key = architecture(experiment)
    if key not in exact:
        exact.clear()
        exact[key] = Program(experiment)
    program = exact[key]

    def whole() -> None:
        *_, last = train_with(program, experiment, splits, Limits())
        assert isinstance(last, Result)

    whole()
    first, second = _taken(whole), _taken(whole)
    return Taken(min(first.clock, second.clock), min(first.processor, second.processor))


def _spread(values: np.ndarray) -> list[float]:
    return [_round(value) for value in (*np.percentile(values, (50, 95)), values.max())]


def _round(value: float) -> float:
    return round(float(value), 3)
