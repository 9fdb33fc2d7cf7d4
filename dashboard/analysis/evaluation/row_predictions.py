"""What networks over seeds predict for the single rows of a table, each of them trained on other rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.evaluation.models import network_predictor
from dashboard.analysis.target_scale import target_scale
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import make_splits, row_numbers

# The fewest trainings with a row, and without it, for anything to be said of it.
FEWEST_TRAININGS = 3


@dataclass(frozen=True, eq=False)
class RowPredictions:
    """What one network predicts for the rows of a table: their numbers (n,), and whether it trained on them (n,).

    `predicted` are probabilities (n, classes) and `label` (n,) the classes; in regression both are numbers (n,) in the
    target's own unit.
    """

    places: np.ndarray
    trained_on: np.ndarray
    predicted: np.ndarray
    label: np.ndarray


def predict_rows(experiment: Experiment, weights: np.ndarray) -> RowPredictions:
    """The predictions of a network with these weights for all rows of its three sets."""
    splits, predict = make_splits(experiment), network_predictor(experiment, weights)
    in_units = target_scale(experiment).inverse_transform
    x, label = (np.concatenate([getattr(part, name) for part in splits.parts]) for name in ("x", "y"))
    trained_on = np.arange(len(label)) < len(splits.train)
    predicted = in_units(predict(x)).astype(np.float32)
    return RowPredictions(np.concatenate(row_numbers(experiment)), trained_on, predicted, in_units(label))


def held_out_means(predictions: Sequence[RowPredictions]) -> tuple[np.ndarray, np.ndarray, np.ndarray] | None:
    """Places, labels and mean predictions of the rows that at least FEWEST_TRAININGS networks did not train on."""
    if not predictions:
        return None
    size = 1 + max(int(one.places.max()) for one in predictions)
    counts, label = np.zeros(size), np.zeros(size, predictions[0].label.dtype)
    total = np.zeros((size, *predictions[0].predicted.shape[1:]))
    for one in predictions:
        mine = ~one.trained_on
        counts[one.places[mine]] += 1
        total[one.places[mine]] += one.predicted[mine]
        label[one.places[mine]] = one.label[mine]
    known = np.flatnonzero(counts >= FEWEST_TRAININGS)
    return (known, label[known], (total[known].T / counts[known]).T) if len(known) else None
