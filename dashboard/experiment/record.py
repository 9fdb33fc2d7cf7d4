"""What is known of a training so far: one frozen value, replaced as the training goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History, Snapshots
from dashboard.experiment.row_losses import RowLosses
from language.say import Message


@dataclass(frozen=True, eq=False)
class Record:
    """One training: its experiment, the curves so far, the kept weights, and its ending once there is one.

    A record equals itself alone: its arrays are not compared.

    `splits` are there only if weights are kept too, to show what was learned. `final` are the weights that the model is
    left with: those of the last epoch, or the restored ones. `rows` are the losses of the single validation rows.
    `unlearned` (training rows,) tells which were wrong where validation loss was lowest; only batches of classifiers
    have it. Once all of its epochs are there, and more are tried before it ends, `whole` is the record with its ending,
    for whoever does not wait.
    """

    experiment: Experiment
    history: History
    snapshots: Snapshots
    splits: Splits | None = None
    ending: Ending | None = None
    final: np.ndarray | None = None
    rows: RowLosses | None = None
    unlearned: np.ndarray | None = None
    whole: Record | None = None

    @classmethod
    def of(cls, experiment: Experiment) -> Record:
        """The record of a training that has not begun."""
        return cls(experiment, History.empty(), Snapshots({}))

    @property
    def epoch(self) -> int:
        return len(self.history)

    @property
    def nbytes(self) -> int:
        """What its arrays take."""
        parts = (self.history, self.snapshots, self.splits, self.final, self.rows, self.unlearned)
        return sum(part.nbytes for part in parts if part is not None)

    @property
    def looks_ahead(self) -> bool:
        """Whether all of its epochs are there, and more are tried before it ends."""
        return self.whole is not None and self.ending is None

    def stopped(self, why: str | Message = "") -> Record:
        """The record of a training that ends now: because somebody wants it to, unless it says `why`."""
        return self.whole or self.with_ending(Ending("stopped", self.epoch, message=why))

    def with_epochs(self, history: History, first: int, weights: dict[int, np.ndarray]) -> Record:
        """Adds epochs, the first of which is number `first`, and snapshots of weights, by epoch.

        Epochs that arrive twice, out of order or after the ending are ignored.
        """
        if self.ending or first != self.epoch + 1:
            return self
        snapshots = self.snapshots
        for epoch, flat in weights.items():
            snapshots = snapshots.add(epoch, flat)
        return replace(self, history=self.history + history, snapshots=snapshots)

    def with_ending(
        self,
        ending: Ending,
        final: np.ndarray | None = None,
        rows: RowLosses | None = None,
        unlearned: np.ndarray | None = None,
    ) -> Record:
        """Adds an ending; if there is one already, that one stays."""
        if self.ending:
            return self
        return replace(self, ending=ending, final=final, rows=rows, unlearned=unlearned, whole=None)

    @property
    def outcome(self) -> Record:
        """The record without its data and the weights of single epochs, which take megabytes."""
        return replace(self, snapshots=Snapshots({}), splits=None, unlearned=None)
