"""How time per epoch grows with samples, width and depth, beside the peers."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import RESULTS
from benchmarks.machine import seconds
from benchmarks.peers import lab
from benchmarks.peers.side_by_side import on_one_core, per_epoch
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.training.base_program import MAX_EPOCHS
from dashboard.training.train import CALL_SECONDS, FIRST_EPOCHS

BASE = change(
    Experiment(),
    dataset="friedman1",
    irrelevant_features=10,
    samples=3000,
    train_fraction=1 / 3,
    validation_fraction=1 / 3,
    hidden_layers=(64, 64),
    learning_rate=0.001,
)

# The largest share for training: a data set has 100,000 rows at most.
SHARE = 0.9

SWEEPS: dict[str, tuple[str, list[tuple[int, dict[str, Any]]]]] = {
    "samples": (
        "Training samples",
        [
            (n, {"samples": round(n / SHARE), "train_fraction": SHARE, "validation_fraction": 0.05})
            for n in (100, 300, 1000, 3000, 10_000, 30_000, 90_000)
        ],
    ),
    "width": (
        "Units in each of two hidden layers",
        [(n, {"hidden_layers": (n, n)}) for n in (8, 32, 64, 128, 256, 512)],
    ),
    "depth": ("Hidden layers of 64 units", [(n, {"hidden_layers": (64,) * n}) for n in range(1, 7)]),
}


def table() -> dict[str, dict[str, list[float]]]:
    """What `sweep` finds along each axis, drawn as well."""
    lines = {name: sweep(name) for name in SWEEPS}
    for name, line in lines.items():
        draw(line, RESULTS / "peers" / f"{name}.svg")
    return lines


def sweep(name: str) -> dict[str, list[float]]:
    """Milliseconds per epoch of each peer along one axis."""
    on_one_core()
    label, points = SWEEPS[name]
    lines: dict[str, list[float]] = {label: [float(value) for value, _ in points]}
    for value, settings in points:
        experiment = change(BASE, **settings)
        times = per_epoch(experiment, epochs_a_call(experiment))
        for peer, each in times.items():
            lines.setdefault(peer, []).append(round(median(each), 4))
        print(name, value, {peer: line[-1] for peer, line in lines.items()}, flush=True)
    return lines


def epochs_a_call(experiment: Experiment) -> int:
    """As many as the lab trains in one call, and at least three, so that no peer pays for its calls more often."""
    train = lab(experiment)
    train(1)
    each = seconds(partial(train, FIRST_EPOCHS)) / FIRST_EPOCHS
    return max(3, min(MAX_EPOCHS, int(CALL_SECONDS / each)))


def draw(lines: dict[str, list[float]], path: Path) -> None:
    """Both axes logarithmic; a marker and a dash for each peer."""
    from matplotlib import pyplot as plt

    (label, values), *peers = lines.items()
    figure, axes = plt.subplots(figsize=(6, 3.6))
    for (name, times), style in zip(peers, ("o-", "s--", "^:", "d-."), strict=True):
        axes.loglog(values, times, style, label=name)
    axes.set(xlabel=label, ylabel="Milliseconds per epoch")
    axes.grid(visible=True, alpha=0.3)
    axes.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(path)
    plt.close(figure)
