"""The lab without a page: trains an experiment in this process, and returns its curves, its model and its verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.analysis.verdict import Verdict, judge_record
from dashboard.api.finished import Finished
from dashboard.api.saving import summary
from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import Limits
from dashboard.experiment.record import Record
from dashboard.experiment.splits import make_splits
from dashboard.figures.report.report import About
from dashboard.store.code_version import code_version

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class TrainedRun(Finished):
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

    @property
    def summary(self) -> dict[str, Any]:
        """Settings that differ from their defaults, verdict and last losses, ready for JSON."""
        return summary(self.record, self.verdict)

    @property
    def _about(self) -> About:
        return About(code=code_version())


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
