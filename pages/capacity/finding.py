"""Loss and error against the size of a network."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.bands import interval
from dashboard.analysis.outcome import Value
from dashboard.analysis.results import Results
from dashboard.analysis.series import Series, arm_series, sample_series
from dashboard.analysis.words import percent
from dashboard.data.parts import SPLITS
from dashboard.experiment.arms import Arm
from pages.capacity.trials import DESCENT_WIDTHS, PUBLISHED_DESCENT, width_name

PUBLISHED = "published test error"


def size_series(results: Results, sizes: Sequence[int], value: Callable[[int], Value]) -> list[Series]:
    """A number of each split over sizes, which belong to the arms in their order."""
    sized = [(size, arm.name) for size, arm in zip(sizes, results.arms, strict=True)]
    return [arm_series(results, name, sized, value(split)) for split, name in enumerate(SPLITS)]


def descent_series(results: Results) -> list[Series]:
    """Errors over the width, and the published test errors beside them."""
    published = [(width, np.array([value])) for width, value in PUBLISHED_DESCENT.items()]
    return [*size_series(results, DESCENT_WIDTHS, outcome.error_on), sample_series(PUBLISHED, published)]


def finding(results: Results, what: str) -> str:
    """Where validation loss is lowest, and whether both smaller and larger networks are clearly worse."""
    arms, value = results.arms, outcome.validation_loss
    if len(results.present) < len(arms) or len(results.differences(arms[0].name, arms[-1].name, value)) < 2:
        return "Training: the curve needs two seeds of every size."
    best = min(arms, key=lambda arm: results.mean(arm.name, value))
    small, large = (_worse(results, end, best) for end in (arms[0], arms[-1]))
    said = {
        (True, True): f"Over {what}, validation loss draws a U",
        (True, False): f"Over {what}, the smallest networks are clearly worse; the largest can't be told from the best",
        (False, True): f"Over {what}, the largest networks are clearly worse; the smallest can't be told from the best",
        (False, False): f"Over {what}, these seeds can't tell any size from another",
    }[small, large]
    three = (arms[0], best, arms[-1])
    ends = [f"{arm.title} {results.mean(arm.name, value):.2f}" for arm in three]
    wrong = [percent(results.mean(arm.name, outcome.error_on(outcome.VALIDATION))) for arm in three]
    train = [results.mean(arm.name, outcome.train_loss) for arm in (arms[0], arms[-1])]
    return (
        f"**{said}:** {ends[0]}, lowest with {ends[1]}, {ends[2]}. Of the validation set they classify "
        f"{wrong[0]}, {wrong[1]} and {wrong[2]} wrongly. Training loss goes from {train[0]:.2f} with the "
        f"smallest to {train[1]:.2f} with the largest network."
    )


def descent_finding(results: Results) -> str:
    """The test error on its way up and down again, beside the published one."""
    errors = {
        width: results.mean(width_name(width), outcome.error_on(outcome.TEST))
        for width in PUBLISHED_DESCENT
        if results[width_name(width)]
    }
    if len(errors) < len(PUBLISHED_DESCENT):
        return "Training: the comparison needs the widths " + ", ".join(map(str, PUBLISHED_DESCENT)) + "."
    before, peak, past = errors.values()
    descends = "rises to a peak and falls again" if peak > before and peak > past else "does not rise and fall here"
    beside = "; ".join(
        f"h = {width}: {percent(errors[width])} here, {percent(published)} published"
        for width, published in PUBLISHED_DESCENT.items()
    )
    return f"**Test error {descends} as the network grows.** {beside}."


def _worse(results: Results, arm: Arm, best: Arm) -> bool:
    if arm is best:
        return False
    return interval(results.differences(arm.name, best.name, outcome.validation_loss)).low > 0
