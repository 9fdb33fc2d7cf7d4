"""The lab without a page: trains an experiment in this process, and returns its curves, its model and its verdict."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.analysis.verdict import Verdict, judge_record
from dashboard.api.saving import in_a_line, page, save, summary
from dashboard.api.tracking import log_to
from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import Limits
from dashboard.experiment.record import Record
from dashboard.experiment.splits import make_splits
from dashboard.store.code_version import code_version

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class TrainedRun:
    """A finished training.

    `history` has a row for each epoch, from 1: the train, validation and test loss, the same for the metric, and the
    objective that Keras prints. `model` is the trained `keras.Model`, with the weights that early stopping restored, if
    any. `verdict` is the one that the page shows.
    """

    record: Record
    splits: Splits
    history: pd.DataFrame
    model: Any
    verdict: Verdict

    def __repr__(self) -> str:
        return in_a_line(self.record, self.verdict)

    @property
    def summary(self) -> dict[str, Any]:
        """Settings that differ from their defaults, verdict and last losses, ready for JSON."""
        return summary(self.record, self.verdict)

    def report(self) -> str:
        """A page of HTML with curves, settings, verdict and how to do it again, for a notebook or a hand-in."""
        return page(self.record, self.verdict, code=code_version())

    def save(self, folder: str | Path) -> None:
        """Writes curves, predictions, settings, report, script, notebook, TensorBoard's event files, and the model.

        `keras.models.load_model(folder / "model.keras").predict(rows)` takes raw rows, as they are before the lab
        standardizes them, and needs nothing of this project. A model of your own table takes its columns by name, with
        dates written as "2024-12-31 18:30".
        """
        save(self.record, self.verdict, folder, code=code_version())

    def log_to(self, tracker: str) -> str:
        """Logs settings, curves, verdict and what `save` writes as a run of "mlflow" or "wandb"; returns the run's id.

        Their own clients do it, and go by their own settings, such as MLFLOW_TRACKING_URI or WANDB_MODE=offline. Raises
        TrackerError if the client is not installed.
        """
        return log_to(tracker, self.record, self.verdict, code=code_version())


def train(experiment: Experiment, limits: Limits | None = None) -> TrainedRun:
    """Trains in this process, then looks ahead to twice the epochs, which only the verdict uses (decision 18).

    The first call takes a few seconds more, to load TensorFlow and to compile. The numbers are the lab's up to
    rounding, which a long training may amplify (decision 2).

    Raises DataError if the data can't be split as set, and LimitError if the experiment is larger than `limits` (by
    default those of the environment).
    """
    from dashboard.training.model import load_model
    from dashboard.training.recording import record_training

    record = record_training(experiment, limits, looks_ahead=True)
    splits = make_splits(experiment)
    assert record.final is not None
    curves = record.history.frame(experiment.metric_name)
    return TrainedRun(record, splits, curves, load_model(experiment, record.final), judge_record(record))
