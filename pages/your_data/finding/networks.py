"""What networks make of a visitor's own data, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.best_arm import beside_guessing, partial_in_words, too_few_seeds, without_baseline
from dashboard.analysis.change import CLOSE
from dashboard.analysis.comparison_words import SEALED, apart, as_they_are, mishaps_in_words
from dashboard.analysis.paired import FEWEST_PAIRS, NEGLIGIBLE
from dashboard.analysis.ranking import Ranking, rank
from dashboard.analysis.results import Results
from dashboard.analysis.statistics import geometric_mean
from dashboard.analysis.table import typical
from dashboard.analysis.verdict import Kind, judge_record
from dashboard.analysis.words import loss_in_words, percent, quoted, score_in_words
from dashboard.data.dataset import Dataset
from dashboard.data.parts import SPLITS, TEST, VALIDATION
from dashboard.experiment.arms import BASELINE
from dashboard.experiment.record import Record
from language.say import mark, t, tn

# By whether it is compared with the large one.
_BEST = {
    False: mark("{title} has the lowest validation loss, a geometric mean {loss}; {others}."),
    True: mark("{title} has the lowest validation loss, a geometric mean {loss}, {change}; {others}."),
}
# By whether it counts as more than it is.
_LOSS = {False: mark("of {loss}"), True: mark("below {loss} (anything lower counts as that)")}


def inputs_in_words(columns: int, inputs: int, target: str) -> str:
    """How many inputs columns make, and what they predict: categories and empty cells have inputs of their own."""
    if columns == inputs:
        return tn(
            "{count} input, predicting {target}.", "{count:,} inputs, predicting {target}.", inputs, target=target
        )
    one, many = (
        mark("{count} column as {inputs:,} inputs, predicting {target}."),
        mark("{count:,} columns as {inputs:,} inputs, predicting {target}."),
    )
    return tn(one, many, columns, inputs=inputs, target=target)


def guess(dataset: Dataset) -> str:
    """What knowing only the targets gets: the score that a network has to beat."""
    if not dataset.classifies:
        return t("Always answering the mean has an R² of 0.")
    _, y = dataset.everything()
    counts = np.bincount(y)
    likely, share = dataset.class_names[int(counts.argmax())], percent(counts.max() / len(y))
    return t("Always answering “{likely}” is right for {share} of the rows.", likely=likely, share=share)


def finding(results: Results, open_splits: Sequence[str] = SPLITS) -> str:
    """Whether the large network overfits, what has the lowest validation loss, and what that one reaches on test.

    The first is said of the first seed already: whoever brings a table waits for that answer.
    """
    large = _large(results[BASELINE]) if results[BASELINE] else ""
    ranking = rank(results, BASELINE)
    if ranking is None:
        if results.over:
            return f"{large} {too_few_seeds(results)}".strip()
        needed = t("A first comparison needs {seeds} seeds.", seeds=FEWEST_PAIRS)
        return " ".join(filter(None, (large or t("Training."), needed, mishaps_in_words(results))))
    title = partial(title_quoted, results)
    if said := partial_in_words(results, ranking, title):
        return f"{large} {said}".strip()
    first = without_baseline(results, ranking)
    mishaps = mishaps_in_words(results, BASELINE if first else "", ranking)
    if not ranking.sound:
        return f"{first} {mishaps}".strip()
    tested = _on_test(results, ranking.best) if SPLITS[TEST] in open_splits else t(SEALED)
    parts = (first, large, _best(results, ranking), tested, beside_guessing(results[ranking.best]))
    return " ".join(filter(None, (*parts, as_they_are(results, ranking, title), mishaps)))


_AT_ONE_SEED: dict[Kind, str] = {
    "overfitting": mark("**For the first seed, the large network overfits this data.**"),
    "can't tell": mark("**For the first seed it can't be told whether the large network overfits this data.**"),
    "good fit": mark("**For the first seed, the large network does not overfit this data.**"),
}
# By whether validation loss rose; else it is the gap that shows it.
_OVERFITS = {
    True: mark(
        "**The large network overfits this data for {overfits} of {seeds} seeds:** there its validation loss is "
        "{lowest} at its lowest and {last} at the end (geometric means)."
    ),
    False: mark(
        "**The large network overfits this data for {overfits} of {seeds} seeds:** there its validation loss is "
        "{last} at the end, and its training loss {train} (geometric means)."
    ),
}
# By whether that is so at most seeds.
_UNTOLD = {
    True: mark(
        "**Whether the large network overfits this data can't be told** for {untold} of {seeds} seeds; for none is "
        "it shown."
    ),
    False: mark(
        "**The large network was not found to overfit this data** for any of {seeds} seeds; for {untold} of them it "
        "can't be told."
    ),
}


def _large(records: tuple[Record, ...]) -> str:
    """By the verdicts over its trainings, as the lab would say them."""
    kinds = [judge_record(record).kind for record in records]
    if len(kinds) == 1:
        otherwise = mark("**For the first seed, the verdict on the large network is “{kind}”.**")
        return t(_AT_ONE_SEED.get(kinds[0], otherwise), kind=t(kinds[0]))
    overfitted = [record for record, kind in zip(records, kinds, strict=True) if kind == "overfitting"]
    untold = kinds.count("can't tell")
    if not overfitted and untold:
        return t(_UNTOLD[2 * untold > len(kinds)], untold=untold, seeds=len(kinds))
    if not overfitted:
        return _without_overfitting(kinds)
    curves = [record.history.losses[:, VALIDATION] for record in overfitted]
    # Geometric, as in the table.
    lowest, last = (geometric_mean(np.array(found)) for found in zip(*((c.min(), c[-1]) for c in curves), strict=True))
    return t(
        _OVERFITS[last > (1.0 + CLOSE) * lowest],
        overfits=len(overfitted),
        seeds=len(records),
        lowest=loss_in_words(lowest),
        last=loss_in_words(last),
        train=loss_in_words(typical(outcome.train_loss)(overfitted)),
    )


def _without_overfitting(kinds: Sequence[Kind]) -> str:
    """A training that ended too soon, or diverged, says nothing of what a good one would do."""
    ((usual, _),) = Counter(kinds).most_common(1)
    if usual == "good fit":
        return t("**The large network does not overfit this data:** for none of {seeds} seeds.", seeds=len(kinds))
    return t(
        "**For none of {seeds} seeds does the large network overfit this data;** most often the verdict is “{kind}”.",
        seeds=len(kinds),
        kind=t(usual),
    )


def _best(results: Results, ranking: Ranking) -> str:
    """The network with the lowest validation loss, and how clearly: bold only if it is told from all others."""
    best, title = ranking.best, partial(title_quoted, results)
    loss, least = typical(outcome.validation_loss)(results[best]), NEGLIGIBLE * ranking.losses.constant_loss
    change = "" if ranking.gain is None else ranking.gain.beside(t("that with the large network"))
    return t(
        _BEST[ranking.gain is not None],
        title=title(best) if ranking.rivals else f"**{results.title(best)}**",
        loss=t(_LOSS[loss < least], loss=loss_in_words(max(loss, least))),
        change=change,
        others=apart(ranking, title),
    )


def title_quoted(results: Results, name: str) -> str:
    """An arm's title within a sentence."""
    return quoted(results.title(name))


def _on_test(results: Results, best: str) -> str:
    metric = results.arms[0].experiment.metric
    return t(
        "Its {metric} on the test set, which took no part in that choice, is {reached}.",
        metric=t(metric),
        reached=score_in_words(results.mean(best, outcome.test_metric), metric),
    )
