"""The losses of single validation rows, kept where a verdict needs them, as the epochs of a training go by."""

from __future__ import annotations

import numpy as np

from dashboard.data.folds import FOLDS, fold_of_rows
from dashboard.experiment.row_losses import RowLosses
from dashboard.training.tensors import LOSS, SCORE


class RowRecorder:
    """Keeps the loss and score of each row at two epochs.

    One is the epoch whose weights the training leaves; the other is the epoch, up to that one, at which the rows of all
    other folds together have their lowest loss: no row has a say in which epoch is taken for it.
    """

    def __init__(self, rows: int, *, classified: bool) -> None:
        self.classified = classified
        # Each fold needs rows in it, and outside of it.
        self.enough, folds = rows > 1, min(rows, FOLDS)
        self.others = fold_of_rows(rows)[:, None] != np.arange(folds)
        self.best = np.full(folds, np.inf)
        self.lowest = np.full((rows, 2), np.nan, np.float32)
        self.kept = self.before = self.lowest

    def see(self, rows: np.ndarray) -> None:
        """Takes in the losses and scores (epochs, rows, 2) of further epochs."""
        if not (self.enough and len(rows)):
            return
        losses = rows[..., LOSS] @ (self.others / self.others.sum(0)).astype(np.float32)
        for fold, epoch in enumerate(losses.argmin(0)):
            if losses[epoch, fold] < self.best[fold]:
                mine = ~self.others[:, fold]
                self.best[fold], self.lowest[mine] = losses[epoch, fold], rows[epoch, mine]

    def keep(self, rows: np.ndarray) -> None:
        """Takes in the losses and scores (rows, 2) of the weights that would be left, with what was seen up to them."""
        self.kept, self.before = np.array(rows), self.lowest.copy()

    def rows(self) -> RowLosses | None:
        """The losses of single rows; None where there are too few of them, or no epoch."""
        if not (self.enough and np.isfinite(self.before).all() and np.isfinite(self.kept).all()):
            return None
        scores = [part[:, SCORE] if self.classified else np.zeros(0) for part in (self.before, self.kept)]
        return RowLosses(self.before[:, LOSS], self.kept[:, LOSS], *scores)
