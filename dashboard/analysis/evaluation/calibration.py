"""Whether predicted probabilities come true, and what of a loss is nothing but confidence that is too high.

A network that is sure of all its predictions pays a high price for the few that are wrong: validation loss rises while
accuracy stays. Dividing all logits by one temperature lowers the confidence of all predictions and changes none of them
(Guo et al. 2017, On Calibration of Modern Neural Networks). What it repairs is overconfidence; what is left is not.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.networks.forward import forward
from dashboard.analysis.networks.network import network
from dashboard.analysis.networks.outputs import predicted_classes
from dashboard.analysis.statistics import TWO_SIDED
from dashboard.data.folds import FOLDS, fold_of_rows
from dashboard.data.parts import Part
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.functions.activations import activate
from dashboard.functions.losses import Loss

BINS = 10
# Temperatures that are tried, closer and closer around the best.
COLDEST, HOTTEST, TRIED, ROUNDS = 0.02, 500.0, 41, 4
# With more rows a single number is fitted no better.
MOST_ROWS = 5000
# Wrong predictions with more confidence than this are confidently wrong.
CONFIDENT = 0.9


@dataclass(frozen=True)
class Reliability:
    """Bins (BINS,) of equal width by confidence, the probability of the predicted class.

    `confidence` and `accuracy` are the means of each bin, NaN where it is empty; `counts` are its rows.
    """

    confidence: np.ndarray
    accuracy: np.ndarray
    counts: np.ndarray

    @property
    def error(self) -> float:
        """The expected calibration error: how far confidence and accuracy are apart, on average over the rows."""
        return float(np.nansum(np.abs(self.confidence - self.accuracy) * self.counts) / self.counts.sum())


@dataclass(frozen=True)
class Calibration:
    """The validation rows of a training: as they are, and at the temperature that makes their loss lowest.

    `loss_at_temperature` is measured on folds of the rows, each at the temperature that the other folds choose.
    `wrong` counts the rows that are wrong, `confidently_wrong` those of them with a confidence above CONFIDENT, and
    `their_share` is what those contribute to the loss. `beyond_chance` is whether rows whose classes are drawn by the
    network's own probabilities would hardly ever ask for another temperature as clearly.
    """

    rows: int
    loss: float
    temperature: float
    loss_at_temperature: float
    before: Reliability
    after: Reliability
    wrong: int
    confidently_wrong: int
    their_share: float
    beyond_chance: bool


def calibration(record: Record) -> Calibration | None:
    """The calibration of the final weights; None where their outputs are no probabilities, or nothing was kept."""
    if (
        _probability_activation(record.experiment.loss) == "linear"
        or record.splits is None
        or record.final is None
        or not np.isfinite(record.final).all()
    ):
        return None
    validation = record.splits.validation
    if len(validation.y) < FOLDS:
        return None
    return of_logits(record.experiment, _logits(record.experiment, record.final, validation), validation.y)


def of_logits(experiment: Experiment, z: np.ndarray, y: np.ndarray) -> Calibration:
    """From logits (n, outputs) and classes (n,)."""
    loss, encoded = experiment.loss, experiment.encode(y)
    temperature = fitted_temperature(loss, z, encoded)
    values = loss.value(z, encoded)
    confident, right = _confidence_and_right(experiment, z, y)
    surely_wrong = ~right & (confident > CONFIDENT)
    total = float(values.sum())
    return Calibration(
        len(y),
        float(values.mean()),
        temperature,
        _cross_fitted(loss, z, encoded),
        reliability(confident, right),
        reliability(*_confidence_and_right(experiment, z / temperature, y)),
        int((~right).sum()),
        int(surely_wrong.sum()),
        float(values[surely_wrong].sum()) / total if total > 0 else 0.0,
        _score(experiment, z, y) * (1.0 if temperature < 1.0 else -1.0) > TWO_SIDED,
    )


def fitted_temperature(loss: Loss, z: np.ndarray, encoded: np.ndarray) -> float:
    """The temperature at which logits (n, outputs) have the lowest loss."""
    z, encoded = z[:MOST_ROWS], encoded[:MOST_ROWS]
    low, high = np.log(COLDEST), np.log(HOTTEST)
    tried = np.linspace(low, high, TRIED)
    for _ in range(ROUNDS):
        best = int(np.argmin(loss.value(z / np.exp(tried)[:, None, None], encoded).mean(-1)))
        tried = np.linspace(tried[max(best - 1, 0)], tried[min(best + 1, TRIED - 1)], TRIED)
    return float(np.exp(tried[TRIED // 2]))


def reliability(confidence: np.ndarray, right: np.ndarray) -> Reliability:
    """From the confidence of each prediction (n,), and whether it is right (n,)."""
    place = np.minimum((confidence * BINS).astype(int), BINS - 1)
    counts = np.bincount(place, minlength=BINS)
    with np.errstate(invalid="ignore"):
        means = [np.bincount(place, values, BINS) / counts for values in (confidence, right)]
    return Reliability(means[0], means[1], counts)


def _logits(experiment: Experiment, weights: np.ndarray, part: Part) -> np.ndarray:
    return np.asarray(forward(network(experiment, weights), part.x)[-1].z, float)


def _probability_activation(loss: Loss) -> str:
    """The function from logits to probabilities, whether it is in the network or in the loss."""
    return loss.output if loss.probability_activation == "linear" else loss.probability_activation


def _confidence_and_right(experiment: Experiment, z: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The probability of the predicted class for each row (n,), and whether that is the true one (n,)."""
    probabilities = activate(_probability_activation(experiment.loss), z)
    outputs = activate(experiment.loss.output, z)
    top = probabilities.max(-1) if experiment.outputs > 1 else np.maximum(probabilities, 1 - probabilities)[:, 0]
    return top, predicted_classes(experiment, outputs) == y


def _score(experiment: Experiment, z: np.ndarray, y: np.ndarray) -> float:
    """By how many standard errors the logits are too small; below 0 they are too large.

    The score test of temperature 1 (Rao 1948): the logits of the true classes, against those of classes drawn by the
    probabilities.
    """
    shares = activate(_probability_activation(experiment.loss), z)
    if experiment.outputs == 1:
        z, shares = np.hstack([np.zeros_like(z), z]), np.hstack([1.0 - shares, shares])
    means = (shares * z).sum(-1)
    spread = np.sqrt(((shares * z**2).sum(-1) - means**2).clip(min=0.0).sum())
    off = float((z[np.arange(len(z)), y.astype(int)] - means).sum())
    return off / float(spread) if spread else math.copysign(math.inf, off) if off else 0.0


def _cross_fitted(loss: Loss, z: np.ndarray, encoded: np.ndarray) -> float:
    fold = fold_of_rows(len(z))
    values = np.zeros(len(z))
    for number in range(FOLDS):
        mine = fold == number
        temperature = fitted_temperature(loss, z[~mine], encoded[~mine])
        values[mine] = loss.value(z[mine] / temperature, encoded[mine])
    return float(values.mean())
