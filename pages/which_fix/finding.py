"""The trial of remedies: the winner in words."""

from __future__ import annotations

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.bands import Interval, interval
from dashboard.analysis.results import Results
from dashboard.analysis.winner import FEWEST, Winner, winner
from dashboard.analysis.words import listed
from dashboard.experiment.arms import BASELINE, Arm


def finding(results: Results) -> str:
    """What the trial says so far."""
    found = winner(results, BASELINE, outcome.validation_loss)
    if found is None:
        return f"Training. A first comparison needs {FEWEST} seeds."
    so_far = "" if results.complete else "So far: "
    return f"{so_far}{_verdict(results, found)}{_chose_by_validation(results, found)} {_count(results)}"


def _differences(results: Results, name: str) -> np.ndarray:
    return results.differences(name, BASELINE, outcome.validation_loss)


def _verdict(results: Results, found: Winner) -> str:
    titles = {arm.name: arm.title for arm in results.arms}
    if not found.helps:
        return "**Nothing helps here:** no remedy has a validation loss clearly below the baseline's."
    best, gain = titles[found.best], _below(found.gain)
    if found.alone:
        return f"**{best} helps most:** its validation loss is {gain}, and clearly below all others."
    rivals = sorted((found.best, *found.tied), key=lambda name: _differences(results, name).mean())
    tied = f"**No clear winner:** {listed([titles[name] for name in rivals])} can't be told apart."
    if rivals[0] == found.best:
        return f"{tied} {best} has the lowest mean: {gain}."
    lower = f"{titles[rivals[0]]} has a lower mean, but over these seeds it may owe that to chance"
    return f"{tied} Clearly below the baseline's is {best}: {gain}. {lower}."


def _below(gain: Interval) -> str:
    reach = f"95 % interval {-gain.high:.2g} to {-gain.low:.2g}, {gain.count} seeds, paired"
    return f"{-gain.mean:.2g} below the baseline's ({reach})"


def _chose_by_validation(results: Results, found: Winner) -> str:
    """Early stopping picks its epoch on the very set that the remedies are compared on."""
    best = next(arm for arm in results.arms if arm.name == found.best)
    others = [arm for arm in results.present if not _stops_early(arm)]
    if not found.helps or not _stops_early(best) or not others:
        return ""
    other = min(others, key=lambda arm: results.mean(arm.name, outcome.validation_loss))
    test = {arm.name: results.mean(arm.name, outcome.test_loss) for arm in (best, other)}
    return (
        f" It chose its epoch on the validation set, which flatters it there. On the test set its loss is "
        f"{test[best.name]:.3g}; {other.title}, the best that made no such choice, has {test[other.name]:.3g}."
    )


def _stops_early(arm: Arm) -> bool:
    return arm.experiment.training.early_stopping.enabled


def _count(results: Results) -> str:
    """Of the remedies with enough seeds to say anything of."""
    each = [_differences(results, arm.name) for arm in results.arms if arm.name != BASELINE]
    gains = [interval(differences) for differences in each if len(differences) >= FEWEST]
    clear = sum(gain.high < 0 for gain in gains)
    return f"{clear} of {len(gains)} remedies lower the validation loss beyond chance."
