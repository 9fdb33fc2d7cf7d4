"""How the best network compares with other models on the same rows, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.evaluation.metrics import ERRORS, LOG_LOSS, RANKING, SHARES
from dashboard.analysis.evaluation.models import GUESS, LINEAR, NETWORK, TREES, Evaluation
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.statistics import Interval, interval
from dashboard.analysis.words import percent
from language.numbers import in_digits
from language.say import mark, t

TITLES = {
    GUESS: mark("Guessing"),
    LINEAR: mark("Linear model"),
    TREES: mark("Boosted trees"),
    NETWORK: mark("Best network"),
}
# Of classes, in the order of `Judged.classes`.
BY_CLASS = (mark("recall"), mark("precision"))
# What a comparison with other models comes to.
NONE, TREES_WIN, LINEAR_WINS, NETWORK_WINS, LEAST, TIED = "nothing", "trees", "linear", "network", "least", "tied"
SAID = {
    NONE: mark(
        "**Nothing beats guessing.** Neither network nor trees nor a linear model is better than an answer that is "
        "always the same: these inputs may say nothing about the target, or there are too few rows to see that they do."
    ),
    TREES_WIN: mark(
        "**Trees win: boosted trees reach {metric} {trees}, the best network {network}.** The inputs tell more than "
        "this network learns; on tables that is common."
    ),
    LINEAR_WINS: mark(
        "**A linear model wins: it reaches {metric} {linear}, the best network {network}.** Nothing that a network "
        "adds shows on these rows."
    ),
    NETWORK_WINS: mark("**The network wins: boosted trees reach {metric} {trees}, the best network {network}.**"),
    LEAST: mark(
        "**A linear model and the best network can't be told apart: {metric} {linear} and {network}.** Hidden layers "
        "bring nothing that shows in {metric} on these rows."
    ),
    TIED: mark(
        "**Trees and network can't be told apart:** boosted trees reach {metric} {trees}, the best network {network}."
    ),
}
SHOWN = 12


def table_rows(judged: Sequence[Sequence[Evaluation]]) -> list[dict[str, str]]:
    """A row for each model, with the mean over seeds of each metric on validation rows."""
    models = [one.model for one in judged[0]] if judged else []
    rows = []
    for model in models:
        each = [one for seed in judged for one in seed if one.model == model]
        means = {name: float(np.mean([one.validation[name] for one in each])) for name in each[0].validation}
        rows.append({t("Model"): t(TITLES[model])} | {t(name): _written(name, value) for name, value in means.items()})
    return rows


def outcome_beside(metric: str, judged: Sequence[Sequence[Evaluation]]) -> str:
    """Which of the outcomes the seeds bear out; empty while there are too few."""
    if len(judged) < FEWEST_PAIRS or not all(any(one.model == NETWORK for one in seed) for seed in judged):
        return ""
    scores = _scores(metric, judged)
    if not any(_beats_guessing(judged, model, metric) for model in (NETWORK, TREES, LINEAR)):
        return NONE
    if _better(scores[TREES], scores[NETWORK]):
        return TREES_WIN
    if _better(scores[LINEAR], scores[NETWORK]):
        return LINEAR_WINS
    # Where a line is all there is, trees lose to a network that is no better than the line.
    if not any(_better(scores[model], scores[LINEAR]) or _surer(judged, model) for model in (NETWORK, TREES)):
        return LEAST
    return NETWORK_WINS if _better(scores[NETWORK], scores[TREES]) else TIED


def beside_others(metric: str, judged: Sequence[Sequence[Evaluation]]) -> str:
    """What the comparison means: trees that win, networks that win, or nothing that beats guessing."""
    outcome = outcome_beside(metric, judged)
    if not outcome:
        return ""
    means = {model: _written(metric, float(values.mean())) for model, values in _scores(metric, judged).items()}
    return t(SAID[outcome], metric=t(metric), **means)


def trees_guess(judged: Sequence[Sequence[Evaluation]]) -> bool:
    """Whether the trees answer as if they knew the targets alone, as they do where no split leaves enough rows."""
    pairs = [(_of(seed, TREES).validation, _of(seed, GUESS).validation) for seed in judged]
    return all(np.allclose(list(trees.values()), list(guess.values()), equal_nan=True) for trees, guess in pairs)


def _scores(metric: str, judged: Sequence[Sequence[Evaluation]]) -> dict[str, np.ndarray]:
    return {model: np.array([_of(seed, model).validation[metric] for seed in judged]) for model in TITLES}


def importance_rows(judged: Sequence[Sequence[Evaluation]]) -> list[tuple[str, Interval]]:
    """By column how much the network's metric falls if it is shuffled, the largest first, with intervals over seeds."""
    networks = [one for seed in judged for one in seed if one.model == NETWORK and one.importances]
    if len(networks) < FEWEST_PAIRS:
        return []
    names = networks[0].importances
    found = [(name, interval(np.array([one.importances[name] for one in networks]))) for name in names]
    return sorted(found, key=lambda pair: -pair[1].mean)[:SHOWN]


def class_rows(judged: Sequence[Sequence[Evaluation]]) -> list[dict[str, str]]:
    """Recall and precision of the network by class, means over the seeds."""
    networks = [one for seed in judged for one in seed if one.model == NETWORK and one.classes]
    if not networks:
        return []
    return [
        {t("Class"): name}
        | {
            t(word): percent(float(np.mean([one.classes[name][place] for one in networks])))
            for place, word in enumerate(BY_CLASS)
        }
        for name in networks[0].classes
    ]


def _of(seed: Sequence[Evaluation], model: str) -> Evaluation:
    return next(one for one in seed if one.model == model)


def _beats_guessing(judged: Sequence[Sequence[Evaluation]], model: str, metric: str) -> bool:
    """By the metric, or by the order of the rows: where one class is rare, always the other one is hard to beat."""
    mine, guess = ([_of(seed, name).validation for seed in judged] for name in (model, GUESS))
    return any(
        _better(*(np.array([one[name] for one in each]) for each in (mine, guess)))
        for name in (metric, *RANKING)
        if name in guess[0]
    )


def _better(values: np.ndarray, others: np.ndarray) -> bool:
    """Whether a metric is higher beyond chance, seed by seed."""
    return interval(values - others).low > 0


def _surer(judged: Sequence[Sequence[Evaluation]], model: str) -> bool:
    """Whether a model gives true classes more probability than the linear one, though it may be right as often."""
    mine, linear = ([_of(seed, name).validation.get(LOG_LOSS, 0.0) for seed in judged] for name in (model, LINEAR))
    return min(*mine, *linear) > 0 and _better(np.log(linear), np.log(mine))


def _written(name: str, value: float) -> str:
    if name in SHARES:
        return percent(value)
    return in_digits(value, ".3g" if name in ERRORS else ".2f")
