"""The lab without a page: train an experiment in this process, and get its curves, its model and its verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from dashboard.analysis.verdict import Verdict, judge
from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import Limits
from dashboard.experiment.record import Record
from dashboard.experiment.splits import make_splits

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class TrainedRun:
    """A finished training.

    `history` has a row for each epoch, from 1: train, validation and test loss, the same for the metric, and the
    objective that Keras prints. `model` is the trained `keras.Model`, with the weights that early stopping put back, if
    it did. `verdict` says what the page says.
    """

    record: Record
    splits: Splits
    history: pd.DataFrame
    model: Any
    verdict: Verdict


def train(experiment: Experiment, limits: Limits | None = None) -> TrainedRun:
    """Trains in this process; the first call loads TensorFlow and compiles, a few seconds in all.

    Raises DataError when the data can't be split as asked, and LimitError when the experiment is larger than `limits`
    (by default those of the environment).
    """
    from dashboard.training.model import load_model
    from dashboard.training.train import Final
    from dashboard.training.train import train as stream

    record = Record.of(experiment)
    final = np.zeros(0)
    for part in stream(experiment, limits):
        if isinstance(part, Final):
            record, final = record.ended(part.ending, part.weights), part.weights
        else:
            record = record.grown(part.history, max(part.first, 1), {})
    splits = make_splits(experiment)
    assert record.ending
    verdict = judge(record.history, record.ending, experiment.constant_loss(splits.train.y))
    curves = record.history.frame(experiment.metric_name)
    return TrainedRun(record, splits, curves, load_model(experiment, final), verdict)
