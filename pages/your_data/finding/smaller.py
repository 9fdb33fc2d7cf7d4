"""Whether less network would do: the smallest whose validation loss is near the lowest, and can't be told from it."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.analysis.change import Change
from dashboard.analysis.comparison_words import margin_in_words, mishaps_in_words, seeds_needed, still_needed_of
from dashboard.analysis.paired import FEWEST_PAIRS, paired_losses
from dashboard.analysis.ranking import comparable
from dashboard.analysis.results import Results
from dashboard.analysis.words import capital
from language.say import Marked, mark, t
from pages.your_data.finding.small_losses import as_they_are

# By whether it is borne out that the smaller network is no worse.
_LESS = {
    True: mark(
        "**A smaller network would do: {network}.** Its validation loss is {change}; less than {margin} counts as "
        "none. {lowest} has the lowest."
    ),
    False: mark(
        "**A smaller network may do: {network}.** Its validation loss is {change}. {seeds} seeds can't tell the two "
        "apart, all sizes considered; {lowest} has the lowest."
    ),
}
_UNTOLD = mark(
    "{lowest} has the lowest validation loss, and **{seeds} seeds can't rule out that a smaller network does as "
    "well:** with {network}, it is {change}. For these two, {needed} seeds would do."
)
_SMALLEST = mark("**{network} has the lowest validation loss**, and is the smallest network that was tried.")
_SMALLEST_SOUND = mark(
    "**{network} has the lowest validation loss**, and is the smallest network that did not diverge for any seed."
)
# By whether any smaller network diverged.
_WORSE = {
    False: mark("**{network} has the lowest validation loss**, and any smaller network is worse beyond chance."),
    True: mark(
        "**{network} has the lowest validation loss**, and any smaller network that did not diverge for any seed is "
        "worse beyond chance."
    ),
}


def less_network(results: Results) -> str:
    """A sentence from networks of several sizes, the smallest first, once there are enough seeds of each."""
    same, names = comparable(results), tuple(arm.name for arm in results.arms)
    if same is None:
        return _too_few(results)
    if not same.arms:
        return mishaps_in_words(results)
    losses = paired_losses(same)
    sound = losses.names
    best = min(sound, key=lambda name: float(losses.row(name).mean()))
    possible = losses.contenders(sound)
    smaller = {n: losses.change_among(sound, n, best) for n in sound[: sound.index(best)] if n in possible}
    if smaller:
        near = next((name for name, change in smaller.items() if change.is_close), None)
        small = near or min(smaller, key=lambda name: smaller[name].logs.mean)
        sentence = _LESS[smaller[small].is_small] if near else _UNTOLD
        said = _beside_best(same, sentence, small, best, smaller[small])
        counted = as_they_are(results, losses, small, best)
    else:
        said = t(_alone(names, sound, best), network=capital(_sized(results, best)))
        counted = as_they_are(results, losses, best, min(sound, key=losses.typical.__getitem__))
    return " ".join(filter(None, (said, counted, mishaps_in_words(results))))


def _too_few(results: Results) -> str:
    """Said in place of the sentence while seeds are missing, and where they are missing for good."""
    if results.over:
        needs = t("a comparison needs {count} seeds that all networks have a result for", count=FEWEST_PAIRS)
        return still_needed_of(results, needs)
    return t(
        "Training networks of {sizes} sizes. A first comparison needs {seeds} seeds.",
        sizes=len(results.arms),
        seeds=FEWEST_PAIRS,
    )


def _alone(names: Sequence[str], sound: Sequence[str], best: str) -> Marked:
    """What is said of the best where no smaller network may do as well; those that are `sound` did not diverge."""
    if best == sound[0]:
        return _SMALLEST if best == names[0] else _SMALLEST_SOUND
    return _WORSE[sound[: sound.index(best)] != names[: names.index(best)]]


def _beside_best(results: Results, sentence: str, small: str, best: str, change: Change) -> str:
    lowest = _sized(results, best)
    return t(
        sentence,
        network=_sized(results, small),
        change=change.beside(t("that with {network}", network=results.title(best))),
        margin=margin_in_words(change),
        seeds=results.ended(best),
        lowest=capital(lowest) if sentence == _UNTOLD else lowest,
        needed=seeds_needed(change),
    )


def _sized(results: Results, name: str) -> str:
    arm = next(arm for arm in results.arms if arm.name == name)
    return t("{title} ({parameters:,} parameters)", title=arm.title, parameters=arm.experiment.parameters)
