"""From submit to the last epoch, beyond the arithmetic: the same training by its exact program, compiled before."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Hashable, Iterator

import numpy as np

from benchmarks.changes.walk import visits
from benchmarks.machine import seconds
from dashboard.engine.engine import Engine
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import architecture
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.training.program import Program
from dashboard.training.train import Result, train_with
from pages.lab.trials import rehearsal

VISITS, CHANGES = 8, 25
SECONDS = 300.0


def table(engine: Engine) -> dict[str, object]:
    """Medians and 95th percentiles in seconds and as ratios to the arithmetic, and after which changes was compiled."""
    # What a server compiles for the lab while nobody waits.
    assert engine.submit_all((change(one, epochs=1) for one in rehearsal()), "benchmark").wait(SECONDS)
    before = engine.compilations
    measured = list(_measure(engine))
    waits = np.array([wait for _, wait, _, _ in measured])
    arithmetic = np.array([alone for _, _, alone, _ in measured])
    beyond = waits - arithmetic
    compiled = Counter(name for name, _, _, compiles in measured if compiles)
    return {
        "changes": len(measured),
        "compilations": engine.compilations - before,
        "arithmetic, s: median": _round(statistics.median(arithmetic)),
        "from submit to last epoch, s: median, 95 %, longest": _spread(waits),
        "beyond the arithmetic, s: median, 95 %, longest": _spread(beyond),
        "ratio to the arithmetic: median, 95 %, longest": _spread(waits / arithmetic),
        "compiled after a change of": dict(compiled.most_common()),
    }


def _measure(engine: Engine) -> Iterator[tuple[str, float, float, bool]]:
    """For each change the setting, the wait, the arithmetic alone, and whether anything was compiled."""
    exact: dict[Hashable, Program] = {}
    for name, experiment in visits(VISITS, CHANGES):
        known = engine.compilations
        wait = _wait(engine, experiment)
        compiles = engine.compilations > known
        alone = _alone(exact, experiment)
        print(f"{name:22} {wait:6.2f} s, arithmetic {alone:6.2f} s{', compiled' if compiles else ''}", flush=True)
        yield name, wait, alone, compiles


def _wait(engine: Engine, experiment: Experiment) -> float:
    start = time.perf_counter()
    run = engine.submit(experiment, "benchmark")
    assert run.wait(SECONDS)
    return time.perf_counter() - start


def _alone(exact: dict[Hashable, Program], experiment: Experiment) -> float:
    """The faster of two trainings by a program of its own, after one that compiles it; `exact` keeps the latest."""
    splits = make_splits(experiment)
    key = architecture(experiment, splits.sizes)
    if key not in exact:
        exact.clear()
        exact[key] = Program(experiment, splits.sizes)
    program = exact[key]

    def whole() -> None:
        *_, last = train_with(program, experiment, splits)
        assert isinstance(last, Result)

    whole()
    return min(seconds(whole), seconds(whole))


def _spread(values: np.ndarray) -> list[float]:
    return [_round(value) for value in (*np.percentile(values, (50, 95)), values.max())]


def _round(value: float) -> float:
    return round(float(value), 3)
