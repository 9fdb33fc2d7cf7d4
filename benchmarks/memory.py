"""A worker's memory over a thousand different experiments."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.engine.engine import Engine
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change

SECONDS = 300.0
COUNT, EVERY = 1000, 20


def table(engine: Engine) -> dict[str, int]:
    """The megabytes that the only worker holds, by the number of experiments trained."""
    return {str(number): round(megabytes) for number, megabytes in over_experiments(engine)}


def resident_mb() -> float:
    """What this process holds now, in MB."""
    import psutil

    return float(psutil.Process().memory_info().rss / 2**20)


def over_experiments(engine: Engine) -> Iterator[tuple[int, float]]:
    """The number of experiments trained, and the only worker's memory then; every fourth has another architecture."""
    base = change(Experiment(), epochs=20)
    for number in range(COUNT):
        units = 8 + number // 4 if number % 4 == 0 else 8
        run = engine.submit(change(base, hidden_layers=(units, 8), seed=number, data_seed=number), "benchmark")
        assert run.wait(SECONDS)
        if (number + 1) % EVERY == 0:
            yield number + 1, engine.call(resident_mb).result(SECONDS)
