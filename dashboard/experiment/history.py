"""The parts of a training's record: its curves, which of them can be monitored, snapshots of weights, the ending."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from dashboard.data.parts import SPLITS, VALIDATION
from language.fields import said
from language.say import mark

if TYPE_CHECKING:
    import pandas as pd

Reason = Literal["finished", "early stopping", "diverged", "stopped", "out of time", "failed"]


@dataclass(frozen=True)
class History:
    """The curves, one row per epoch, from epoch 1.

    `losses` and `metrics` have shape (epochs, 3), with columns in the order of SPLITS, and are evaluated at the end of
    each epoch, with dropout off and without the penalty. `objective` and `val_loss` (epochs,) are what Keras's `fit`
    prints. `folds` (epochs, FOLDS, 2) are loss and metric on each fold of the validation rows, where a training chooses
    its epoch on those rows, and empty elsewhere.
    """

    losses: np.ndarray
    metrics: np.ndarray
    objective: np.ndarray
    val_loss: np.ndarray
    folds: np.ndarray = field(default_factory=lambda: np.zeros((0, 0, 2)))

    @classmethod
    def empty(cls) -> History:
        return cls(np.zeros((0, 3)), np.zeros((0, 3)), np.zeros(0), np.zeros(0))

    def __len__(self) -> int:
        return len(self.losses)

    def __add__(self, later: History) -> History:
        if not (len(self) and len(later)):
            return self if len(self) else later
        return History(*(np.concatenate([mine, more]) for mine, more in zip(self._arrays, later._arrays, strict=True)))

    @property
    def nbytes(self) -> int:
        return sum(array.nbytes for array in self._arrays)

    def first(self, epochs: int) -> History:
        return History(*(array[:epochs] for array in self._arrays))

    def finite_epochs(self) -> int:
        """The number of epochs before the first one with NaN or infinity in any curve.

        All curves count, because squared errors overflow before absolute ones do.
        """
        finite = np.isfinite(np.column_stack(self._arrays[:-1])).all(1)
        return len(self) if finite.all() else int(np.argmin(finite))

    def columns(self, metric: str) -> dict[str, np.ndarray]:
        """The curves (epochs,) by name: `train_loss`, `test_accuracy` and so on, and the objective."""
        losses = {f"{name}_loss": self.losses[:, i] for i, name in enumerate(SPLITS)}
        metrics = {f"{name}_{metric}": self.metrics[:, i] for i, name in enumerate(SPLITS)}
        return losses | metrics | {"objective": self.objective}

    def frame(self, metric: str) -> pd.DataFrame:
        """The curves as a table, an epoch a row."""
        import pandas as pd

        return pd.DataFrame(self.columns(metric), index=pd.RangeIndex(1, len(self) + 1, name="epoch"))

    @property
    def _arrays(self) -> tuple[np.ndarray, ...]:
        return self.losses, self.metrics, self.objective, self.val_loss, self.folds


@said("title")
@dataclass(frozen=True)
class Monitor:
    """A curve (epochs,) that early stopping can monitor, and whether it has to fall or to rise.

    `logged` is its name in the logs of Keras's `fit`, where `{metric}` stands for the experiment's metric. `on_folds`
    is the same curve with these weights (FOLDS,) for the folds of the validation rows.
    """

    name: str
    title: str
    logged: str
    mode: Literal["min", "max"]
    curve: Callable[[History], np.ndarray]
    on_folds: Callable[[History, np.ndarray], np.ndarray]

    @property
    def needs_metric(self) -> bool:
        """Whether `fit` has to compute the metric."""
        return "{metric}" in self.logged


def _loss_on_folds(history: History, weights: np.ndarray) -> np.ndarray:
    """With what Keras's `val_loss` has on top: the penalty and, if there is any, label smoothing."""
    return np.average(history.folds[:, :, 0], 1, weights) + (history.val_loss - history.losses[:, VALIDATION])


_MONITORS = (
    Monitor(
        "validation_loss", mark("validation loss"), "val_loss", "min", lambda history: history.val_loss, _loss_on_folds
    ),
    Monitor(
        "validation_metric",
        mark("validation metric"),
        "val_{metric}",
        "max",
        lambda history: history.metrics[:, VALIDATION],
        lambda history, weights: np.average(history.folds[:, :, 1], 1, weights),
    ),
)

MONITORS: dict[str, Monitor] = {monitor.name: monitor for monitor in _MONITORS}


@dataclass(frozen=True)
class Snapshots:
    """Weights at evenly spaced epochs: every epoch at first, every second one once there are too many, and so on.

    However long a training is and whenever it ends, between `MAX` / 2 and `MAX` epochs are kept, or all if there are
    fewer.
    """

    weights: dict[int, np.ndarray]
    stride: int = 1

    MAX = 80

    @property
    def nbytes(self) -> int:
        return sum(weights.nbytes for weights in self.weights.values())

    def add(self, epoch: int, weights: np.ndarray) -> Snapshots:
        if epoch % self.stride:
            return self
        kept, stride = {**self.weights, epoch: weights}, self.stride
        while len(kept) > self.MAX:
            stride *= 2
            kept = {epoch: weights for epoch, weights in kept.items() if epoch % stride == 0}
        return replace(self, weights=kept, stride=stride)


@said("message")
@dataclass(frozen=True)
class Ending:
    """Why a training ended, and after how many epochs.

    `restored` is the epoch whose weights were restored, if any. `message` says why a training failed: given as text or
    as a `Message`, it is read as text. `constant_loss` is the training loss of the best constant prediction, which says
    what a small loss is.
    """

    reason: Reason
    epochs: int
    restored: int | None = None
    message: Any = ""
    constant_loss: float = field(default=float("nan"), compare=False)

    @property
    def complete(self) -> bool:
        """Whether the training went as far as it could here: nobody stopped it, and it did not fail."""
        return self.reason not in ("stopped", "failed")

    @property
    def repeatable(self) -> bool:
        """Whether the experiment alone decided it: one that ran out of time gets further on a faster machine."""
        return self.complete and self.reason != "out of time"
