"""Two page processes on one scheduler: each has a queue of its own, and knows nothing of the other's tasks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from distributed import Client

from dashboard.engine.engine import Engine
from dashboard.engine.scheduling.task import Task
from dashboard.experiment.history import Ending
from dashboard.experiment.settings import change
from tests.engine.test_engine import LONG, SHORT, finished
from tests.waiting import wait_until


@pytest.mark.long
def test_who_comes_to_one_server_waits_for_no_training_of_another_while_a_worker_is_free(
    engine: Engine, join: Callable[..., Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = join()
    theirs = [engine.submit(change(LONG, seed=seed), "ann") for seed in range(2)]
    wait_until(lambda: all(run.record.epoch for run in theirs), "both to train")
    at = {task.worker: task.runs[0] for task in engine._dispatcher._queue.tasks()}
    # The other server knows of no difference, and chooses the first one.
    busy, free = other.workers
    engine.stop(at[free])
    chosen = list[str]()
    submit = other._dispatcher._submissions.submit

    def note(client: Client, task: Task) -> None:
        chosen.append(task.worker)
        submit(client, task)

    monkeypatch.setattr(other._dispatcher._submissions, "submit", note)
    for seed in range(3):
        assert finished(other.submit(change(SHORT, seed=seed), "bob")).record.ending == Ending("finished", 60)
    assert chosen == [busy] * 3
    assert not at[busy].ended
    engine.stop(at[busy])
