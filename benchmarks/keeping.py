"""What keeping trainings costs: processor time of the page's process and of all workers together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import mean, stdev
from tempfile import TemporaryDirectory

from benchmarks.fresh import UNUSED_SEEDS, fresh
from benchmarks.processor import used_by_process, used_since
from dashboard.engine.engine import Engine
from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.remedies import applicable
from dashboard.experiment.settings import change
from dashboard.store.keeping.keeper import WRITTEN_AT_ONCE, Keeper
from dashboard.store.keeping.shelf import Shelf
from dashboard.store.kept import Study, Trial
from dashboard.store.store import RunStore

SECONDS, OWNER = 300.0, "benchmark"
# Keeping costs little beside the noise of a machine's times: so there are many short turns, with and without it, and
# neighbours are compared.
PAIRS = 40
# Trainings by themselves in a turn, and seeds of a comparison of ten arms.
ALONE, SEEDS = 10, 2


def table(engine: Engine) -> dict[str, dict[str, float]]:
    """Milliseconds of processor time that a training takes, that keeping it adds, and that its verdict takes later."""
    with TemporaryDirectory() as folder:
        keeper = Keeper(RunStore(f"sqlite:///{folder}/runs.sqlite"), shelf=Shelf(Path(folder) / "unwritten"))
        found = {
            "a training in the lab": _costs(partial(_alone, engine), keeper),
            "a training of a comparison": _costs(partial(_compared, engine), keeper),
        }
        verdict = _processor_time(partial(_judged, keeper))
        keeper.close()
    return found | {"a verdict, later": {"ms": round(verdict, 2)}}


def _costs(work: Callable[[Keeper | None], int], keeper: Keeper) -> dict[str, float]:
    """What turns with and without keeping take, one after the other; the first pair compiles, and is left out."""
    pairs = [_pair(work, keeper, kept_first=bool(turn % 2)) for turn in range(PAIRS + 1)][1:]
    costs = [kept - plain for plain, kept in pairs]
    plain, cost = mean(plain for plain, _ in pairs), mean(costs)
    return {
        "not kept, ms": round(plain, 2),
        "kept, more ms": round(cost, 2),
        "standard error, ms": round(stdev(costs) / PAIRS**0.5, 2),
        "share, %": round(100 * cost / plain, 1),
    }


def _pair(work: Callable[[Keeper | None], int], keeper: Keeper, *, kept_first: bool) -> tuple[float, float]:
    """What a training takes without being kept, and kept."""
    order = (keeper, None) if kept_first else (None, keeper)
    times = {one is not None: _processor_time(partial(work, one)) for one in order}
    return times[False], times[True]


def _alone(engine: Engine, keeper: Keeper | None) -> int:
    for _ in range(ALONE):
        run = engine.submit(fresh(Experiment()), OWNER)
        if keeper is not None:
            run.when_ended(partial(keeper.keep, OWNER))
        assert run.wait(SECONDS)
    _written(keeper)
    return ALONE


def _compared(engine: Engine, keeper: Keeper | None) -> int:
    arms = [Experiment(), *(remedy(Experiment()) for remedy in applicable(Experiment()))]
    seeds = [next(UNUSED_SEEDS) for _ in range(SEEDS)]
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
    """Judges all that were kept, as happens when nothing is trained any more, or somebody opens the list."""
    runs = 0
    while more := keeper.store.judge(WRITTEN_AT_ONCE):
        runs += more
    return runs


def _processor_time(work: Callable[[], int]) -> float:
    """Milliseconds per training, of this process and all that it has started."""
    before = used_by_process()
    trainings = work()
    return 1000 * used_since(before) / trainings
