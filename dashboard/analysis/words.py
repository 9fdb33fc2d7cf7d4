"""Numbers and names as parts of a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.analysis.change import Change
from dashboard.analysis.ranking import Ranking
from dashboard.analysis.results import Results
from dashboard.analysis.statistics import MOST_SEEDS


def listed(names: Sequence[str]) -> str:
    """Joins names as a sentence does: with commas, and "and" before the last; what has such inside, with semicolons."""
    if len(names) == 1:
        return names[0]
    if any(", " in name or " and " in name for name in names):
        return f"{'; '.join(names[:-1])}; and {names[-1]}"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def percent(share: float) -> str:
    """A share as a percentage; shares near an end never round onto it."""
    value = 100.0 * share
    if 0.0 < value < 1.0 or 99.0 < value < 100.0:
        return f"{value:.1f} %"
    return f"{value:.0f} %"


def capital(text: str) -> str:
    """The text with its first letter as at the start of a sentence."""
    return text[:1].upper() + text[1:]


def diverged_in_words(results: Results) -> str:
    """Which arms diverged, and at how many seeds; empty where none did."""
    counts = [(arm.title, results.divergences(arm.name), results.ended(arm.name)) for arm in results.arms]
    said = [f"{title} diverged at {count} of {ended} seeds" for title, count, ended in counts if count]
    return f"{listed(said)}." if said else ""


def apart(ranking: Ranking, title: Callable[[str], str]) -> str:
    """Which arms the best one can be told from, as the end of a sentence about it."""
    if not ranking.rivals:
        return "lower than all others beyond chance"
    rivals = f"{listed([title(name) for name in ranking.rivals])} can't be told from it"
    first = "it" if len(ranking.rivals) == 1 else "the first of them"
    if ranking.lead.kind == "same":
        return f"{rivals}, and {first} differs by less than {percent(ranking.lead.margin)}"
    return f"{rivals}; {seeds_needed(ranking.lead)} seeds would tell {first} apart"


def seeds_needed(change: Change) -> str:
    """How many seeds would decide what these don't, if their mean and spread stay."""
    needed = change.seeds_needed
    return f"about {needed}" if needed else f"more than {MOST_SEEDS:,}"
