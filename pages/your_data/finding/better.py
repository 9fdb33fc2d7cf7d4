"""Which models are better than which, over repeated splits of one table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.evaluation.metrics import BALANCED, LOG_LOSS, R2, RANKING
from dashboard.analysis.evaluation.models import GUESS, LINEAR, NETWORK, TREES, Evaluation
from dashboard.analysis.statistics import LEVEL, holm_levels, interval, p_value


def beats_guessing(judged: Sequence[Sequence[Evaluation]], metric: str, overlap: float) -> bool:
    """By the metric, or by the order of the rows: where one class is rare, always the other one is hard to beat."""
    metrics = [name for name in (metric, *RANKING) if name in judged[0][0].validation]
    models = (NETWORK, TREES, LINEAR)
    gains = [_gain(judged, model, GUESS, name) for model in models for name in metrics]
    # That a model is worse than guessing is no claim: only one side can be false.
    return 1 in _sides(gains, overlap, 2.0 * LEVEL - 1.0)


def better(judged: Sequence[Sequence[Evaluation]], metric: str, overlap: float) -> set[tuple[str, str]]:
    """The pairs of which the first model is better than the second.

    Also where it gives true classes more probability than the linear one, though it may be right as often: unless
    classes are weighed, as no model then gives them the probabilities of these rows.
    """
    pairs = [(TREES, NETWORK), (NETWORK, LINEAR), (TREES, LINEAR)]
    gains = [_gain(judged, one, other, metric) for one, other in pairs]
    told = pairs[1:] if metric != BALANCED else []
    sure = [(pair, gain) for pair in told if (gain := _surer(judged, *pair)) is not None]
    sides = _sides([*gains, *(gain for _, gain in sure)], overlap)
    higher = {pair if side > 0 else pair[::-1] for pair, side in zip(pairs, sides, strict=False) if side}
    return higher | {pair for (pair, _), side in zip(sure, sides[len(pairs) :], strict=True) if side > 0}


def of_model(seed: Sequence[Evaluation], model: str) -> Evaluation:
    return next(one for one in seed if one.model == model)


def scores(judged: Sequence[Sequence[Evaluation]], model: str, metric: str) -> np.ndarray:
    return np.array([of_model(seed, model).validation[metric] for seed in judged])


def _gain(judged: Sequence[Sequence[Evaluation]], model: str, other: str, metric: str) -> np.ndarray:
    """How much better a model is than another at each seed.

    By R² it is how many times as large the other one's squared errors are, as a logarithm: where a split is hard, the
    worse model's R² falls far more, so that differences vary even where one model is always several times as good. They
    count where their mean, which is shown, has another sign.
    """
    mine, others = (scores(judged, name, metric) for name in (model, other))
    gains: np.ndarray = mine - others
    if metric == R2 and max(*mine, *others) < 1.0:
        ratios: np.ndarray = np.log1p(-others) - np.log1p(-mine)
        if ratios.mean() * gains.mean() > 0.0:
            return ratios
    return gains


def _surer(judged: Sequence[Sequence[Evaluation]], model: str, other: str) -> np.ndarray | None:
    """How much more probability a model gives true classes than another, as a logarithm; None of numbers."""
    mine, others = ([of_model(seed, name).validation.get(LOG_LOSS, 0.0) for seed in judged] for name in (model, other))
    return np.log(others) - np.log(mine) if min(*mine, *others) > 0 else None


def _sides(gains: Sequence[np.ndarray], overlap: float, level: float = LEVEL) -> list[int]:
    """Of gains over repeated splits of one table, those beyond chance: 1 and -1 by their sign, and 0 for all others.

    All are tested together, by Holm's procedure.
    """
    levels = holm_levels([p_value(gain, overlap) for gain in gains], level)
    found = (interval(gain, at, overlap) for gain, at in zip(gains, levels, strict=True))
    return [int(np.sign(one.mean)) if one.clear else 0 for one in found]
