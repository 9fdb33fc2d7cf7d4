"""What a trained network says of every row, as CSV."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from dashboard.analysis.networks.network import network
from dashboard.analysis.networks.outputs import predicted_classes, probability_of
from dashboard.analysis.spreadsheet import as_cell, as_csv
from dashboard.analysis.target_scale import target_scale
from dashboard.data.parts import SPLITS, Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import targets_of_parts


def predictions_csv(experiment: Experiment, weights: np.ndarray, splits: Splits, shown: Sequence[str]) -> str:
    """A line for each row of the splits: its split, its number, its target, and what is predicted.

    Rows are numbered from 1 as in the table that somebody brought, or else in the data set, so that a line can be
    looked up there. A row that is trained on in place of others occurs more than once.
    In classification the class and the probability of each class (of hinge losses a score), in regression the number,
    in the unit that it has in the data: what the model that is taken away says of the same rows. The name of a class
    that a spreadsheet would run as a formula has an apostrophe before it.
    """
    net, in_units = network(experiment, weights), _in_units(experiment)
    classes = _class_names(experiment)
    scores = [f"{_score_name(experiment)} of {name}" for name in classes]
    lines: list[list[object]] = [["split", "row", "target", "prediction", *scores]]
    for name, part, targets in zip(SPLITS, splits.parts, _targets(experiment, splits, in_units), strict=True):
        if name in shown:
            said = _predicted(experiment, classes, in_units(net(part.x)))
            for row, target, words in zip(part.called, targets, said, strict=True):
                lines.append([name, row, classes[int(target)] if classes else _in_digits(target), *words])
    return as_csv(lines)


def _in_units(experiment: Experiment) -> Callable[[np.ndarray], np.ndarray]:
    """From answers to the unit of the target, with more digits than an answer has: the mean may be large."""
    scale = target_scale(experiment)
    return lambda answers: scale.inverse_transform(answers.astype(float))


def _targets(experiment: Experiment, splits: Splits, in_units: Callable[[np.ndarray], np.ndarray]) -> list[np.ndarray]:
    """Of each part as they are in the data; those of the training set that were changed, as they were trained on."""
    if experiment.dataset.classifies:
        return [part.y for part in splits.parts]
    train, *others = targets_of_parts(experiment)
    changed = splits.redrawn | (experiment.data.target_noise > 0)
    return [np.where(changed, in_units(splits.train.y), train), *others]


def _in_digits(number: float) -> str:
    """With all digits of a target in the data, such as a sum of money, and no rounding of the computer's."""
    return f"{number:.12g}"


def _score_name(experiment: Experiment) -> str:
    """What each class has: of hinge losses that is no probability."""
    loss = experiment.loss
    return "score" if loss.output == loss.probability_activation == "linear" else "probability"


def _predicted(experiment: Experiment, classes: Sequence[str], outputs: np.ndarray) -> list[list[str]]:
    """The prediction for each row, and the probabilities if there are any."""
    if not classes:
        return [[_in_digits(value)] for value in outputs[:, 0]]
    each = [np.full(len(outputs), place) for place in range(len(classes))]
    probabilities = np.stack([probability_of(experiment, outputs, place) for place in each], 1)
    names = (classes[place] for place in predicted_classes(experiment, outputs))
    return [[name, *(f"{value:.6g}" for value in row)] for name, row in zip(names, probabilities, strict=True)]


def _class_names(experiment: Experiment) -> tuple[str, ...]:
    """As a cell has them; none in regression."""
    if not experiment.dataset.classifies:
        return ()
    return tuple(map(as_cell, experiment.class_names))
