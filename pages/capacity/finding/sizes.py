"""Loss and error against the size of a network."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.outcome import Value
from dashboard.analysis.paired import FEWEST, PairedLosses, paired_losses
from dashboard.analysis.results import Results
from dashboard.analysis.series import Series, arm_series
from dashboard.analysis.table import typical
from dashboard.analysis.words import diverged_in_words, percent
from dashboard.data.parts import SPLITS


def size_series(results: Results, sizes: Sequence[int], value: Callable[[int], Value]) -> list[Series]:
    """A number of each split over sizes, which belong to the arms in their order."""
    sized = [(size, arm.name) for size, arm in zip(sizes, results.arms, strict=True)]
    geometric = value is outcome.loss_on
    return [arm_series(results, name, sized, value(split), geometric=geometric) for split, name in enumerate(SPLITS)]


def finding(results: Results, what: str) -> str:
    """Where validation loss is lowest, and whether both smaller and larger networks are clearly worse."""
    losses = paired_losses(results)
    names = tuple(arm.name for arm in results.arms)
    if losses.names != names or any(len(losses.ratios(name, names[0])) < FEWEST for name in names):
        return f"Training: the curve needs {FEWEST} seeds of every size."
    sound = tuple(name for name in names if not results.divergences(name))
    if not sound:
        return diverged_in_words(results)
    # A size that diverges anywhere is not the best, and as an end of the curve it is no part of a U.
    best = min(sound, key=lambda name: (float(np.nanmean(losses.row(name))), _loss(results, name)))
    possible = losses.contenders(sound)
    shape = _shape(losses, sound, best, possible)
    return f"**Over {what}, {shape}:** {_numbers(results, sound, best)} {diverged_in_words(results)}".strip()


def _shape(losses: PairedLosses, names: Sequence[str], best: str, possible: Sequence[str]) -> str:
    """What the seeds bear out of the curve's two ends."""
    ends = {"smallest": names[0], "largest": names[-1]}
    worse = [end for end, name in ends.items() if name not in possible]
    if len(worse) == 2:
        return "validation loss draws a U"
    if worse:
        (other,) = set(ends) - set(worse)
        beside = "has the lowest validation loss" if ends[other] == best else "can't be told from the best"
        return f"the {worse[0]} network is clearly worse; the {other} {beside}"
    if all(losses.change(end, best).kind == "same" for end in ends.values() if end != best):
        return "size makes no difference to validation loss"
    return "there are too few seeds to say whether the smallest or the largest network is worse"


def _numbers(results: Results, names: Sequence[str], best: str) -> str:
    """The smallest network, the best one and the largest, each once."""
    shown = list(dict.fromkeys((names[0], best, names[-1])))
    losses = [
        f"{results.title(name)} {_loss(results, name):.2f}{' (the lowest)' if name == best else ''}" for name in shown
    ]
    wrong = [percent(results.mean(name, outcome.error_on(outcome.VALIDATION))) for name in shown]
    train = [typical(outcome.train_loss)(results[name]) for name in (names[0], names[-1])]
    return (
        f"typical validation loss is {', '.join(losses)}. Of the validation set they classify {', '.join(wrong)} "
        f"wrongly, in this order. Training loss goes from {train[0]:.2f} with the smallest to {train[1]:.2f} with the "
        "largest network."
    )


def _loss(results: Results, name: str) -> float:
    return typical(outcome.validation_loss)(results[name])
