"""What dropout does to curves and weights, over the rates."""

from __future__ import annotations

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.best_arm import too_few_seeds, without_comparison
from dashboard.analysis.change import Change, Kind
from dashboard.analysis.comparison_words import margin_in_words, mishaps_in_words, seeds_needed
from dashboard.analysis.paired import paired_losses
from dashboard.analysis.results import Results
from dashboard.analysis.series import Series, arm_series, split_series
from dashboard.analysis.table import Column, losses_and_metrics, mean, typical
from dashboard.experiment.record import Record
from language.say import mark, t
from pages.dropout.trials import RATES, arm_name


def largest_norm(record: Record) -> float:
    """The largest length of the weights into one hidden unit."""
    return float(max(np.linalg.norm(kernel, axis=0).max() for kernel in outcome.final_kernels(record)[:-1]))


def loss_series(results: Results) -> list[Series]:
    return split_series(results, _rates(), outcome.loss_on, geometric=True)


def norm_series(results: Results) -> list[Series]:
    return [arm_series(results, t("largest norm"), _rates(), largest_norm)]


def _rates() -> list[tuple[float, str]]:
    return [(rate, arm_name(rate)) for rate in RATES]


def columns(metric: str) -> tuple[Column, ...]:
    return (*losses_and_metrics(metric), Column(mark("largest weight norm"), mean(largest_norm), ".2f"))


def change_at(results: Results, rate: float) -> Change | None:
    """Validation loss at a rate beside that without dropout, all rates tested together; None for too few seeds."""
    losses, none = paired_losses(results), arm_name(0.0)
    return losses.changes(none).get(arm_name(rate)) if none in losses.names else None


def finding(results: Results, rate: float) -> str:
    """Validation loss and weights with and without dropout, seed by seed."""
    if rate == 0.0:
        return t("Choose a rate above 0 to compare.")
    none, some = arm_name(0.0), arm_name(rate)
    change = change_at(results, rate)
    if change is None:
        return too_few_seeds(results)
    if said := without_comparison(results, none, some, change):
        return said
    return " ".join(filter(None, (_change(change, rate), _typical(results, none, some), mishaps_in_words(results))))


_CHANGES: dict[Kind, str] = {
    "lower": mark("**Dropout at rate {rate:g} lowers validation loss by the end:** it is {beside}, {count} seeds."),
    "higher": mark("**Dropout at rate {rate:g} raises validation loss by the end:** it is {beside}, {count} seeds."),
    "same": mark(
        "**Dropout at rate {rate:g} makes no difference to validation loss by the end:** it is {beside}, {count} "
        "seeds; less than {margin} either way counts as none."
    ),
    "slight": mark(
        "**Dropout at rate {rate:g} makes hardly any difference to validation loss by the end:** it is {beside}, "
        "{count} seeds, and less than {margin} counts as none."
    ),
    "unsure": mark(
        "**Too few seeds to say whether dropout at rate {rate:g} changes validation loss:** by the end it is {beside}, "
        "{count} seeds; {needed} seeds would do."
    ),
}


def _change(change: Change, rate: float) -> str:
    """What these seeds bear out."""
    beside = change.beside(t("that without dropout"))
    return t(
        _CHANGES[change.kind],
        rate=rate,
        beside=beside,
        count=change.logs.count,
        margin=margin_in_words(change),
        needed=seeds_needed(change),
    )


def _typical(results: Results, *names: str) -> str:
    """The numbers without dropout and with it, at the seeds at which neither diverged."""
    same = results.only(names).at_same_seeds()
    if not same.present:
        return ""
    losses = [typical(outcome.validation_loss)(same[name]) for name in names]
    norms = [same.mean(name, largest_norm) for name in names]
    return t(
        "The geometric mean of validation loss goes from {loss:.2f} to {other_loss:.2f}, and the largest weight norm "
        "into a hidden unit from {norm:.1f} to {other_norm:.1f}.",
        loss=losses[0],
        other_loss=losses[1],
        norm=norms[0],
        other_norm=norms[1],
    )
