"""The trial of remedies in words: what helps, as far as the seeds bear it out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from dashboard.analysis.best_arm import (
    beside_guessing,
    lower_in_words,
    partial_in_words,
    too_few_seeds,
    without_baseline,
)
from dashboard.analysis.comparison_words import as_they_are, diverged_in_words, left_out_in_words, margin_in_words
from dashboard.analysis.ranking import Ranking, rank
from dashboard.analysis.results import Results
from dashboard.analysis.words import listed
from dashboard.experiment.arms import BASELINE
from language.say import mark, t
from pages.which_fix.finding.verdict import title, verdict

# By whether these are two.
_ALL = {
    True: mark("Both remedies lower validation loss beyond chance{which}."),
    False: mark("All {total} remedies lower validation loss beyond chance{which}."),
}
# With how many remedies the loss is lower, by whether it is higher with any.
_LOWER = {
    False: mark("Validation loss is lower beyond chance with {lower} of {total} remedies{which}."),
    True: mark("Validation loss is lower beyond chance with {lower} of {total} remedies{which}; higher with {higher}."),
}
# Where it is lower with none, as the verdict has said.
_HIGHER = mark("Validation loss is higher beyond chance with {higher}.")
# Where too few seeds are not what leaves it open.
_SLIGHT = mark(
    "With {remedies} validation loss does change beyond chance, but by less than {margin}, which counts as none."
)


def finding(results: Results) -> str:
    """What the trial says so far."""
    ranking = rank(results, BASELINE)
    if ranking is None:
        return too_few_seeds(results)
    named = partial(title, results)
    if said := partial_in_words(results, ranking, named):
        return said
    without = without_baseline(results, ranking, named)
    lead = without or verdict(results, ranking)
    so_far = lead if results.over else t("So far: {finding}", finding=lead)
    parts = (
        so_far,
        "" if without else _count(results, ranking),
        beside_guessing(results[ranking.best]) if ranking.sound else "",
        as_they_are(results, ranking, named),
        _diverged(results, BASELINE if without else "", named),
        left_out_in_words(results, ranking, named),
    )
    return " ".join(filter(None, parts))


def _count(results: Results, ranking: Ranking) -> str:
    """Of the remedies with enough seeds to say anything of, by Holm's procedure."""
    # Of what diverged it is said that it counts as the worst.
    higher = [title(results, name) for name in ranking.higher if name not in ranking.diverged]
    lower, total = len(ranking.lower), len(ranking.changes)
    if lower == total == 1:
        # So says the verdict.
        return ""
    sentence = _ALL[total == 2] if lower == total > 1 else _LOWER[bool(higher)] if lower else _HIGHER
    # Where the verdict is about another one.
    named = lower_in_words(ranking, partial(title, results)) if ranking.lower and not ranking.helps else ""
    which = t(": {remedies}", remedies=named) if named else ""
    counted = {"lower": lower, "total": total, "which": which, "higher": listed(higher) if higher else ""}
    said = t(sentence, **counted) if lower or higher else ""
    # Also where it counts as none for sure: its interval leaves "no change" out all the same.
    slight = [title(results, name) for name, one in ranking.changes.items() if one.is_small and one.logs.clear]
    margin = margin_in_words(next(iter(ranking.changes.values())))
    return f"{said} {t(_SLIGHT, remedies=listed(slight), margin=margin)}".strip() if slight else said


def _diverged(results: Results, but: str, named: Callable[[str], str]) -> str:
    if said := diverged_in_words(results, but, named):
        return t("{diverged} That counts as the worst loss, and what diverges is not called best.", diverged=said)
    return ""
