"""Loss and error against the size of a network."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from dashboard.analysis import outcome
from dashboard.analysis.comparison_words import mishaps_in_words, seeds_needed, still_needed_of
from dashboard.analysis.outcome import Value
from dashboard.analysis.paired import FEWEST_PAIRS, PairedLosses, paired_losses
from dashboard.analysis.ranking import comparable, lowest
from dashboard.analysis.results import Results
from dashboard.analysis.series import Series, split_series
from dashboard.analysis.table import typical
from dashboard.analysis.words import listed, percent
from dashboard.data.parts import VALIDATION
from language.say import Marked, mark, t


def size_series(
    results: Results, sizes: Sequence[int], value: Callable[[int], Value], *, geometric: bool = False
) -> list[Series]:
    """A number of each split over sizes, which belong to the arms in their order."""
    sized = [(size, arm.name) for size, arm in zip(sizes, results.arms, strict=True)]
    return split_series(results, sized, value, geometric=geometric)


# The ends of the curve; the sentence on one of them that is clearly worse, by it and by whether the other is lowest.
SMALLEST_END, LARGEST_END = "smallest", "largest"
_ONE_WORSE = {
    (SMALLEST_END, True): mark("the smallest network is clearly worse; the largest has the lowest validation loss"),
    (SMALLEST_END, False): mark("the smallest network is clearly worse; the largest can't be told from the best"),
    (LARGEST_END, True): mark("the largest network is clearly worse; the smallest has the lowest validation loss"),
    (LARGEST_END, False): mark("the largest network is clearly worse; the smallest can't be told from the best"),
}
# By which of the ends it is open: one that is the best, or as good, is not.
_UNDECIDED = {
    (SMALLEST_END, LARGEST_END): mark(
        "there are too few seeds to say whether the smallest or the largest network is worse than the best; {seeds} "
        "would do"
    ),
    (SMALLEST_END,): mark(
        "there are too few seeds to say whether the smallest network is worse than the best; {seeds} would do"
    ),
    (LARGEST_END,): mark(
        "there are too few seeds to say whether the largest network is worse than the best; {seeds} would do"
    ),
}


# By whether it goes without saying of which sizes: none diverged, or all but one did.
_LEADS = {
    True: mark("**Over {what}, {shape}:**"),
    False: mark("**Over {what}, of the sizes that did not diverge, {shape}:**"),
}


def finding(results: Results, what: Marked) -> str:
    """Where validation loss is lowest, and whether both smaller and larger networks are clearly worse."""
    same = comparable(results)
    if same is None:
        needs = t("the curve needs {count} seeds that all sizes have a result for", count=FEWEST_PAIRS)
        return still_needed_of(results, needs)
    best = lowest(same)
    if best is None:
        return mishaps_in_words(results)
    # A size that diverges anywhere is not the best, and as an end of the curve it is no part of a U.
    sound = tuple(arm.name for arm in same.arms)
    shape = _shape(paired_losses(same), sound, best)
    lead = t(_LEADS[len(sound) in (1, len(results.arms))], what=t(what), shape=shape)
    return f"{lead} {_numbers(same, sound, best)} {mishaps_in_words(results)}".strip()


def _worse(losses: PairedLosses, names: tuple[str, ...]) -> tuple[str, ...]:
    possible = losses.contenders(names)
    return tuple(end for end, name in _ends(names).items() if name not in possible)


def _ends(names: Sequence[str]) -> dict[str, str]:
    return {SMALLEST_END: names[0], LARGEST_END: names[-1]}


def _shape(losses: PairedLosses, names: tuple[str, ...], best: str) -> str:
    """What the seeds bear out of the curve's two ends."""
    ends, worse = _ends(names), _worse(losses, names)
    if len(worse) == 2:
        return t("validation loss is U-shaped")
    if worse:
        return t(_ONE_WORSE[worse[0], best in ends.values()])
    if len(names) == 1:
        return t("only one size did not diverge")
    level = {name for name in names if name == best or losses.change(name, best).is_small}
    if level == set(names):
        return t("size makes no difference to validation loss")
    if level.issuperset(ends.values()):
        return t("the smallest and the largest network do as well as the best")
    return _undecided(losses, names, best, {end: name for end, name in ends.items() if name not in level})


def _undecided(losses: PairedLosses, names: tuple[str, ...], best: str, ends: dict[str, str]) -> str:
    """How many seeds it takes to know of these ends whether each is worse."""
    changes = [losses.change_among(names, name, best) for name in ends.values()]
    needed = seeds_needed(max(changes, key=lambda change: change.seeds_needed or math.inf))
    return t(_UNDECIDED[tuple(ends)], seeds=needed)


def _numbers(results: Results, names: Sequence[str], best: str) -> str:
    """The smallest network, the best one and the largest, each once; of a single one nothing is compared."""
    if len(names) == 1:
        return t(
            "with {size}, validation loss (geometric mean) is {loss:.2f}, and {wrong} of the validation set is "
            "misclassified. Training loss is {train:.2f}.",
            size=results.title(best),
            loss=_loss(results, best),
            wrong=percent(results.mean(best, outcome.error_on(VALIDATION))),
            train=typical(outcome.train_loss)(results[best]),
        )
    shown = list(dict.fromkeys((names[0], best, names[-1])))
    wrong = [percent(results.mean(name, outcome.error_on(VALIDATION))) for name in shown]
    smallest, largest = (typical(outcome.train_loss)(results[name]) for name in (names[0], names[-1]))
    return t(
        "validation loss (geometric mean) is {losses}. They misclassify {wrong} of the validation set, in that "
        "order. Training loss goes from {smallest:.2f} with the smallest to {largest:.2f} with the largest network.",
        losses=listed([_named_loss(results, name, lowest=name == best) for name in shown]),
        wrong=listed(wrong),
        smallest=smallest,
        largest=largest,
    )


def _named_loss(results: Results, name: str, *, lowest: bool) -> str:
    said = _LOWEST if lowest else _ANY
    return t(said, size=results.title(name), loss=_loss(results, name))


_LOWEST, _ANY = mark("{loss:.2f} with {size} (the lowest)"), mark("{loss:.2f} with {size}")


def _loss(results: Results, name: str) -> float:
    return typical(outcome.validation_loss)(results[name])
