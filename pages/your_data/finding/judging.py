"""How the best network compares with other models on the same rows, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dashboard.analysis.evaluation.dependence import COLUMNS
from dashboard.analysis.evaluation.metrics import ERRORS, SHARES, deciding_metric
from dashboard.analysis.evaluation.models import GUESS, LINEAR, NETWORK, TREES, Evaluation
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.statistics import Interval, interval
from dashboard.analysis.words import capital, listed, percent
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import split_overlap
from language.numbers import in_digits, three_digits
from language.say import mark, t
from pages.your_data.finding.better import beats_guessing, better, of_model, scores

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
    return _outcome(better(judged, metric, overlap)) if beats_guessing(judged, metric, overlap) else NONE


def _outcome(told: set[tuple[str, str]]) -> str:
    """Of pairs of which the first model is better than the second."""
    if (TREES, NETWORK) in told:
        return TREES_WIN
    if (LINEAR, NETWORK) in told:
        return LINEAR_WINS
    # Where a line is all there is, trees lose to a network that is no better than the line.
    if not told & {(NETWORK, LINEAR), (TREES, LINEAR)}:
        return LEAST
    return NETWORK_WINS if (NETWORK, TREES) in told else TIED


def beside_others(experiment: Experiment, judged: Sequence[Sequence[Evaluation]]) -> str:
    """What the comparison means: trees that win, networks that win, or nothing that beats guessing."""
    outcome, metric = outcome_beside(experiment, judged), deciding_metric(experiment)
    if not outcome:
        return ""
    means = {model: float(scores(judged, model, metric).mean()) for model in TITLES}
    written = {model: _written(metric, mean) for model, mean in means.items()}
    if outcome in _TOLD and written[_TOLD[outcome]] == written[NETWORK]:
        written |= _in_digits_that_differ(metric, {model: means[model] for model in (_TOLD[outcome], NETWORK)})
    return t(SAID[outcome], metric=t(metric), **written)


def trees_guess(judged: Sequence[Sequence[Evaluation]]) -> bool:
    """Whether the trees answer as if they knew the targets alone, as they do where no split leaves enough rows."""
    pairs = [(of_model(seed, TREES).validation, of_model(seed, GUESS).validation) for seed in judged]
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


def _written(name: str, value: float) -> str:
    if name in SHARES:
        return percent(value)
    return three_digits(value) if name in ERRORS else in_digits(value, ".2f")


def _in_digits_that_differ(metric: str, means: Mapping[str, float]) -> dict[str, str]:
    """Means that are alike in the digits of the table, in the fewest more that show a difference, if any do.

    Nor is one of less than 1 written as if it were 1.
    """
    for digits in range(3, 9):
        form = f".{digits - 2}%" if metric in SHARES else f".{digits}f"
        rounded = {round(mean, digits) for mean in means.values()}
        if len(rounded) == len(means) and (1.0 not in rounded or 1.0 in means.values()):
            return {model: in_digits(mean, form) for model, mean in means.items()}
    return {}
