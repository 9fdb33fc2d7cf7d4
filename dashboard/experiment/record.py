"""What is known of a training so far, as one frozen value that grows by replacement."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History, Snapshots


@dataclass(frozen=True)
class Record:
    """One training: what was asked, the curves so far, the kept weights, and how it ended, once it has.

    `splits` are its data, where the weights are kept too: to show what was learned. `final` are the weights the model
    is left with: those of the last epoch, or the restored ones.
    """

    experiment: Experiment
    history: History
    snapshots: Snapshots
    splits: Splits | None = None
    ending: Ending | None = None
    final: np.ndarray | None = None

    @classmethod
    def of(cls, experiment: Experiment) -> Record:
        return cls(experiment, History.empty(), Snapshots({}))

    @property
    def epoch(self) -> int:
        return len(self.history)

    def grown(self, history: History, first: int, weights: dict[int, np.ndarray]) -> Record:
        """With more epochs and more kept weights; epochs that came twice or late are dropped."""
        if self.ending or first != self.epoch + 1:
            return self
        snapshots = self.snapshots
        for epoch, flat in weights.items():
            snapshots = snapshots.add(epoch, flat)
        return replace(self, history=self.history + history, snapshots=snapshots)

    def ended(self, ending: Ending, final: np.ndarray | None = None) -> Record:
        """The first ending stands."""
        return self if self.ending else replace(self, ending=ending, final=final)
