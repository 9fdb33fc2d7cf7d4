"""Which rows a sheet of pictures shows: validation rows that are hard, and training rows that were memorized."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.data.parts import TRAIN, VALIDATION, Splits
from dashboard.figures.predicted.answers import Answers
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.predicted.sheet import ACROSS

TILES = 2 * ACROSS


@dataclass(frozen=True)
class ShownRows:
    """The rows that are shown, in the order of their tiles: the part each is of, its place there, and its answers.

    `memorized` (networks, tiles) tells which are training rows that a network has memorized.
    """

    splits: Splits
    part: np.ndarray
    row: np.ndarray
    answers: Answers
    memorized: np.ndarray

    @property
    def y(self) -> np.ndarray:
        return self.answers.y

    @property
    def called(self) -> list[int]:
        """The numbers by which people speak of these rows."""
        return [int(self.splits.parts[part].called[row]) for part, row in zip(self.part, self.row, strict=True)]

    def pixels(self, height: int, width: int) -> np.ndarray:
        """The pictures (tiles, height, width) in their own shades of grey."""
        parts = self.splits.parts
        x = np.stack([parts[part].x[row] for part, row in zip(self.part, self.row, strict=True)])
        raw = self.splits.scale.raw(x) if self.splits.scale else x
        return np.asarray(raw[:, : height * width].reshape(-1, height, width))


def shown_rows(shown: Predictors, everyone: Answers, across: int) -> ShownRows:
    """A last row of tiles, so many `across`, for what was memorized, if anything was; the others for validation."""
    train = Answers.of(shown.experiment, shown.splits.train, shown.networks) if shown.memorizes else everyone
    memorized = shown.memorized(train.wrong)
    # One training ends with its last network; where each network is of its own, any of them may be the one shown.
    ever = memorized.any(0) if shown.unlearned else memorized[-1]
    learned = np.flatnonzero(ever)
    learned = learned[np.argsort(train.true_probability[:, learned].mean(0), kind="stable")][:across]
    rest = TILES - (across if len(learned) else 0)
    hardest = np.lexsort((everyone.true_probability.mean(0), ~everyone.wrong[-1]))[:rest]
    nothing = np.zeros((len(memorized), len(hardest)), bool)
    return ShownRows(
        shown.splits,
        np.repeat([VALIDATION, TRAIN], [len(hardest), len(learned)]),
        np.concatenate([hardest, learned]),
        everyone.only(hardest).beside(train.only(learned)),
        np.hstack([nothing, memorized[:, learned]]),
    )
