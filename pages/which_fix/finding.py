"""The trial of remedies in words: what helps, as far as the seeds bear it out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from dashboard.analysis.best_arm import (
    beside_guessing,
    lower_in_words,
    partial_in_words,
    too_few_seeds,
    without_baseline,
)
from dashboard.analysis.comparison_words import (
    as_they_are,
    diverged_in_words,
    left_out_in_words,
    margin_in_words,
    seeds_needed,
)
from dashboard.analysis.ranking import Ranking, rank
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
# By whether these are two.
_ALL = {
    True: mark("Validation loss is lower beyond chance with both remedies{which}."),
    False: mark("Validation loss is lower beyond chance with all {total} remedies{which}."),
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
# With how many remedies the loss is lower, by whether it is with any, and higher with any.
_COUNTS = {
    (False, False): mark("Validation loss is lower beyond chance with no remedy."),
    (False, True): mark("Validation loss is lower beyond chance with no remedy; higher with {higher}."),
    (True, False): mark("Validation loss is lower beyond chance with {lower} of {total} remedies{which}."),
    (True, True): mark(
        "Validation loss is lower beyond chance with {lower} of {total} remedies{which}; higher with {higher}."
    ),
}
# Where too few seeds are not what leaves it open.
_SLIGHT = mark(
    "Besides these, with {remedies}, it changes beyond chance, but by less than {margin}, which counts as none."
)


def finding(results: Results) -> str:
    """What the trial says so far."""
    ranking = rank(results, BASELINE)
    if ranking is None:
        return too_few_seeds(results)
    title = partial(_title, results)
    if said := partial_in_words(results, ranking, title):
        return said
    without = without_baseline(results, ranking)
    verdict = without or _verdict(results, ranking)
    so_far = verdict if results.complete else t("So far: {finding}", finding=verdict)
    parts = [
        so_far,
        "" if without else _count(results, ranking),
        beside_guessing(results[ranking.best]) if ranking.sound else "",
        as_they_are(ranking, title),
        _diverged(results, but=BASELINE if without else ""),
        left_out_in_words(results),
    ]
    return " ".join(filter(None, parts))


def _title(results: Results, name: str) -> str:
    return t("the baseline") if name == BASELINE else in_sentence(results.named(name))


def _verdict(results: Results, ranking: Ranking) -> str:
    if not ranking.lower:
        return _nothing(results, ranking)
    if not ranking.helps:
        return _lowest_by_chance(results, ranking)
    best = {
        "best": capital(_title(results, ranking.best)),
        "change": _change(ranking, ranking.best),
        "seeds": ranking.changes[ranking.best].logs.count,
    }
    if len(remedies := [name for name in ranking.contenders if name != BASELINE]) == 1:
        return t(_MOST[not {BASELINE}.issuperset(ranking.diverged)], **best)
    return t(
        "**No clear winner:** {rivals} {best} has the lowest validation loss: {change}, {seeds} seeds.",
        rivals=_rivals(results, ranking, remedies),
        **best,
    )


def _change(ranking: Ranking, name: str) -> str:
    return ranking.changes[name].beside(t("the baseline's"))


def _rivals(results: Results, ranking: Ranking, remedies: Sequence[str]) -> str:
    """Which remedies may be the best, and what it would take to know."""
    names, lead = capital(listed([_title(results, name) for name in remedies])), ranking.lead(remedies[1])
    if lead.is_small:
        return t(
            "{remedies} can't be told apart, and the first two differ by less than {margin}.",
            remedies=names,
            margin=margin_in_words(lead),
        )
    return t(
        "{remedies} can't be told apart; it would take {seeds} seeds to tell the first two apart.",
        remedies=names,
        seeds=seeds_needed(lead),
    )


def _lowest_by_chance(results: Results, ranking: Ranking) -> str:
    """One that is lower beyond chance need not be the one with the lowest mean: the count names those."""
    return t(
        "**No clear winner:** the lowest mean validation loss is that of {best}, {change}, which may be chance.",
        best=_title(results, ranking.best),
        change=_change(ranking, ranking.best),
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
            remedy=_title(results, name),
            change=_change(ranking, name),
            margin=margin,
        )
    name, lowest = next(iter(open_.items()))
    return t(
        "**Too few seeds to say whether anything helps:** with {remedy}, validation loss is {change}; for that one, "
        "{seeds} seeds would decide.",
        remedy=_title(results, name),
        change=_change(ranking, name),
        seeds=seeds_needed(lowest),
    )


def _count(results: Results, ranking: Ranking) -> str:
    """Of the remedies with enough seeds to say anything of, by Holm's procedure."""
    higher = [_title(results, name) for name in ranking.higher]
    lower, total = len(ranking.lower), len(ranking.changes)
    sentence = _ALL[total == 2] if lower == total > 1 else _COUNTS[bool(lower), bool(higher)]
    which = ""
    if ranking.lower and not ranking.helps:
        # The verdict is about another one.
        which = t(": {remedies}", remedies=lower_in_words(ranking, partial(_title, results)))
    said = t(sentence, lower=lower, total=total, which=which, higher=listed(higher) if higher else "")
    slight = [_title(results, name) for name, change in ranking.changes.items() if change.kind == "slight"]
    if not slight:
        return said
    margin = margin_in_words(next(iter(ranking.changes.values())))
    return f"{said} {t(_SLIGHT, remedies=listed(slight), margin=margin)}"


def _diverged(results: Results, but: str) -> str:
    said = diverged_in_words(results, but)
    if not said:
        return ""
    return t("{diverged} That counts as the worst loss, and what diverges is not called best.", diverged=said)
