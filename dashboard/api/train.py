"""The lab without a page: trains an experiment in this process, and returns its curves, its model and its verdict."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.analysis.verdict import Verdict, judge_record
from dashboard.data.parts import SPLITS, Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import Limits
from dashboard.experiment.link import to_link
from dashboard.experiment.record import Record
from dashboard.experiment.splits import make_splits
from dashboard.export.curves_csv import curves_csv
from dashboard.export.standalone.keras_script import keras_script

if TYPE_CHECKING:
    import pandas as pd

MODEL, CURVES, SCRIPT, SETTINGS = "model.keras", "history.csv", "train_in_keras.py", "settings.json"


@dataclass(frozen=True)
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

    @property
    def summary(self) -> dict[str, Any]:
        """Settings that differ from their defaults, verdict and last losses, ready for JSON."""
        last = self.record.history.losses[-1] if len(self.record.history) else [None] * len(SPLITS)
        return {
            "settings": to_link(self.record.experiment),
            "kind": self.verdict.kind,
            "verdict": self.verdict.sentence,
            "epochs": self.record.epoch,
            "losses": {name: None if loss is None else float(loss) for name, loss in zip(SPLITS, last, strict=True)},
        }

    def report(self) -> str:
        """A page of HTML with curves, settings, verdict and how to do it again, for a notebook or a hand-in."""
        from dashboard.figures.report.report import About, report
        from dashboard.store.code_version import code_version

        return report(self.record, self.verdict, About(code=code_version()))

    def save(self, folder: str | Path) -> None:
        """Writes the curves, the settings, a Keras script that repeats the training, and the model.

        `keras.models.load_model(folder / "model.keras").predict(rows)` takes raw rows, as they are before the lab
        standardises them, and needs nothing of this project. Of a table of one's own these are the rows as the reader
        encodes them: a column a number, a column for each category.
        """
        from dashboard.training.keras_files.deployable import deployable_model

        assert self.record.final is not None
        target = Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        (target / CURVES).write_text(curves_csv(self.record), encoding="utf-8")
        (target / SETTINGS).write_text(json.dumps(self.summary, indent=2), encoding="utf-8")
        (target / SCRIPT).write_text(keras_script(self.record.experiment), encoding="utf-8")
        deployable_model(self.record.experiment, self.record.final).save(target / MODEL)


def train(experiment: Experiment, limits: Limits | None = None) -> TrainedRun:
    """Trains in this process. The first call takes a few seconds more, to load TensorFlow and to compile.

    Raises DataError if the data can't be split as set, and LimitError if the experiment is larger than `limits` (by
    default those of the environment).
    """
    from dashboard.training.model import load_model
    from dashboard.training.recording import record_training

    record = record_training(experiment, limits)
    splits = make_splits(experiment)
    assert record.final is not None
    curves = record.history.frame(experiment.metric_name)
    return TrainedRun(record, splits, curves, load_model(experiment, record.final), judge_record(record))
