"""What a problem of a table costs: the score with and without it, seed by seed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.checks.finding import Action
from dashboard.analysis.evaluation.by_class import by_class
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.results import Results
from dashboard.analysis.statistics import interval
from dashboard.analysis.words import end_in_words, percent, score_in_words
from dashboard.experiment.splits import split_overlap
from language.numbers import in_digits
from language.say import Marked, mark, t

BEFORE, AFTER = "before", "after"
# By whether the score is lower after the step; where rows stay the same ones, it was not too good before.
_WITHOUT = {
    True: mark("The earlier score was too good, if the finding is right."),
    False: mark("The network does better without it."),
}
_SAME_ROWS = {
    True: mark("The network learns something from what was left out: undo it, unless you know that it is wrong."),
    False: mark("The network does better without it."),
}
_AT_RANDOM = {
    True: mark("A random split is no easier: that test rows differ does no harm here."),
    False: mark("That is what it costs when test rows are unlike the training rows; a random split hides it."),
}
_SENTENCES: dict[Action, dict[bool, Marked]] = {
    "read as missing": _SAME_ROWS,
    "do not train on": _SAME_ROWS,
    "ignore groups": _AT_RANDOM,
    "ignore order": _AT_RANDOM,
}
# By whether weights raise the balanced accuracy.
_WEIGHTS = {
    True: mark("Class weights are worth it where all classes count equally."),
    False: mark("Class weights do harm here."),
}
_UNCLEAR = mark("The change may be chance.")


def price(results: Results, step: Action = "none") -> str:
    """The validation scores of the large network before and after a step, at the seeds that have both."""
    scores = np.array([[outcome.validation_metric(record) for record in pair] for pair in results.columns()])
    if len(scores) < FEWEST_PAIRS:
        return t("Training with and without it. A first comparison needs {seeds} seeds.", seeds=FEWEST_PAIRS)
    metric = results.arms[0].experiment.metric
    before, after = (score_in_words(float(mean), metric) for mean in scores.mean(0))
    change = interval(scores[:, 1] - scores[:, 0], overlap=_overlap(results))
    sides = _sides(change.low, change.high, metric)
    said = t(
        "**Before: {metric} {before} on validation rows. Now: {after}.** The change is {change} (95% interval "
        "{sides}), over {seeds} seeds.",
        metric=t(metric),
        before=before,
        after=after,
        change=_difference(change.mean, metric),
        sides=sides,
        seeds=len(scores),
    )
    if not change.clear:
        return f"{said} {t(_UNCLEAR)}"
    return f"{said} {t(_SENTENCES.get(step, _WITHOUT)[bool(change.mean < 0)])}"


def price_of_weights(results: Results, written: Callable[[str], str]) -> str:
    """What class weights change: what is found of the rarest class, what is right of all rows, and both together.

    `written` makes text for the page of a class's name.
    """
    seeds = [[by_class(record) for record in (before, after)] for before, after in results.columns()]
    if len(seeds) < FEWEST_PAIRS:
        return t("Training with and without class weights. A first comparison needs {seeds} seeds.", seeds=FEWEST_PAIRS)
    rarest = int(np.argmin(np.sum([before.rows for before, _ in seeds], 0)))
    name = written(results.arms[0].experiment.class_names[rarest])
    found = np.mean([[one.recall[rarest] for one in seed] for seed in seeds], 0)
    right = np.mean([[one.accuracy for one in seed] for seed in seeds], 0)
    changes = np.array([after.balanced_accuracy - before.balanced_accuracy for before, after in seeds])
    change = interval(changes, overlap=_overlap(results))
    sides = _sides(change.low, change.high, "accuracy")
    said = t(
        "**Before, {found} of the rows of class {name} were found, and {right} of all validation rows were right. With "
        "class weights they are {found_now} and {right_now}.** Balanced accuracy changes by {change} (95% interval "
        "{sides}), over {seeds} seeds.",
        found=percent(found[0]),
        name=name,
        right=percent(right[0]),
        found_now=percent(found[1]),
        right_now=percent(right[1]),
        change=_difference(change.mean, "accuracy"),
        sides=sides,
        seeds=len(seeds),
    )
    if not change.clear:
        return f"{said} {t(_UNCLEAR)}"
    return f"{said} {t(_WEIGHTS[bool(change.mean > 0)])}"


def _overlap(results: Results) -> float:
    return split_overlap(results.arms[0].experiment)


def _difference(value: float, metric: str) -> str:
    return t("{points:+.1f} points", points=100 * value) if metric == "accuracy" else in_digits(value, "+.2f")


def _sides(low: float, high: float, metric: str) -> str:
    if metric == "accuracy":
        return t("{low} to {high} points", low=end_in_words(100 * low, "+.1f"), high=end_in_words(100 * high, "+.1f"))
    return t("from {low} to {high}", low=end_in_words(low, "+.2f"), high=end_in_words(high, "+.2f"))
