"""What networks say of the rows of a part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.networks.outputs import predicted_classes, probability_of
from dashboard.data.parts import Part
from dashboard.experiment.experiment import Experiment
from dashboard.figures.predicted.predictors import Classifier


def gives_probabilities(experiment: Experiment) -> bool:
    """Whether outputs are probabilities of classes, or stand for them: with categorical hinge they do not."""
    return experiment.outputs == 1 or "softmax" in (experiment.loss.output, experiment.loss.probability_activation)


def share_of(experiment: Experiment, outputs: np.ndarray, classes: np.ndarray) -> np.ndarray:
    """What outputs (n, outputs) give to one class each, `classes` (n,), from 0 to 1: its probability.

    Scores without one, as categorical hinge leaves them, have any size. There it is the class's lead over its strongest
    rival, cut to that range with a tie in the middle, as a hinge score of two classes is: at 1 the loss is 0.
    """
    if gives_probabilities(experiment):
        return probability_of(experiment, outputs, classes)
    rivals = outputs.copy()
    np.put_along_axis(rivals, classes[:, None], -np.inf, -1)
    lead = probability_of(experiment, outputs, classes) - rivals.max(-1)
    return np.clip(0.5 + 0.5 * lead, 0.0, 1.0)


@dataclass(frozen=True)
class Answers:
    """The answers of networks to rows of the classes `y` (rows,), and the shares that each answer and `y` have.

    `said`, `predicted_probability` and `true_probability` have the shape (networks, rows).
    """

    y: np.ndarray
    said: np.ndarray
    predicted_probability: np.ndarray
    true_probability: np.ndarray

    @classmethod
    def of(cls, experiment: Experiment, part: Part, networks: Sequence[Classifier]) -> Answers:
        outputs = [net(part.x) for net in networks]
        said = [predicted_classes(experiment, one) for one in outputs]
        shares = [share_of(experiment, one, classes) for one, classes in zip(outputs, said, strict=True)]
        true = [share_of(experiment, one, part.y) for one in outputs]
        return cls(part.y, np.stack(said), np.stack(shares), np.stack(true))

    @property
    def wrong(self) -> np.ndarray:
        """Which answers (networks, rows) are not the class."""
        return np.asarray(self.said != self.y)

    @property
    def moving(self) -> bool:
        """Whether there are several networks, so that a share is a curve."""
        return len(self.said) > 1

    def only(self, rows: np.ndarray) -> Answers:
        return Answers(
            self.y[rows], self.said[:, rows], self.predicted_probability[:, rows], self.true_probability[:, rows]
        )

    def beside(self, other: Answers) -> Answers:
        """These rows, and then those of another part."""
        return Answers(
            np.concatenate([self.y, other.y]),
            np.hstack([self.said, other.said]),
            np.hstack([self.predicted_probability, other.predicted_probability]),
            np.hstack([self.true_probability, other.true_probability]),
        )
