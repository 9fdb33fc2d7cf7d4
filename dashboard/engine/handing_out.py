"""From a task of the queue to a task of Dask."""

from __future__ import annotations

from distributed import Client, Future

from dashboard.engine.reporting.messages import TrainingRequest
from dashboard.engine.scheduling.task import Task
from dashboard.engine.worker import train_and_report
from dashboard.experiment.limits import Limits


def hand_out(client: Client, task: Task, topic: str, limits: Limits) -> Future[None]:
    """Has a task trained by its worker, or by another where that one is gone meanwhile."""
    requests = [TrainingRequest(run.record.experiment, run.keep_weights, run.padded) for run in task.runs]
    return client.submit(
        train_and_report,
        requests,
        task.id,
        topic,
        limits,
        key=f"train-{task.id}",
        pure=False,
        workers=[task.worker],
        allow_other_workers=True,
    )
