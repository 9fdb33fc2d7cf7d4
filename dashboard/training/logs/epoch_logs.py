"""A Keras callback that keeps what `fit` logs, for a subclass that has something to say about it."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np


class EpochLogs(keras.callbacks.Callback):  # type: ignore[misc] # Keras is untyped
    """Keeps every logged value with its epoch. A subclass is told of the start, each epoch and the end."""

    def __init__(self) -> None:
        super().__init__()
        self.logged: dict[str, list[tuple[float, float]]] = {}

    def on_start(self) -> None:
        """Called when a training begins."""

    def on_epoch(self, epochs: int) -> None:
        """Called after each epoch, with the number of epochs so far."""

    def on_end(self) -> None:
        """Called when the training is over."""

    def on_train_begin(self, logs: Any = None) -> None:  # noqa: ARG002 - the signature is Keras's
        self.logged = {}
        self.on_start()

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        for name, value in (logs or {}).items():
            # A metric of Keras may have a number for each class, which is no curve.
            if np.size(value) == 1:
                self.logged.setdefault(name, []).append((epoch + 1, float(np.asarray(value).item())))
        self.on_epoch(epoch + 1)

    def on_train_end(self, logs: Any = None) -> None:  # noqa: ARG002 - the signature is Keras's
        self.on_end()
