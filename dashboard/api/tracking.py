"""Logs a training as a run of MLflow or of Weights & Biases, by the user's own client: the lab needs neither."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from dashboard.analysis.verdict import Verdict
from dashboard.api.saving import save
from dashboard.experiment.links.settings import to_texts
from dashboard.experiment.record import Record
from dashboard.figures.report.report import About

# How many values MLflow takes at once, and the project in W&B if its own settings name none.
_MOST_METRICS, _PROJECT = 1000, "overfit-lab"


class TrackerError(ValueError):
    """Nothing could be logged. The message says why, and what to do."""


@dataclass(frozen=True)
class Logged:
    """What a tracker gets: settings, curves (epochs,) by name, the verdict, and a folder with what `save` writes."""

    settings: dict[str, str]
    curves: dict[str, np.ndarray]
    verdict: Verdict
    folder: Path


@dataclass(frozen=True)
class _Tracker:
    """A tracker: its client's `module`, the `package` that installs it, and `write`, which returns the new run's id."""

    title: str
    module: str
    package: str
    write: Callable[[Any, Logged], str]


def check_tracker(name: str) -> None:
    """Raises TrackerError if the tracker is unknown or has no client here: before a long training, and not after it."""
    if name not in TRACKERS:
        raise TrackerError(f"{name!r} is no tracker that is known here: {' or '.join(TRACKERS)}.")
    tracker = TRACKERS[name]
    found = find_spec(tracker.module)
    # A folder of that name is found, too, such as the one in which W&B keeps its runs.
    if found is None or found.origin is None:
        raise TrackerError(f"{tracker.title}'s client is not installed: pip install {tracker.package}.")


def log_to(name: str, record: Record, verdict: Verdict, about: About) -> str:
    """Logs a training to where the client's own settings say; returns the run's id. Raises TrackerError."""
    check_tracker(name)
    curves = record.history.columns(record.experiment.metric_name)
    with TemporaryDirectory() as folder:
        save(record, verdict, folder, about)
        logged = Logged(to_texts(record.experiment), curves, verdict, Path(folder))
        return TRACKERS[name].write(import_module(TRACKERS[name].module), logged)


def _to_mlflow(mlflow: Any, logged: Logged) -> str:
    """Makes a run, nested in the caller's if one is open."""
    with mlflow.start_run(nested=mlflow.active_run() is not None, tags={"verdict": logged.verdict.kind}) as run:
        mlflow.log_params(logged.settings)
        metric = mlflow.entities.Metric
        values = [
            metric(name, float(value), run.info.start_time, epoch)
            for name, curve in logged.curves.items()
            for epoch, value in enumerate(curve, 1)
        ]
        client = mlflow.MlflowClient()
        # One call for each value would take longer than the training.
        for start in range(0, len(values), _MOST_METRICS):
            client.log_batch(run.info.run_id, metrics=values[start : start + _MOST_METRICS])
        mlflow.set_tag("mlflow.note.content", logged.verdict.sentence)
        mlflow.log_artifacts(str(logged.folder))
        return str(run.info.run_id)


def _to_wandb(wandb: Any, logged: Logged) -> str:
    """Makes a run of its own: W&B has no nested ones."""
    project = None if wandb.setup().settings.project else _PROJECT
    with wandb.init(project=project, config=logged.settings, notes=logged.verdict.sentence, reinit="create_new") as run:
        for epoch, values in enumerate(zip(*logged.curves.values(), strict=True), 1):
            run.log(dict(zip(logged.curves, map(float, values), strict=True)), step=epoch)
        run.summary["verdict"] = logged.verdict.kind
        artifact = wandb.Artifact(f"training-{run.id}", type="training")
        artifact.add_dir(str(logged.folder))
        run.log_artifact(artifact)
        return str(run.id)


TRACKERS = {
    "mlflow": _Tracker("MLflow", "mlflow", "mlflow", _to_mlflow),
    "wandb": _Tracker("Weights & Biases", "wandb", "wandb", _to_wandb),
}
