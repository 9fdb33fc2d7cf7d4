"""One local cluster of two workers for all tests of the engine, because it takes seconds to start."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import pytest
from distributed import LocalCluster

from dashboard.engine.engine import Engine
from dashboard.engine.scheduling.budget import Budget
from dashboard.engine.sharing.shared import SharedTrainings
from dashboard.experiment.experiment import Experiment
from tests.waiting import wait_until


@contextmanager
def in_this_process(workers: int) -> Iterator[LocalCluster]:
    """A scheduler with plain workers, in threads of this process."""
    options = {"dashboard": False, "dashboard_address": "127.0.0.1:0"}
    with LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=False, dashboard_address=None, scheduler_kwargs=options
    ) as cluster:
        yield cluster


@pytest.fixture(scope="session")
def cluster() -> Iterator[Engine]:
    """An engine with a cluster of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OVERFIT_LAB_WORKERS", "2")
        engine = Engine().start()
        wait_until(lambda: engine.ready, "the cluster to start")
    yield engine
    engine.close()


@pytest.fixture
def engine(cluster: Engine) -> Engine:
    """That engine, with both workers present and idle, and nothing trained before."""
    wait_until(lambda: len(cluster.workers) == 2 and set(cluster.workers) == answering(cluster), "both workers")
    assert cluster._dispatcher.runs() == []
    cluster._dispatcher._roster.shared = SharedTrainings()
    return cluster


def answering(cluster: Engine) -> set[str]:
    """The workers that are really there: the engine hears a moment later of one that another test ended."""
    return set(cluster._connection.open().run(int, on_error="ignore"))


@pytest.fixture
def join(cluster: Engine) -> Iterator[Callable[..., Engine]]:
    """Connects further engines to the cluster's scheduler."""
    joined: list[Engine] = []

    def start(
        is_present: Callable[[str], bool] = lambda _: True,
        rehearsal: Iterable[Sequence[Experiment]] = (),
        budget: Budget | None = None,
    ) -> Engine:
        engine = Engine(cluster._connection.address(), None, is_present, rehearsal, budget).start()
        joined.append(engine)
        wait_until(lambda: engine.ready, "the engine to join")
        return engine

    yield start
    for engine in joined:
        engine.close()
