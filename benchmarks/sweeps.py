"""How long a sweep takes on warm workers, for each number that can be swept: from submit until its last run ended."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import chain
from statistics import median

from benchmarks.fresh import fresh
from dashboard.engine.engine import Engine
from dashboard.engine.scheduling.rehearsal import EVERYWHERE
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.sweeps.numbers import Number, numbers
from dashboard.experiment.sweeps.sweep import sweep
from pages.lab.trials import rehearsal

SECONDS = 1200.0
EXPERIMENTS = {
    "the default": Experiment(),
    "spirals, 32-32, 500 samples": change(Experiment(), dataset="spirals", hidden_layers=(32, 32), samples=500),
    "digits, 32, 1,000 samples, 50 epochs": change(
        Experiment(), dataset="digits", hidden_layers=(32,), samples=1000, epochs=50
    ),
}
PAIR = ("l2", "dropout")

Rows = dict[str, dict[str, float]]


def table(engine: Engine) -> Rows:
    """A row for each number of each experiment, one for two of them at a time, and the median over the numbers."""
    _compile_as_a_server(engine)
    return dict(chain.from_iterable(_rows(engine, name, one).items() for name, one in EXPERIMENTS.items()))


def _compile_as_a_server(engine: Engine) -> None:
    """Has the programs compiled that a server compiles while nobody waits: the first ones on each worker."""
    short = [change(one, epochs=1) for one in rehearsal()]
    for one in short[:EVERYWHERE]:
        # Those of a batch would wait for the worker that has the program, and equal ones are trained once.
        runs = [engine.submit(change(one, seed=seed), f"worker {seed}") for seed, _ in enumerate(engine.workers)]
        assert all(run.wait(SECONDS) for run in runs)
    assert engine.submit_all(short, "benchmark").wait(SECONDS)


def _rows(engine: Engine, name: str, experiment: Experiment) -> Rows:
    found = numbers(experiment)
    alone = {number.name: _row(engine, [number], experiment) for number in found.values()}
    pair = _row(engine, [found[one] for one in PAIR], experiment)
    middle = {seconds: median(row[seconds] for row in alone.values()) for seconds in ("first, s", "again, s")}
    rows: Rows = {**alone, " and ".join(PAIR): pair, "median of one number": middle}
    return {f"{name}: {number}": row for number, row in rows.items()}


def _row(engine: Engine, varied: Sequence[Number], experiment: Experiment) -> dict[str, float]:
    """The first time, where some of it may have to be compiled, and at other seeds."""
    first, again = (_seconds(engine, varied, fresh(experiment)) for _ in range(2))
    runs = len(sweep(varied, experiment).experiments)
    return {"training runs": runs, "first, s": round(first, 3), "again, s": round(again, 3)}


def _seconds(engine: Engine, varied: Sequence[Number], experiment: Experiment) -> float:
    began = time.perf_counter()
    assert engine.submit_all(sweep(varied, experiment).experiments.values(), "benchmark").wait(SECONDS)
    return time.perf_counter() - began
