"""The trial of remedies: the winner in words."""

from __future__ import annotations

from dashboard.analysis import outcome
from dashboard.analysis.bands import interval
from dashboard.analysis.results import Results
from dashboard.analysis.winner import FEWEST, Winner, winner
from dashboard.analysis.words import listed
from dashboard.experiment.grid import BASELINE


def finding(results: Results) -> str:
    """What the trial says so far."""
    found = winner(results, BASELINE, outcome.validation_loss)
    if found is None:
        return f"Training. A first comparison needs {FEWEST} seeds."
    titles = {arm.name: arm.title for arm in results.arms}
    so_far = "" if results.complete else "So far: "
    return f"{so_far}{_verdict(found, titles)} {_count(results)}"


def _differences(results: Results, name: str) -> outcome.Values:
    return results.differences(name, BASELINE, outcome.validation_loss)


def _verdict(found: Winner, titles: dict[str, str]) -> str:
    if not found.helps:
        return "**Nothing helps here:** no remedy has a validation loss clearly below the baseline's."
    gain = (
        f"{-found.gain.mean:.2g} below the baseline's (95 % interval {-found.gain.high:.2g} to {-found.gain.low:.2g}, "
        f"{found.gain.count} seeds, paired)"
    )
    if found.alone:
        return f"**{titles[found.best]} helps most:** its validation loss is {gain}, and clearly below all others."
    tied = listed([titles[name] for name in (found.best, *found.tied)])
    return f"**No clear winner:** {tied} can't be told apart. {titles[found.best]} has the lowest mean: {gain}."


def _count(results: Results) -> str:
    remedies = [arm.name for arm in results.arms if arm.name != BASELINE]
    helping = [name for name in remedies if len(_differences(results, name)) >= FEWEST]
    helping = [name for name in helping if interval(_differences(results, name)).high < 0]
    return f"{len(helping)} of {len(remedies)} remedies lower the validation loss beyond chance."
