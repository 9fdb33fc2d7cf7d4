"""Which rows a sheet of pictures shows: validation rows that are hard, and training rows that were learned by heart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.data.parts import Splits
from dashboard.figures.predicted.answers import Answers
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.predicted.sheet import ACROSS

TILES = 2 * ACROSS
TRAIN, VALIDATION = 0, 1


@dataclass(frozen=True)
class ShownRows:
    """The rows that are shown, in the order of their tiles: the part each is of, its place there, and its answers."""

    splits: Splits
    part: np.ndarray
    row: np.ndarray
    answers: Answers

    @property
    def y(self) -> np.ndarray:
        return self.answers.y

    def pixels(self, height: int, width: int) -> np.ndarray:
        """The pictures (tiles, height, width) in their own shades of grey."""
        parts = self.splits.parts
        x = np.stack([parts[part].x[row] for part, row in zip(self.part, self.row, strict=True)])
        raw = self.splits.scale.raw(x) if self.splits.scale else x
        return np.asarray(raw[:, : height * width].reshape(-1, height, width))


def shown_rows(shown: Predictors, everyone: Answers) -> ShownRows:
    """A last row of tiles for what was learned by heart, if anything was; the others for validation."""
    by_heart = np.zeros(0, int)
    train = everyone
    if shown.onset is not None:
        train = Answers.of(shown.experiment, shown.splits.train, shown.networks)
        by_heart = np.flatnonzero(train.wrong[shown.onset] & ~train.wrong[-1])
        by_heart = by_heart[np.argsort(train.true_share[:, by_heart].mean(0), kind="stable")][:ACROSS]
    hardest = np.lexsort((everyone.true_share.mean(0), ~everyone.wrong[-1]))[: TILES - (ACROSS if len(by_heart) else 0)]
    part = np.repeat([VALIDATION, TRAIN], [len(hardest), len(by_heart)])
    answers = everyone.only(hardest).beside(train.only(by_heart))
    return ShownRows(shown.splits, part, np.concatenate([hardest, by_heart]), answers)
