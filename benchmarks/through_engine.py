"""What a visitor waits for: trainings through the engine, on warm workers."""

from __future__ import annotations

import time
from collections.abc import Iterable
from statistics import median

from benchmarks.fresh import fresh
from benchmarks.peers.workloads import WORKLOADS
from dashboard.engine.engine import Engine
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.remedies import applicable
from dashboard.experiment.settings import change

W1 = change(WORKLOADS["W1"], epochs=300)
SECONDS = 300.0
# Another value of each setting that must not compile anything.
KNOWN = {"l1": 0.001, "l2": 0.01, "learning_rate": 0.01, "label_noise": 0.2, "data_seed": 7, "seed": 7}


def table(engine: Engine) -> dict[str, float]:
    """Seconds, milliseconds and trainings per second; every figure is a median or a single cold run, as named."""
    unknown = [change(W1, hidden_layers=(8, 8 + i)) for i in range(1, 6)]
    results = {"first run of a new architecture, s": median([_run(engine, experiment) for experiment in unknown])}
    _run(engine, W1)
    for name, value in KNOWN.items():
        times = [_run(engine, change(fresh(W1), **{name: value})) for _ in range(5)]
        results[f"known architecture, other {name}, ms"] = 1000 * median(times)
    dropped = change(W1, dropout=0.2)
    _run(engine, dropped)
    results["known architecture, other dropout, ms"] = 1000 * median(
        [_run(engine, change(dropped, dropout=rate)) for rate in (0.1, 0.3, 0.4, 0.5, 0.6)]
    )
    results |= _many(engine)
    return {name: round(value, 3) for name, value in results.items()}


def _many(engine: Engine) -> dict[str, float]:
    strengths = [10 ** (-6 + 5 * i / 49) for i in range(50)]
    grid = [change(W1, l2=l2, seed=seed, data_seed=seed) for l2 in strengths for seed in range(10)]
    took = _batch(engine, grid)
    arms = (Experiment(), *(fix(Experiment()) for fix in applicable(Experiment())))
    cold = [change(arm, seed=seed, data_seed=seed, samples=arm.data.samples + 1) for arm in arms for seed in range(10)]
    return {
        "500 trainings of W1, s": took,
        "trainings per second": 500 / took,
        f"{len(arms)} arms x 10 seeds, cold programs, s": _batch(engine, cold),
    }


def _run(engine: Engine, experiment: Experiment) -> float:
    start = time.perf_counter()
    run = engine.submit(experiment, "benchmark")
    assert run.wait(SECONDS)
    assert run.record.epoch == experiment.training.epochs
    return time.perf_counter() - start


def _batch(engine: Engine, experiments: Iterable[Experiment]) -> float:
    start = time.perf_counter()
    batch = engine.submit_all(experiments, "benchmark")
    for run in batch.runs:
        assert run.wait(SECONDS)
    return time.perf_counter() - start
