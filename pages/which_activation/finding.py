"""Which activation reached the lowest validation loss, and what it has on the test set."""

from __future__ import annotations

from dashboard.analysis import outcome
from dashboard.analysis.results import Results
from dashboard.analysis.winner import FEWEST, winner
from dashboard.analysis.words import listed


def finding(results: Results) -> str:
    """Says only as much as the seeds bear out; `linear` is what the others are compared with."""
    found = winner(results, "linear", outcome.validation_loss)
    if found is None:
        return f"Training. A first comparison needs {FEWEST} seeds."
    best, metric = found.best, results.arms[0].experiment.metric
    others = f"{listed(found.tied)} can't be told from it" if found.tied else "clearly below all others"
    score = results.mean(best, outcome.test_metric)
    return (
        f"**{best} has the lowest validation loss**, {results.mean(best, outcome.validation_loss):.3g} over "
        f"{len(results[best])} seeds; {others}. On the test set its loss is "
        f"{results.mean(best, outcome.test_loss):.3g} and its {metric} "
        f"{f'{score:.1%}' if metric == 'accuracy' else f'{score:.2f}'}."
    )
