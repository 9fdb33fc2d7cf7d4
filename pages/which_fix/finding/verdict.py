"""Which remedy helps most, or whether any does: the lead of what the trial says."""

from __future__ import annotations

from dashboard.analysis.comparison_words import margin_in_words, seeds_needed
from dashboard.analysis.ranking import Ranking
from dashboard.analysis.results import Results
from dashboard.analysis.words import capital, listed
from dashboard.experiment.arms import BASELINE
from dashboard.export.describe import in_sentence
from language.say import mark, t

# By whether any remedy diverged.
_MOST = {
    False: mark(
        "**{best} helps most:** its validation loss is {change}, {seeds} seeds, and lower beyond chance than with any "
        "other remedy."
    ),
    True: mark(
        "**{best} helps most:** its validation loss is {change}, {seeds} seeds, and lower beyond chance than with any "
        "other remedy that did not diverge."
    ),
}
# By whether these are all remedies.
_NO_DIFFERENCE = {
    True: mark(
        "**Nothing makes a difference here:** with every remedy, validation loss differs from the baseline's by less "
        "than {margin}."
    ),
    False: mark(
        "**No remedy that trains makes a difference here:** with each that did not diverge, validation loss differs "
        "from the baseline's by less than {margin}."
    ),
}
_NO_HELP = {
    True: mark("**Nothing helps here:** no remedy lowers validation loss by more than {margin}."),
    False: mark("**Nothing helps here:** no remedy that did not diverge lowers validation loss by more than {margin}."),
}
# Of the remedy with the lowest mean, where others are lower beyond chance; by whether it changes too little to count.
_NOT_LOWER = {
    False: mark(
        "**No clear winner:** the lowest mean validation loss is that of {best}, {change}, which may be chance."
    ),
    True: mark(
        "**No clear winner:** the lowest mean validation loss is that of {best}, {change}, and less than {margin} "
        "counts as none."
    ),
}
# By whether these are two, and whether they differ by too little to count.
_UNTOLD = {
    (True, True): mark("{remedies} can't be told apart, and differ by less than {margin}."),
    (False, True): mark("{remedies} can't be told apart, and the first two differ by less than {margin}."),
    (True, False): mark("{remedies} can't be told apart; that would take {seeds} seeds."),
    (False, False): mark("{remedies} can't be told apart; it would take {seeds} seeds to tell the first two apart."),
}


def verdict(results: Results, ranking: Ranking) -> str:
    """What the seeds bear out of the best remedy."""
    if not ranking.lower:
        return _nothing(results, ranking)
    if not ranking.helps:
        return _lowest_is_not_lower(results, ranking)
    best = {
        "best": capital(title(results, ranking.best)),
        "change": _change(ranking, ranking.best),
        "seeds": ranking.changes[ranking.best].logs.count,
    }
    if len(ranking.changes) == 1:
        return t("**{best} helps:** its validation loss is {change}, {seeds} seeds.", **best)
    if len(remedies := [name for name in ranking.contenders if name != BASELINE]) == 1:
        return t(_MOST[not {BASELINE}.issuperset(ranking.diverged)], **best)
    return t(
        "**No clear winner:** {rivals} {best} has the lowest validation loss: {change}, {seeds} seeds.",
        rivals=_rivals(results, ranking, remedies),
        **best,
    )


def _change(ranking: Ranking, name: str) -> str:
    return ranking.changes[name].beside(t("the baseline's"))


def _rivals(results: Results, ranking: Ranking, remedies: list[str]) -> str:
    """Which remedies may be the best, and what it would take to know."""
    lead = ranking.lead(remedies[1])
    return t(
        _UNTOLD[len(remedies) == 2, lead.is_small],
        remedies=capital(listed([title(results, name) for name in remedies])),
        margin=margin_in_words(lead),
        seeds=seeds_needed(lead),
    )


def _lowest_is_not_lower(results: Results, ranking: Ranking) -> str:
    """One that is lower beyond chance need not be the one with the lowest mean: the count names those."""
    best = ranking.changes[ranking.best]
    return t(
        _NOT_LOWER[best.is_small],
        best=title(results, ranking.best),
        change=_change(ranking, ranking.best),
        margin=margin_in_words(best),
    )


def _nothing(results: Results, ranking: Ranking) -> str:
    """Of the remedies that did not diverge."""
    changes = {name: ranking.changes[name] for name in ranking.sound if name != BASELINE}
    if not changes:
        return t("**Every remedy diverged for some seed:** the baseline did for none.")
    margin, whole = margin_in_words(next(iter(changes.values()))), len(changes) == len(ranking.changes)
    if all(change.kind == "same" for change in changes.values()):
        return t(_NO_DIFFERENCE[whole], margin=margin)
    if all(change.never_lower for change in changes.values()):
        return t(_NO_HELP[whole], margin=margin)
    open_ = {name: change for name, change in changes.items() if not (change.never_lower or change.is_small)}
    if not open_:
        name = next(name for name, change in changes.items() if not change.never_lower)
        return t(
            "**Nothing helps enough to count:** with {remedy}, validation loss is {change}, and less than {margin} "
            "counts as none.",
            remedy=title(results, name),
            change=_change(ranking, name),
            margin=margin,
        )
    name, lowest = next(iter(open_.items()))
    return t(
        "**Too few seeds to say whether anything helps:** with {remedy}, validation loss is {change}; for that one, "
        "{seeds} seeds would decide.",
        remedy=title(results, name),
        change=_change(ranking, name),
        seeds=seeds_needed(lowest),
    )


def title(results: Results, name: str) -> str:
    """An arm as it is named within a sentence."""
    return t("the baseline") if name == BASELINE else in_sentence(results.named(name))
