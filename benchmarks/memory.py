"""A worker's memory over a thousand different experiments, and the page's process."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.experiment.settings import change
from dashboard.experiment.spec import Experiment


def resident_mb() -> float:
    """What this process holds now, in MB."""
    import psutil

    return float(psutil.Process().memory_info().rss / 2**20)


def over_experiments(count: int = 1000) -> Iterator[tuple[int, float]]:
    """Experiments trained, and the memory after them; each fourth has an architecture of its own."""
    from dashboard.training.train import train

    base = change(Experiment(), epochs=20)
    for number in range(count):
        units = 8 + number // 4 if number % 4 == 0 else 8
        for _ in train(change(base, hidden_layers=(units, 8), seed=number, data_seed=number)):
            pass
        if (number + 1) % 50 == 0:
            yield number + 1, resident_mb()
