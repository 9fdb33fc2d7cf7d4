"""Losses so small that they count as more than they are, when two networks are compared."""

from __future__ import annotations

from dashboard.analysis.paired import NEGLIGIBLE, PairedLosses
from dashboard.analysis.results import Results
from dashboard.analysis.words import loss_in_words, percent
from language.say import t


def as_they_are(results: Results, losses: PairedLosses, name: str, other: str) -> str:
    """Said where what two arms differ by is not what their losses do as they are; empty elsewhere.

    Of an arm that diverged there are no losses at some seeds, or at all.
    """
    if name == other or losses.floored.isdisjoint((name, other)) or not losses.diverged.isdisjoint((name, other)):
        return ""
    return t(
        "Seed by seed, losses below {share} of a constant prediction's count as that much; as they are, their "
        "geometric means are {loss} with {title} and {other_loss} with {other_title}.",
        share=percent(NEGLIGIBLE),
        loss=loss_in_words(losses.typical[name]),
        title=results.title(name),
        other_loss=loss_in_words(losses.typical[other]),
        other_title=results.title(other),
    )
