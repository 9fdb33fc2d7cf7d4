"""What it costs the trainings that they are kept: processor time of the page's process and of all workers, together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from benchmarks.machine import ROUNDS, median
from dashboard.engine.engine import Engine
from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.remedies import applicable
from dashboard.experiment.settings import change
from dashboard.store.keeping.keeper import TOGETHER, Keeper
from dashboard.store.keeping.shelf import Shelf
from dashboard.store.kept import Study, Trial
from dashboard.store.store import RunStore

SECONDS, OWNER = 300.0, "benchmark"
# Of trainings by themselves in a round; a comparison has ten arms over as many seeds.
ALONE, SEEDS = 40, 10
_SEED = count(1)


def table(engine: Engine) -> dict[str, float]:
    """Milliseconds of processor time a training, kept and not, in turns; medians of the rounds; and then a verdict."""
    with TemporaryDirectory() as folder:
        keeper = Keeper(RunStore(f"sqlite:///{folder}/runs.sqlite"), shelf=Shelf(Path(folder) / "unwritten"))
        found: dict[str, list[float]] = {}
        for turn in range(ROUNDS + 1):
            for name, work in {"in the lab": _alone, "of a comparison": _compared}.items():
                for kept in (False, True)[:: 1 if turn % 2 else -1]:
                    spent = _processor_time(partial(work, engine, keeper if kept else None))
                    # The first round compiles.
                    if turn:
                        found.setdefault(f"a training {name}, {'kept' if kept else 'not kept'}, ms", []).append(spent)
        verdict = _processor_time(partial(_judged, keeper))
        keeper.close()
    return {name: round(median(times), 2) for name, times in found.items()} | {
        "a verdict, later, ms": round(verdict, 2)
    }


def _alone(engine: Engine, keeper: Keeper | None) -> int:
    for _ in range(ALONE):
        run = engine.submit(_seeded(Experiment()), OWNER)
        if keeper is not None:
            run.when_ended(partial(keeper.keep, OWNER))
        assert run.wait(SECONDS)
    _written(keeper)
    return ALONE


def _compared(engine: Engine, keeper: Keeper | None) -> int:
    arms = [Experiment(), *(remedy(Experiment()) for remedy in applicable(Experiment()))]
    seeds = [next(_SEED) for _ in range(SEEDS)]
    batch = engine.submit_all([change(arm, seed=seed, data_seed=seed) for seed in seeds for arm in arms], OWNER)
    if keeper is not None:
        _keep_trials(keeper, batch.runs, arms)
    assert all(run.wait(SECONDS) for run in batch.runs)
    _written(keeper)
    return len(batch.runs)


def _keep_trials(keeper: Keeper, runs: Sequence[Run], arms: Sequence[Experiment]) -> None:
    study = Study.of("which_fix", arms)
    for place, run in enumerate(runs):
        run.when_ended(partial(keeper.keep, OWNER, trial=Trial(study, place)))


def _written(keeper: Keeper | None) -> None:
    assert keeper is None or keeper.wait(SECONDS)


def _judged(keeper: Keeper) -> int:
    """Of all that were kept, as when nothing is trained any more, or somebody opens the list."""
    runs = 0
    while more := keeper.store.judge(TOGETHER):
        runs += more
    return runs


def _seeded(experiment: Experiment) -> Experiment:
    """Never trained before: what is known is not trained again."""
    seed = next(_SEED)
    return change(experiment, seed=seed, data_seed=seed)


def _processor_time(work: Callable[[], int]) -> float:
    """Milliseconds a training, of this process and all that it has started."""
    before = _spent()
    trainings = work()
    return 1000 * (_spent() - before) / trainings


def _spent() -> float:
    here = psutil.Process()
    times = [process.cpu_times() for process in (here, *here.children(recursive=True))]
    return sum(time.user + time.system for time in times)
