"""The files of a training in a folder of the user's."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from dashboard.analysis.verdict import Verdict
from dashboard.data.parts import SPLITS
from dashboard.engine.files import model_file, predictions_file, tensorboard_files
from dashboard.experiment.links.settings import to_link
from dashboard.experiment.record import Record
from dashboard.export.curves_csv import curves_csv
from dashboard.export.notebook import notebook
from dashboard.export.standalone.keras_script import keras_script
from dashboard.figures.report.report import About, report

MODEL, CURVES, SCRIPT, SETTINGS = "model.keras", "history.csv", "train_in_keras.py", "settings.json"
NOTEBOOK, PREDICTIONS, REPORT, TENSORBOARD = "training.ipynb", "predictions.csv", "report.html", "tensorboard"


def save(record: Record, verdict: Verdict, folder: str | Path, about: About) -> None:
    """Writes curves, predictions, settings, report, event files, script, notebook and model.

    What another training has left there is replaced; without weights there are no predictions and no model.

    Raises DataError where the data set is a table that is no longer kept here.
    """
    experiment, script = record.experiment, keras_script(record.experiment)
    texts = {
        CURVES: curves_csv(record),
        SETTINGS: json.dumps(summary(record, verdict), indent=2),
        SCRIPT: script,
        NOTEBOOK: notebook(script),
        REPORT: report(record, verdict, about),
    }
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for file in (target / MODEL, target / PREDICTIONS, *(target / TENSORBOARD).glob("*/*.overfit-lab")):
        file.unlink(missing_ok=True)
    if record.final is not None:
        texts[PREDICTIONS] = predictions_file(experiment, record.final, SPLITS)
        (target / MODEL).write_bytes(model_file(experiment, record.final))
    for name, text in texts.items():
        (target / name).write_text(text, encoding="utf-8", newline="")
    with ZipFile(BytesIO(tensorboard_files(record, SPLITS))) as packed:
        packed.extractall(target / TENSORBOARD)


def summary(record: Record, verdict: Verdict) -> dict[str, Any]:
    """Settings that differ from their defaults, verdict and last losses, ready for JSON."""
    last = record.history.losses[-1] if len(record.history) else [None] * len(SPLITS)
    return {
        "settings": to_link(record.experiment),
        "kind": verdict.kind,
        "verdict": verdict.sentence,
        "epochs": record.epoch,
        "losses": {name: None if loss is None else float(loss) for name, loss in zip(SPLITS, last, strict=True)},
    }
