"""What the figures of this room show: networks, and the rows that they are asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.analysis.networks.outputs import predicted_classes
from dashboard.analysis.words import listed
from dashboard.data.parts import SPLITS, Part, Splits
from dashboard.experiment.experiment import Experiment
from dashboard.figures.figure import Figure
from dashboard.figures.theme import PAGE
from language.say import mark, t

# From inputs (n, inputs) to outputs (n, outputs): a network, or any other model.
Classifier = Callable[[np.ndarray], np.ndarray]
# What networks are over where nothing else is said.
EPOCHS = mark("the epochs")
# Of more rows of a part than this, a browser takes seconds to draw the points.
MOST_DRAWN = 300
# Each split, with the form of its markers.
_DRAWN = {"train": mark("train (circles)"), "validation": mark("validation (diamonds)"), "test": mark("test (squares)")}


@dataclass(frozen=True)
class Predictors:
    """The networks that a slider goes through, such as one for each epoch, and the splits that they are shown on.

    A training row is memorized that was wrong at the onset of a training and is right now. `onset` is its place among
    the networks, where these are of one training that memorizes. Where each is of its own, `unlearned` tells of each
    which training rows were wrong there, None if it does not memorize. `along` says what the networks are over.
    Of each part at most `most` rows are drawn; what is counted is counted over all.
    Without the test set among the `open_splits`, none of its rows is shown or counted.
    """

    experiment: Experiment
    splits: Splits
    networks: Sequence[Classifier]
    onset: int | None = None
    along: str = EPOCHS
    unlearned: Sequence[np.ndarray | None] = ()
    open_splits: Sequence[str] = SPLITS
    most: int | None = MOST_DRAWN

    @property
    def drawn(self) -> Predictors:
        """The same with the rows that are drawn: the first of each part, which are in random order."""
        splits, most = self.splits, self.most
        train, validation, test = (part.first(most) for part in splits.parts)
        shown = replace(splits, train=train, validation=validation, test=test, redrawn=splits.redrawn[:most])
        unlearned = tuple(None if rows is None else rows[:most] for rows in self.unlearned)
        return replace(self, splits=shown, unlearned=unlearned, most=None)

    @property
    def parts(self) -> dict[str, Part]:
        """The rows that may be shown, by the name of their split."""
        return {name: self.splits.parts[SPLITS.index(name)] for name in self.open_splits}

    @property
    def memorizes(self) -> bool:
        """Whether anything may be memorized."""
        return self.onset is not None or bool(self.unlearned)

    def memorized(self, wrong: np.ndarray) -> np.ndarray:
        """Which training rows are memorized by which network, given those that are `wrong`, both (networks, rows)."""
        before = np.zeros_like(wrong)
        if self.onset is not None:
            before[self.onset + 1 :] = wrong[self.onset]
        for place, rows in enumerate(self.unlearned):
            if rows is not None:
                before[place] = rows
        return np.asarray(before & ~wrong)

    @property
    def points_in_words(self) -> str:
        """The splits whose points are shown, with the form of their markers."""
        return listed([t(_DRAWN[name]) for name in self.open_splits])

    @property
    def wrong_in_words(self) -> str:
        """How many rows of each split the last network gets wrong: a gap between them is overfitting.

        Empty where it predicts a number, which is hardly ever exact.
        """
        if not self.experiment.dataset.classifies:
            return ""
        network, experiment = self.networks[-1], self.experiment
        wrong = {name: predicted_classes(experiment, network(part.x)) != part.y for name, part in self.parts.items()}
        counts = (
            t("{count} of {total} in {split}", count=rows.sum(), total=len(rows), split=t(name))
            for name, rows in wrong.items()
        )
        return t("Wrong: {counts}.", counts=", ".join(counts))

    def note_rows(self, chart: Figure) -> None:
        """Says in the lower right corner of a chart which rows are drawn, if not all are."""
        if self.most is not None and any(len(part) > self.most for part in self.parts.values()):
            corner = {"x": 1, "y": 0, "xref": "paper", "yref": "paper", "xanchor": "right", "yanchor": "bottom"}
            said = t("the first {most} rows of each set", most=self.most)
            chart.add_annotation(text=said, showarrow=False, bgcolor=PAGE, font={"size": 12}, **corner)
