"""The trial of remedies in words: what helps, as far as the seeds bear it out."""

from __future__ import annotations

from dashboard.analysis.paired import FEWEST
from dashboard.analysis.ranking import Ranking, rank
from dashboard.analysis.results import Results
from dashboard.analysis.words import capital, diverged_in_words, listed, percent, seeds_needed
from dashboard.experiment.arms import BASELINE
from dashboard.export.describe import in_sentence


def finding(results: Results) -> str:
    """What the trial says so far."""
    ranking = rank(results, BASELINE)
    if ranking is None:
        return f"Training. A first comparison needs {FEWEST} seeds. {diverged_in_words(results)}".strip()
    so_far = "" if results.complete else "So far: "
    said = [f"{so_far}{_verdict(results, ranking)}", _count(results, ranking), _diverged(results)]
    return " ".join(sentence for sentence in said if sentence)


def _title(results: Results, name: str) -> str:
    return "the baseline" if name == BASELINE else in_sentence(results.title(name))


def _verdict(results: Results, ranking: Ranking) -> str:
    if not ranking.lower:
        return _nothing(results, ranking)
    if not ranking.helps:
        return _lowest_by_chance(results, ranking)
    best = _title(results, ranking.best)
    gain = f"{_change(ranking, ranking.best)}, {ranking.changes[ranking.best].logs.count} seeds"
    if not ranking.rivals:
        return (
            f"**{capital(best)} helps most:** its validation loss is {gain}, and lower beyond chance than with any "
            "other remedy."
        )
    return f"**No clear winner:** {_rivals(results, ranking)} {capital(best)} has the lowest validation loss: {gain}."


def _change(ranking: Ranking, name: str) -> str:
    return ranking.changes[name].beside("the baseline's")


def _rivals(results: Results, ranking: Ranking) -> str:
    """Which remedies may be the best, and what it would take to know."""
    names = [_title(results, name) for name in ranking.contenders]
    apart = f"{capital(listed(names))} can't be told apart"
    if ranking.lead.kind == "same":
        return f"{apart}, and the first two differ by less than {percent(ranking.lead.margin)}."
    return f"{apart}; for the first two, {seeds_needed(ranking.lead)} seeds would do."


def _lowest_by_chance(results: Results, ranking: Ranking) -> str:
    """One that is lower beyond chance need not be the one with the lowest mean."""
    lower = [f"{_title(results, name)} (by {ranking.changes[name].reach})" for name in ranking.lower]
    best = _title(results, ranking.best)
    return (
        f"**No clear winner:** validation loss is lower beyond chance with {listed(lower)}. The lowest mean is that of "
        f"{best}, {_change(ranking, ranking.best)}, which may be chance."
    )


def _nothing(results: Results, ranking: Ranking) -> str:
    changes = list(ranking.changes.values())
    widest = percent(max(change.margin for change in changes))
    if all(change.kind == "same" for change in changes):
        return (
            f"**Nothing makes a difference here:** with every remedy validation loss stays within {widest} of the "
            "baseline's."
        )
    if all(change.never_lower for change in changes):
        return f"**Nothing helps here:** no remedy lowers validation loss by more than {widest}."
    name, lowest = next((name, change) for name, change in ranking.changes.items() if not change.never_lower)
    return (
        f"**Too few seeds to say whether anything helps:** with no remedy is validation loss lower beyond chance. With "
        f"{_title(results, name)} it is {_change(ranking, name)}; about that one, {seeds_needed(lowest)} seeds would "
        "decide."
    )


def _count(results: Results, ranking: Ranking) -> str:
    """Of the remedies with enough seeds to say anything of, by Holm's procedure."""
    tested = len(ranking.changes)
    higher = [_title(results, name) for name in ranking.higher]
    harm = f"; {listed(higher)} {'raise' if len(higher) > 1 else 'raises'} it" if higher else ""
    return f"{len(ranking.lower)} of {tested} remedies lower validation loss beyond chance{harm}."


def _diverged(results: Results) -> str:
    said = diverged_in_words(results)
    return f"{said} That counts as the worst loss, and what diverges is not called best." if said else ""
