"""Time per epoch beside Keras's fit, scikit-learn and JAX, on one core."""

from __future__ import annotations

import os
from functools import partial
from statistics import median

from benchmarks.machine import in_turn, ratio
from benchmarks.peers import PEERS
from benchmarks.peers.workloads import EPOCHS, WORKLOADS
from dashboard.experiment.experiment import Experiment

# Fit is given fewer epochs: its time per epoch is what counts, and it takes long.
FIT_EPOCHS = 2


def on_one_core() -> None:
    """All peers get the same single core, as a worker has."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def per_epoch(experiment: Experiment, epochs: int) -> dict[str, list[float]]:
    """Milliseconds per epoch of each peer, round by round."""
    counts = {name: min(epochs, FIT_EPOCHS) if name == "keras fit" else epochs for name in PEERS}
    works = {name: partial(PEERS[name](experiment), counts[name]) for name in PEERS}
    return {name: [1000 * t / counts[name] for t in times] for name, times in in_turn(works).items()}


def table() -> list[dict[str, object]]:
    """For each workload the milliseconds per epoch, and how many times as long as the lab each peer takes."""
    on_one_core()
    rows: list[dict[str, object]] = []
    for name, experiment in WORKLOADS.items():
        times = per_epoch(experiment, EPOCHS[name])
        row: dict[str, object] = {"workload": name}
        for peer in PEERS:
            row[f"{peer} ms"] = round(median(times[peer]), 3)
            if peer != "lab":
                row[f"{peer} / lab"] = round(ratio(times, peer, "lab"), 2)
        rows.append(row)
        print(row, flush=True)
    return rows
