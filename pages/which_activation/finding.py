"""Which activation reached the lowest validation loss, and what it has on the test set."""

from __future__ import annotations

from dashboard.analysis import outcome
from dashboard.analysis.paired import FEWEST
from dashboard.analysis.ranking import Ranking, rank
from dashboard.analysis.results import Results
from dashboard.analysis.table import typical
from dashboard.analysis.words import apart, as_they_are, diverged_in_words
from dashboard.language.say import mark, t

# What the others are compared with.
LINEAR = "linear"
TRAINING = mark("Training. A first comparison needs {seeds} seeds.")
_BEST = mark("**{best} has the lowest validation loss**, {loss:.3g} over {seeds} seeds; {apart}.")
_BEST_BESIDE = mark("**{best} has the lowest validation loss**, {loss:.3g} over {seeds} seeds, {change}; {apart}.")


def finding(results: Results) -> str:
    """Says only as much as the seeds bear out."""
    ranking = rank(results, LINEAR)
    if ranking is None:
        return f"{t(TRAINING, seeds=FEWEST)} {diverged_in_words(results)}".strip()
    if not results[ranking.best]:
        return diverged_in_words(results)
    said = (
        _best(results, ranking),
        _on_test(results, ranking.best),
        as_they_are(ranking, results.title),
        diverged_in_words(results),
    )
    return " ".join(filter(None, said))


def _best(results: Results, ranking: Ranking) -> str:
    best, records = ranking.best, results[ranking.best]
    loss, told = typical(outcome.validation_loss)(records), apart(ranking, results.title)
    if best == LINEAR:
        return t(_BEST, best=best, loss=loss, seeds=len(records), apart=told)
    beside = ranking.changes[best].beside(t("{activation}'s", activation=LINEAR))
    return t(_BEST_BESIDE, best=best, loss=loss, seeds=len(records), change=beside, apart=told)


def _on_test(results: Results, best: str) -> str:
    metric, score = results.arms[0].experiment.metric, results.mean(best, outcome.test_metric)
    return t(
        "On the test set its loss is {loss:.3g} and its {metric} {score}.",
        loss=typical(outcome.test_loss)(results[best]),
        metric=t(metric),
        score=f"{score:.1%}" if metric == "accuracy" else f"{score:.2f}",
    )
