"""Which activation reached the lowest validation loss, and what it has on the test set."""

from __future__ import annotations

from dashboard.analysis import outcome
from dashboard.analysis.paired import FEWEST
from dashboard.analysis.ranking import Ranking, rank
from dashboard.analysis.results import Results
from dashboard.analysis.table import typical
from dashboard.analysis.words import apart, diverged_in_words

# What the others are compared with.
LINEAR = "linear"


def finding(results: Results) -> str:
    """Says only as much as the seeds bear out."""
    ranking = rank(results, LINEAR)
    if ranking is None:
        return f"Training. A first comparison needs {FEWEST} seeds. {diverged_in_words(results)}".strip()
    best, metric = ranking.best, results.arms[0].experiment.metric
    records = results[best]
    if not records:
        return diverged_in_words(results)
    score = results.mean(best, outcome.test_metric)
    test = f"{score:.1%}" if metric == "accuracy" else f"{score:.2f}"
    said = (
        f"**{best} has the lowest validation loss**, {typical(outcome.validation_loss)(records):.3g} over "
        f"{len(records)} seeds{_beside_linear(ranking)}; {apart(ranking, results.title)}. On the test set its loss is "
        f"{typical(outcome.test_loss)(records):.3g} and its {metric} {test}. {diverged_in_words(results)}"
    )
    return said.strip()


def _beside_linear(ranking: Ranking) -> str:
    return "" if ranking.best == LINEAR else ", " + ranking.changes[ranking.best].beside(f"{LINEAR}'s")
