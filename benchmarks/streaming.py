"""What watching a training costs: every epoch's curves and the kept weights are sent while it runs."""

from __future__ import annotations

from functools import partial

from benchmarks.fresh import fresh
from benchmarks.machine import in_turn, ratio
from benchmarks.peers.workloads import WORKLOADS
from dashboard.engine.engine import Engine
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change

# So long that what submitting costs hardly counts.
EPOCHS = {"W1": 2000, "W2": 100, "W3": 200}
SECONDS = 300.0


def table(engine: Engine) -> dict[str, float]:
    """For each workload, how many times as long a watched training takes as one of a batch, which reports seldom."""
    shares = {}
    for name, workload in WORKLOADS.items():
        experiment = change(workload, epochs=EPOCHS[name])
        times = in_turn(
            {"watched": partial(_watched, engine, experiment), "alone": partial(_alone, engine, experiment)}
        )
        shares[f"{name}, watched / in a batch"] = round(ratio(times, "watched", "alone"), 3)
    return shares


def _watched(engine: Engine, experiment: Experiment) -> None:
    assert engine.submit(fresh(experiment), "benchmark").wait(SECONDS)


def _alone(engine: Engine, experiment: Experiment) -> None:
    assert engine.submit_all([fresh(experiment)], "benchmark").wait(SECONDS)
