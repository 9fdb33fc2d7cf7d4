"""A callback of Keras's that keeps what `fit` logs, for one that has something to say about it."""

from __future__ import annotations

from typing import Any

import keras


class EpochLogs(keras.callbacks.Callback):  # type: ignore[misc] # Keras is untyped
    """Keeps every logged value, in the order of the epochs, and tells of each epoch and of the end."""

    def __init__(self) -> None:
        super().__init__()
        self.logged: dict[str, list[float]] = {}

    def begun(self) -> None:
        """A training begins."""

    def epoch_over(self, epochs: int) -> None:
        """So many epochs are over."""

    def over(self) -> None:
        """The training is over."""

    def on_train_begin(self, logs: Any = None) -> None:  # noqa: ARG002 - the signature is Keras's
        self.logged = {}
        self.begun()

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        for name, value in (logs or {}).items():
            self.logged.setdefault(name, []).append(float(value))
        self.epoch_over(epoch + 1)

    def on_train_end(self, logs: Any = None) -> None:  # noqa: ARG002 - the signature is Keras's
        self.over()
