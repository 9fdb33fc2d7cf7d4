"""How the best network compares with other models on the same rows, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dashboard.analysis.evaluation.dependence import COLUMNS
from dashboard.analysis.evaluation.metrics import BALANCED, ERRORS, LOG_LOSS, RANKING, SHARES, deciding_metric
from dashboard.analysis.evaluation.models import GUESS, LINEAR, NETWORK, TREES, Evaluation
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.statistics import LEVEL, Interval, holm_levels, interval, p_value
from dashboard.analysis.words import capital, listed, percent
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import split_overlap
from language.numbers import in_digits, three_digits
from language.say import mark, t

TITLES = {
    GUESS: mark("Guessing"),
    LINEAR: mark("Linear model"),
    TREES: mark("Boosted trees"),
    NETWORK: mark("Best network"),
}
# What a comparison with other models comes to.
NONE, TREES_WIN, LINEAR_WINS, NETWORK_WINS, LEAST, TIED = "nothing", "trees", "linear", "network", "least", "tied"
ONE_SPLIT = "in_order"
SAID = {
    ONE_SPLIT: mark(
        "**Seeds can't tell which model is better:** rows are split in order, so that all seeds have the same "
        "validation rows."
    ),
    NONE: mark(
        "**Nothing beats guessing beyond chance.** Neither the network nor the trees nor a linear model is clearly "
        "better than an answer that is always the same: these inputs may say nothing about the target, or there are "
        "too few rows to see that they do."
    ),
    TREES_WIN: mark(
        "**Trees win: the {metric} of boosted trees is {trees}, that of the best network {network}.** The inputs hold "
        "more than this network learns; on tabular data that is common."
    ),
    LINEAR_WINS: mark(
        "**A linear model wins: its {metric} is {linear}, that of the best network {network}.** Nothing that a network "
        "adds shows on these rows."
    ),
    NETWORK_WINS: mark(
        "**The network wins: the {metric} of boosted trees is {trees}, that of the best network {network}.**"
    ),
    LEAST: mark(
        "**A linear model and the best network can't be told apart: their {metric} is {linear} and {network}.** Hidden "
        "layers bring nothing that shows in {metric} on these rows."
    ),
    TIED: mark(
        "**Trees and network can't be told apart:** the {metric} of boosted trees is {trees}, that of the best network "
        "{network}."
    ),
}
# Of these, the model that is told from the network.
_TOLD = {TREES_WIN: TREES, LINEAR_WINS: LINEAR, NETWORK_WINS: TREES}
SHOWN = 12


def table_rows(judged: Sequence[Sequence[Evaluation]]) -> list[dict[str, str]]:
    """A row for each model, with the mean over seeds of each metric on validation rows."""
    models = [one.model for one in judged[0]] if judged else []
    rows = []
    for model in models:
        each = [one for seed in judged for one in seed if one.model == model]
        means = {name: float(np.mean([one.validation[name] for one in each])) for name in each[0].validation}
        metrics = {capital(t(name)): _written(name, value) for name, value in means.items()}
        rows.append({t("Model"): t(TITLES[model])} | metrics)
    return rows


def outcome_beside(experiment: Experiment, judged: Sequence[Sequence[Evaluation]]) -> str:
    """Which of the outcomes the seeds bear out; empty while there are too few."""
    if len(judged) < FEWEST_PAIRS or not all(any(one.model == NETWORK for one in seed) for seed in judged):
        return ""
    if experiment.dataset.ordered:
        return ONE_SPLIT
    metric, overlap = deciding_metric(experiment), split_overlap(experiment)
    return _outcome(_better(judged, metric, overlap)) if _beats_guessing(judged, metric, overlap) else NONE


def _outcome(better: set[tuple[str, str]]) -> str:
    """Of pairs of which the first model is better than the second."""
    if (TREES, NETWORK) in better:
        return TREES_WIN
    if (LINEAR, NETWORK) in better:
        return LINEAR_WINS
    # Where a line is all there is, trees lose to a network that is no better than the line.
    if not better & {(NETWORK, LINEAR), (TREES, LINEAR)}:
        return LEAST
    return NETWORK_WINS if (NETWORK, TREES) in better else TIED


def beside_others(experiment: Experiment, judged: Sequence[Sequence[Evaluation]]) -> str:
    """What the comparison means: trees that win, networks that win, or nothing that beats guessing."""
    outcome, metric = outcome_beside(experiment, judged), deciding_metric(experiment)
    if not outcome:
        return ""
    means = {model: float(_scores(judged, model, metric).mean()) for model in TITLES}
    written = {model: _written(metric, mean) for model, mean in means.items()}
    if outcome in _TOLD and written[_TOLD[outcome]] == written[NETWORK]:
        written |= _in_digits_that_differ(metric, {model: means[model] for model in (_TOLD[outcome], NETWORK)})
    return t(SAID[outcome], metric=t(metric), **written)


def trees_guess(judged: Sequence[Sequence[Evaluation]]) -> bool:
    """Whether the trees answer as if they knew the targets alone, as they do where no split leaves enough rows."""
    pairs = [(_of(seed, TREES).validation, _of(seed, GUESS).validation) for seed in judged]
    return all(np.allclose(list(trees.values()), list(guess.values()), equal_nan=True) for trees, guess in pairs)


def importance_rows(judged: Sequence[Sequence[Evaluation]]) -> list[tuple[str, Interval]]:
    """By column how much the network's metric falls if it is shuffled, the largest first, with intervals over seeds."""
    networks = [one for seed in judged for one in seed if one.model == NETWORK and one.importances]
    if len(networks) < FEWEST_PAIRS:
        return []
    names = networks[0].importances
    found = [(name, interval(np.array([one.importances[name] for one in networks]))) for name in names]
    return sorted(found, key=lambda pair: -pair[1].mean)[:SHOWN]


