"""What a sweep says: where validation loss is lowest, what the experiment's own values have, and what that rests on."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.series import Series
from dashboard.analysis.sweeps.rows import row_in_words
from dashboard.analysis.sweeps.swept import Swept, best_place, loss_series
from dashboard.analysis.words import loss_in_words
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.data_settings import Data
from dashboard.experiment.settings import change
from dashboard.experiment.sweeps.sweep import Sweep
from language.say import mark, t, tn

_LOWEST = mark("At the end, validation loss is lowest with **{values}**: {loss}.")
# By how many numbers are swept, where the experiment's own values have the lowest loss.
_OWN_LOWEST = {
    1: mark("At the end, validation loss is lowest with **{values}**, as it is set now: {loss}."),
    2: mark("At the end, validation loss is lowest with **{values}**, as they are set now: {loss}."),
}
# What else they have.
_OWN = {
    1: mark("With {values}, as it is set now, validation loss is {loss}."),
    2: mark("With {values}, as they are set now, validation loss is {loss}."),
}
# The same where it is no higher than the lowest, as far as its digits go.
_AS_LOW = {
    1: mark("With {values}, as it is set now, it is as low: {loss}."),
    2: mark("With {values}, as they are set now, it is as low: {loss}."),
}
# What is of the first seed alone, and what the losses are: of that seed, too, means, or means with intervals.
_FIRST = mark("Curves, predictions, weights and verdict are those of the first seed.")
_MEANS = {
    1: mark(
        "Curves, predictions, weights and verdict are those of the first seed; losses are means over {seeds} seeds."
    ),
    2: mark(
        "Curves, predictions, weights and verdict are those of the first seed; the map has means over {seeds} seeds."
    ),
}
_INTERVALS = mark(
    "Curves, predictions, weights and verdict are those of the first seed; the losses have 95% intervals over "
    "{seeds} seeds."
)


def without_lowest(swept: Swept) -> str:
    """Why no value is called the lowest."""
    series = loss_series(swept)[0]
    if not series.x and swept.diverged:
        return t("At each value that has a result, a training run diverged: none counts as the lowest.")
    if not series.x:
        return t("No value has a result yet.")
    place = int(series.x[0])
    return t(
        "With {values}, validation loss at the end is {loss}.",
        values=swept.sweep.said(place),
        loss=_number(series, place),
    )


def sentence(swept: Swept, *, is_set: bool = True) -> str:
    """Where the lowest point is, what the experiment's own values have if a control `is_set` to them, and the basis."""
    series, sweep = loss_series(swept)[0], swept.sweep
    best = best_place(swept, series)
    if best is None:
        return " ".join((without_lowest(swept), *_rests_on(swept)))
    ties = _ties(swept, series, best)
    own, alike = sweep.start if is_set else None, _as_low(series, best)
    found = [_lowest_in_words(sweep, ties, best, _number(series, best), is_own=best == own)]
    if _leads(series, best):
        found.append(
            t(
                "That is the lowest of {count}, chosen on the validation set: part of its lead may be chance.",
                count=len(series.x),
            )
        )
    others = len([place for place in alike if place not in ties and place != own])
    if others:
        found.append(tn("It is as low at {count} other value.", "It is as low at {count} other values.", others))
    if own is not None and own not in ties and own in series.x:
        said = _AS_LOW if own in alike else _OWN
        found.append(t(said[len(sweep.axes)], values=sweep.said(own), loss=_number(series, own)))
    if len({_measured_on(experiment) for experiment in sweep.experiments.values()}) > 1:
        found.append(t("Each value has data of its own, so that losses are measured on different rows, too."))
    return " ".join((*found, *_rests_on(swept)))


def _rests_on(swept: Swept) -> tuple[str, ...]:
    """How many of the values or seeds have a say so far, where those are not all."""
    ended, total, seeds = swept.ended, len(swept.sweep.experiments), len(swept.compared_seeds)
    if 0 < ended < total and not swept.results.over:
        return (
            tn(
                "So far {count} of {total} values has a result.",
                "So far {count} of {total} values have a result.",
                ended,
                total=total,
            ),
        )
    said: list[str] = []
    if 0 < ended < total:
        said.append(
            tn(
                "{count} of {total} values has no result to compare, and is left out.",
                "{count} of {total} values have no result to compare, and are left out.",
                total - ended,
                total=total,
            )
        )
    if len(swept.compared) > 1 and seeds < swept.seeds:
        said.append(
            t(
                "Values are compared over the {count} of {seeds} seeds for which all of them have a result.",
                count=seeds,
                seeds=swept.seeds,
            )
        )
    return tuple(said)


def lowest_in_words(swept: Swept) -> str:
    """The value of one number with the lowest loss, such as "0.01", or the first and the last of those that have it."""
    series = loss_series(swept)[0]
    best = best_place(swept, series)
    ties = _ties(swept, series, best) if best is not None else []
    return row_in_words(swept.sweep, ties) if ties else ""


def _as_low(series: Series, best: int) -> list[int]:
    """The places whose loss prints as that of the best does, itself among them."""
    return [place for place in map(int, series.x) if _mean(series, place) == _mean(series, best)]


def _ties(swept: Swept, series: Series, best: int) -> list[int]:
    """Those that follow each other along one number and have the same interval, too; else the best alone."""
    alike = _as_low(series, best)
    among = [int(x) for x in series.x if alike[0] <= x <= alike[-1]]
    same = {_number(series, place) for place in alike}
    return alike if len(swept.sweep.axes) == 1 and among == alike and len(same) == 1 else [best]


def _lowest_in_words(sweep: Sweep, ties: Sequence[int], best: int, loss: str, *, is_own: bool) -> str:
    if len(ties) == 1:
        sentence = _OWN_LOWEST[len(sweep.axes)] if is_own else _LOWEST
        return t(sentence, values=sweep.said(best), loss=loss)
    return t(
        "At the end, validation loss is lowest, and the same, with **{first} to {last}**: {loss}.",
        first=sweep.said(ties[0]),
        last=sweep.written(ties[-1]),
        loss=loss,
    )


def _leads(series: Series, best: int) -> bool:
    """Whether others have a result, and none prints the same loss."""
    return len(_as_low(series, best)) == 1 < len(series.x)


def _measured_on(experiment: Experiment) -> Data:
    """The data without what is done to training targets alone."""
    return change(experiment, label_noise=0.0, target_noise=0.0).data


def _mean(series: Series, place: int) -> str:
    return str(loss_in_words(series.band.mean[series.x.index(place)]))


def _number(series: Series, place: int) -> str:
    band, index = series.band, series.x.index(place)
    loss = _mean(series, place)
    if not band.said[index]:
        return loss
    low, high = band.low[index], band.high[index]
    return t("{loss} (95% interval {low} to {high})", loss=loss, low=loss_in_words(low), high=loss_in_words(high))


def basis(swept: Swept) -> str:
    """What the losses beside each other are: that at the end is of one epoch, a verdict's of several."""
    medians = t("Final losses are those of the final weights; a verdict's are medians over neighbouring epochs.")
    if swept.seeds == 1:
        return medians
    seeds, numbers = len(swept.compared_seeds), len(swept.sweep.axes)
    means = _INTERVALS if numbers == 1 and seeds >= FEWEST_PAIRS else _MEANS[numbers]
    return f"{t(means if seeds > 1 else _FIRST, seeds=seeds)} {medians}"
