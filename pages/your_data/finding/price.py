"""What a problem of a table costs: the score with and without it, seed by seed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.best_arm import too_few_seeds
from dashboard.analysis.checks.finding import Finding
from dashboard.analysis.evaluation.by_class import by_class
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.results import Results
from dashboard.analysis.statistics import interval
from dashboard.analysis.words import end_in_words, percent, score_in_words
from dashboard.experiment.splits import split_overlap
from language.say import Marked, mark, t

BEFORE, AFTER = "before", "after"
# By whether the score is lower after the step; where rows stay the same ones, it was not too good before.
_TOO_GOOD = mark("The earlier score was too good, if the finding is right.")
_WITHOUT = {True: _TOO_GOOD, False: mark("The network does better without it.")}
_SAME_ROWS = {
    True: mark("The network learns something from what was left out: undo it, unless you know that it is wrong."),
    False: _WITHOUT[False],
}
# Of a column that gives nothing away: it says what another one does, or is unlike in test rows.
_KNOWN = {True: mark("The network does better with it: undo it."), False: _WITHOUT[False]}
_BY_GROUP = {
    True: _TOO_GOOD,
    False: mark("Rows of other groups are no harder: that parts share groups does no harm here."),
}
_AT_RANDOM = {
    True: mark("A random split is no easier: that test rows differ does no harm here."),
    False: mark("That is what it costs when test rows are unlike the training rows; a random split hides it."),
}
_WEIGHTS = {
    True: mark("Class weights do harm here."),
    False: mark("Class weights are worth it where all classes count equally."),
}
_UNCLEAR = mark("The change may be chance.")
_CHANGE = mark("The change is {change} (95% interval {sides}), over {seeds} seeds.")
_CHANGE_OF_WEIGHTS = mark("Balanced accuracy changes by {change} (95% interval {sides}), over {seeds} seeds.")
_ONE_SPLIT = mark(
    "These are means over {seeds} seeds. Rows that are split in order are one split, with the same validation rows at "
    "each seed: seeds can't tell whether the change is chance."
)


def price(results: Results, found: Finding) -> str:
    """The validation scores of the large network before and after a finding's step, at the seeds that have both."""
    scores = np.array([[outcome.validation_metric(record) for record in pair] for pair in results.columns()])
    if len(scores) < FEWEST_PAIRS:
        begun = mark("Training with and without it. A first comparison needs {seeds} seeds.")
        return too_few_seeds(results) if results.over else t(begun, seeds=FEWEST_PAIRS)
    metric = results.arms[0].experiment.metric
    before, after = (_as_read(float(mean), metric) for mean in scores.mean(0))
    said = t(
        "**Before: {metric} {before} on validation rows. Now: {after}.**",
        metric=t(metric),
        before=_score(before, metric),
        after=_score(after, metric),
    )
    changes = scores[:, 1] - scores[:, 0]
    # As a reader works it out from the two scores, where they are not alike.
    change = after - before if before != after else float(changes.mean())
    return f"{said} {_change(results, changes, metric, _CHANGE, _sentences(results, found), change)}"


def _as_read(score: float, metric: str) -> float:
    """Rounded as a change of it is written: accuracy to tenths of a percent, R² to hundredths, and none onto 0 or 1."""
    if metric != "accuracy":
        return round(score, 2)
    return min(max(round(score, 3), 0.001), 0.999) if 0.0 < round(score, 6) < 1.0 else round(score, 3)


def _score(score: float, metric: str) -> str:
    return f"{score:.1%}" if metric == "accuracy" else score_in_words(score, metric)


def price_of_weights(results: Results, written: Callable[[str], str]) -> str:
    """What class weights change: what is found of the rarest class, what is right of all rows, and both together.

    `written` makes text for the page of a class's name.
    """
    seeds = [[by_class(record) for record in (before, after)] for before, after in results.columns()]
    if len(seeds) < FEWEST_PAIRS:
        begun = mark("Training with and without class weights. A first comparison needs {seeds} seeds.")
        return too_few_seeds(results) if results.over else t(begun, seeds=FEWEST_PAIRS)
    rarest = int(np.argmin(np.sum([before.rows for before, _ in seeds], 0)))
    name = written(results.arms[0].experiment.class_names[rarest])
    found = np.mean([[one.recall[rarest] for one in seed] for seed in seeds], 0)
    right = np.mean([[one.accuracy for one in seed] for seed in seeds], 0)
    said = t(
        "**Before, {found} of the rows of class {name} were found, and {right} of all validation rows were right. With "
        "class weights they are {found_now} and {right_now}.**",
        found=percent(found[0]),
        name=name,
        right=percent(right[0]),
        found_now=percent(found[1]),
        right_now=percent(right[1]),
    )
    changes = np.array([after.balanced_accuracy - before.balanced_accuracy for before, after in seeds])
    return f"{said} {_change(results, changes, 'accuracy', _CHANGE_OF_WEIGHTS, _WEIGHTS, changes.mean())}"


def _sentences(results: Results, found: Finding) -> dict[bool, Marked]:
    """By whether the score is lower after the step, what that says of what was found."""
    before, after = (arm.experiment.dataset.size for arm in results.arms)
    match found.step:
        case "split by group":
            return _BY_GROUP
        case "ignore groups":
            return _AT_RANDOM
        case "leave out" if found.check in ("drift", "redundant"):
            return _KNOWN
        # A row whose target is missing is left out.
        case "read as missing" | "do not train on" if before == after:
            return _SAME_ROWS
        case _:
            return _WITHOUT


def _change(
    results: Results, changes: np.ndarray, metric: str, sentence: Marked, meanings: dict[bool, Marked], mean: float
) -> str:
    """What scores changed by over the seeds, with its interval, and what that means; of one split neither is known."""
    if any(arm.experiment.dataset.ordered for arm in results.arms):
        return t(_ONE_SPLIT, seeds=len(changes))
    change = interval(changes, overlap=split_overlap(results.arms[0].experiment))
    sides = _sides(change.low, change.high, metric)
    said = t(sentence, change=_difference(mean, metric), sides=sides, seeds=len(changes))
    return f"{said} {t(meanings[bool(change.mean < 0)] if change.clear else _UNCLEAR)}"


def _difference(value: float, metric: str) -> str:
    written = _written(value, metric)
    return t("{points} points", points=written) if metric == "accuracy" else written


def _sides(low: float, high: float, metric: str) -> str:
    said = mark("{low} to {high} points") if metric == "accuracy" else mark("from {low} to {high}")
    return t(said, low=_written(low, metric), high=_written(high, metric))


def _written(value: float, metric: str) -> str:
    """A difference of accuracies in percentage points, one of R² as it is."""
    return end_in_words(100 * value, "+.1f") if metric == "accuracy" else end_in_words(value, "+.2f")