def without_dependence(names: Sequence[str]) -> str:
    """Said of the columns whose bar leads to no partial dependence; empty where all have one."""
    if not names:
        return ""
    return t(
        "Not drawn for {columns}: how the answer depends on a column is drawn for numbers and categories, and for no "
        "more than {most} of them.",
        columns=listed(names),
        most=COLUMNS,
    )


def _of(seed: Sequence[Evaluation], model: str) -> Evaluation:
    return next(one for one in seed if one.model == model)


def _scores(judged: Sequence[Sequence[Evaluation]], model: str, metric: str) -> np.ndarray:
    return np.array([_of(seed, model).validation[metric] for seed in judged])


def _beats_guessing(judged: Sequence[Sequence[Evaluation]], metric: str, overlap: float) -> bool:
    """By the metric, or by the order of the rows: where one class is rare, always the other one is hard to beat."""
    metrics = [name for name in (metric, *RANKING) if name in judged[0][0].validation]
    models = (NETWORK, TREES, LINEAR)
    gains = [_scores(judged, model, name) - _scores(judged, GUESS, name) for model in models for name in metrics]
    # That a model is worse than guessing is no claim: only one side can be false.
    return 1 in _sides(gains, overlap, 2.0 * LEVEL - 1.0)


def _better(judged: Sequence[Sequence[Evaluation]], metric: str, overlap: float) -> set[tuple[str, str]]:
    """The pairs of which the first model is better than the second.

    Also where it gives true classes more probability than the linear one, though it may be right as often: unless
    classes are weighed, as no model then gives them the probabilities of these rows.
    """
    pairs = [(TREES, NETWORK), (NETWORK, LINEAR), (TREES, LINEAR)]
    gains = [_scores(judged, one, metric) - _scores(judged, other, metric) for one, other in pairs]
    told = pairs[1:] if metric != BALANCED else []
    sure = [(pair, gain) for pair in told if (gain := _surer(judged, *pair)) is not None]
    sides = _sides([*gains, *(gain for _, gain in sure)], overlap)
    higher = {pair if side > 0 else pair[::-1] for pair, side in zip(pairs, sides, strict=False) if side}
    return higher | {pair for (pair, _), side in zip(sure, sides[len(pairs) :], strict=True) if side > 0}


def _sides(gains: Sequence[np.ndarray], overlap: float, level: float = LEVEL) -> list[int]:
    """Of gains over repeated splits of one table, those beyond chance: 1 and -1 by their sign, and 0 for all others.

    All are tested together, by Holm's procedure.
    """
    levels = holm_levels([p_value(gain, overlap) for gain in gains], level)
    found = (interval(gain, at, overlap) for gain, at in zip(gains, levels, strict=True))
    return [int(np.sign(one.mean)) if one.clear else 0 for one in found]


def _surer(judged: Sequence[Sequence[Evaluation]], model: str, other: str) -> np.ndarray | None:
    """How much more probability a model gives true classes than another, as a logarithm; None of numbers."""
    mine, others = ([_of(seed, name).validation.get(LOG_LOSS, 0.0) for seed in judged] for name in (model, other))
    return np.log(others) - np.log(mine) if min(*mine, *others) > 0 else None


def _written(name: str, value: float) -> str:
    if name in SHARES:
        return percent(value)
    return three_digits(value) if name in ERRORS else in_digits(value, ".2f")


def _in_digits_that_differ(metric: str, means: Mapping[str, float]) -> dict[str, str]:
    """Means that are alike in the digits of the table, in the fewest more that show a difference, if any do."""
    forms = (f".{digits - 2}%" if metric in SHARES else f".{digits}f" for digits in range(3, 9))
    found = ({model: in_digits(mean, form) for model, mean in means.items()} for form in forms)
    return next((written for written in found if len({*written.values()}) > 1), {})
