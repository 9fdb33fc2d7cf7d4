"""Has tools write the files in `files`, each its own way: `make written-logs`, in an environment that has them.

Only what they are told to log is known here; the form is theirs, so that the tests read what a person would bring.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from tests.data.curves.written.known import EPOCHS, LOSS, VAL_LOSS

FILES = Path(__file__).parent / "files"
# Where TensorBoard listens, how often it is asked until it has read its files, and how many seconds lie between.
PORT, TRIES, PAUSE = 16006, 120, 0.5


def keras_callbacks(folder: Path) -> None:
    """A real `fit`, whose loggers are told these numbers in place of what it trained."""
    import keras
    import numpy as np

    class Told(keras.callbacks.Callback):  # type: ignore[misc]
        def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
            logs |= {"loss": LOSS[epoch], "val_loss": VAL_LOSS[epoch]}

    loggers = (
        keras.callbacks.CSVLogger(folder / "keras_csv_logger.csv"),
        keras.callbacks.CSVLogger(folder / "keras_csv_logger_semicolons.csv", separator=";"),
        keras.callbacks.TensorBoard(folder / "keras_tensorboard", write_graph=False),
    )
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse", metrics=["mae"])
    rows = np.zeros((4, 1))
    fitted = model.fit(
        rows, rows, epochs=len(EPOCHS), validation_data=(rows, rows), verbose=0, callbacks=[Told(), *loggers]
    )
    (folder / "keras_history.json").write_text(json.dumps(fitted.history))


def tensorflow_summaries(folder: Path) -> None:
    import tensorflow as tf

    for part, values in (("train", LOSS), ("validation", VAL_LOSS)):
        with tf.summary.create_file_writer(str(folder / "tensorflow_summaries" / part)).as_default():
            for step, value in enumerate(values):
                tf.summary.scalar("loss", value, step)


def tensorboard_downloads(folder: Path) -> None:
    """What the links below a chart download, from a TensorBoard that shows the files of Keras."""
    command = [
        sys.executable,
        "-m",
        "tensorboard.main",
        "--logdir",
        str(folder / "keras_tensorboard"),
        "--port",
        str(PORT),
    ]
    server = subprocess.Popen([*command, "--load_fast", "false"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for form in ("csv", "json"):
            for run in ("train", "validation"):
                to = folder / f"tensorboard_{form}" / f"run-{run}-tag-epoch_loss.{form}"
                to.parent.mkdir(exist_ok=True)
                to.write_bytes(_asked(urlencode({"run": run, "tag": "epoch_loss", "format": form})))
    finally:
        server.terminate()
        server.wait()


def _asked(query: str) -> bytes:
    for _ in range(TRIES):
        try:
            with urllib.request.urlopen(f"http://localhost:{PORT}/data/plugin/scalars/scalars?{query}") as answer:
                found: bytes = answer.read()
                return found
        except OSError:
            time.sleep(PAUSE)
    raise TimeoutError(query)


def pytorch_summaries(folder: Path) -> None:
    from torch.utils.tensorboard import SummaryWriter

    with closing(SummaryWriter(str(folder / "pytorch_scalars"))) as one:
        for step, (loss, val_loss) in enumerate(EPOCHS):
            one.add_scalar("Loss/train", loss, step)
            one.add_scalar("Loss/val", val_loss, step)
    with closing(SummaryWriter(str(folder / "pytorch_scalars_together"))) as together:
        for step, (loss, val_loss) in enumerate(EPOCHS):
            together.add_scalars("loss", {"train": loss, "val": val_loss}, step)


def lightning_loggers(folder: Path) -> None:
    """A training of three steps an epoch, whose loss is logged at steps and for the epoch, beside its rate."""
    import lightning
    import torch
    from lightning.pytorch.loggers import CSVLogger, TensorBoardLogger

    class Network(lightning.LightningModule):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.weight = torch.nn.Parameter(torch.zeros(1))

        def training_step(self, _batch: Any, _place: int) -> Any:
            self.log("train_loss", LOSS[self.current_epoch], on_step=True, on_epoch=True)
            self.log("lr", 0.125)
            return (self.weight * 0).sum()

        def validation_step(self, _batch: Any, _place: int) -> None:
            self.log("val_loss", VAL_LOSS[self.current_epoch])

        def configure_optimizers(self) -> Any:
            return torch.optim.SGD(self.parameters(), 0.125)

    rows = torch.utils.data.DataLoader(torch.zeros(12, 1), batch_size=4)
    loggers = [CSVLogger(folder, "lightning_csv", ""), TensorBoardLogger(folder, "lightning_tensorboard", "")]
    trainer = lightning.Trainer(
        accelerator="cpu",
        max_epochs=len(EPOCHS),
        logger=loggers,
        log_every_n_steps=2,
        enable_checkpointing=False,
        enable_progress_bar=False,
    )
    trainer.fit(Network(), rows, rows)


def mlflow_metrics(folder: Path) -> None:
    """The files of a run's metrics in `mlruns`, and its history as the client hands it out."""
    os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
    import mlflow
    import pandas as pd

    with TemporaryDirectory() as home:
        mlflow.set_tracking_uri(f"file:{home}/mlruns")
        with mlflow.start_run() as run:
            for step, (loss, val_loss) in enumerate(EPOCHS):
                mlflow.log_metrics({"loss": loss, "val_loss": val_loss, "val/accuracy": 0.5}, step)
        name, client = run.info.run_id, mlflow.MlflowClient()
        shutil.copytree(next(Path(home).glob(f"mlruns/*/{name}/metrics")), folder / "mlflow_metrics")
        rows = [dict(metric) for key in ("loss", "val_loss") for metric in client.get_metric_history(name, key)]
    pd.DataFrame(rows).to_csv(folder / "mlflow_history.csv", index=False)


WRITERS: tuple[Callable[[Path], None], ...] = (
    keras_callbacks,
    tensorflow_summaries,
    tensorboard_downloads,
    pytorch_summaries,
    lightning_loggers,
    mlflow_metrics,
)

if __name__ == "__main__":
    if len(sys.argv) > 1:
        next(write for write in WRITERS if write.__name__ == sys.argv[1])(FILES)
    else:
        shutil.rmtree(FILES, ignore_errors=True)
        FILES.mkdir()
        for write in WRITERS:
            # Each in a process of its own: TensorFlow and PyTorch do not bear each other.
            subprocess.run([sys.executable, "-m", __spec__.name, write.__name__], check=True)
