"""What a problem of a table costs: the score with and without it, seed by seed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.judging.by_class import by_class
from dashboard.analysis.paired import FEWEST
from dashboard.analysis.results import Results
from dashboard.analysis.statistics import interval
from dashboard.analysis.words import percent

BEFORE, AFTER = "before", "after"


def price(results: Results) -> str:
    """The validation scores of the large network before and after a change of the table, and how they differ."""
    differences = results.differences(AFTER, BEFORE, outcome.validation_metric)
    if len(differences) < FEWEST:
        return f"Training with and without it. A first comparison needs {FEWEST} seeds."
    metric = results.arms[0].experiment.metric
    before, after = (_score(results.mean(name, outcome.validation_metric), metric) for name in (BEFORE, AFTER))
    change = interval(differences)
    sides = ", ".join(_difference(bound, metric) for bound in (change.low, change.high))
    said = f"**Before: {metric} {before} on validation rows. Now: {after}.** "
    said += f"The change is {_difference(change.mean, metric)} (95 % interval {sides}), over {len(differences)} seeds. "
    if not change.clear:
        return said + "It can't be told from none."
    if change.mean < 0:
        return said + "The score before was too good, if what was found is so."
    return said + "The network does better without it."


def price_of_weights(results: Results, written: Callable[[str], str]) -> str:
    """What class weights change: what is found of the rarest class, what is right of all rows, and both together.

    `written` makes text for the page of a class's name.
    """
    seeds = [[by_class(record) for record in (before, after)] for before, after in results.columns()]
    if len(seeds) < FEWEST:
        return f"Training with and without weights. A first comparison needs {FEWEST} seeds."
    rarest = int(np.argmin(np.sum([before.rows for before, _ in seeds], 0)))
    name = written(results.arms[0].experiment.class_names[rarest])
    found = np.mean([[one.recall[rarest] for one in seed] for seed in seeds], 0)
    right = np.mean([[one.accuracy for one in seed] for seed in seeds], 0)
    change = interval(np.array([after.balanced_accuracy - before.balanced_accuracy for before, after in seeds]))
    sides = ", ".join(_difference(bound, "accuracy") for bound in (change.low, change.high))
    said = (
        f"**Before, {percent(found[0])} of {name} were found, and {percent(right[0])} of all validation rows were "
        f"right. With weights it is {percent(found[1])} and {percent(right[1])}.** Balanced accuracy changes by "
        f"{_difference(change.mean, 'accuracy')} (95 % interval {sides}), over {len(seeds)} seeds. "
    )
    if not change.clear:
        return said + "It can't be told from none."
    return said + ("Weights are worth it where classes count alike." if change.mean > 0 else "Weights do harm here.")


def _score(value: float, metric: str) -> str:
    return percent(value) if metric == "accuracy" else f"{value:.2f}"


def _difference(value: float, metric: str) -> str:
    return f"{100 * value:+.1f} points" if metric == "accuracy" else f"{value:+.2f}"
