"""The second descent: test error on its way up and down again as a network grows, beside the published one."""

from __future__ import annotations

from itertools import takewhile

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.comparison_words import mishaps_in_words, still_needed
from dashboard.analysis.results import Results
from dashboard.analysis.series import Series, sample_series
from dashboard.analysis.words import percent
from dashboard.data.parts import TEST, TRAIN
from language.say import mark, t, tn
from pages.capacity.finding.sizes import size_series
from pages.capacity.trials import DESCENT_WIDTHS, PUBLISHED_CURVE, PUBLISHED_WIDTHS, width_name

PUBLISHED = mark("published")
# A network that gets fewer of its training samples wrong has interpolated them.
INTERPOLATED = 0.01


def held_out_series(results: Results) -> list[Series]:
    """Errors on validation and test over the width, and the published test errors beside them."""
    published = [(width, np.array([value])) for width, value in PUBLISHED_CURVE.items() if width >= DESCENT_WIDTHS[0]]
    _, *held_out = size_series(results, DESCENT_WIDTHS, outcome.error_on)
    return [*held_out, sample_series(t(PUBLISHED), published)]


def training_series(results: Results) -> list[Series]:
    """The error on the training set, wrong labels included."""
    return size_series(results, DESCENT_WIDTHS, outcome.error_on)[:1]


def threshold(results: Results) -> int | None:
    """The width from which on every network that is there fits nearly every training sample; None if there is none."""
    error = outcome.error_on(TRAIN)
    widest_first = [width for width in reversed(DESCENT_WIDTHS) if results[width_name(width)]]
    fitted = takewhile(lambda width: results.mean(width_name(width), error) < INTERPOLATED, widest_first)
    return min(fitted, default=None)


def finding(results: Results) -> str:
    """At how many seeds the error rises to a peak and falls again, and how high it is beside the published one."""
    error = outcome.error_on(TEST)
    published = results.only([width_name(width) for width in PUBLISHED_WIDTHS])
    seeds, mishaps = published.columns(), mishaps_in_words(published)
    if not seeds:
        widths = ", ".join(map(str, PUBLISHED_WIDTHS))
        needed = still_needed(t("the comparison needs the widths {widths}", widths=widths), over=results.over)
        return f"{needed} {mishaps}".strip()
    errors = np.array([[error(record) for record in column] for column in seeds])
    peaks = int(np.sum((errors[:, 1] > errors[:, 0]) & (errors[:, 1] > errors[:, 2])))
    beside = "; ".join(map(_beside, PUBLISHED_WIDTHS, errors.mean(0)))
    said = _peaks(peaks, len(seeds), beside)
    return " ".join(filter(None, (said, _fitted(threshold(results)), mishaps)))


def _peaks(peaks: int, seeds: int, errors: str) -> str:
    if not peaks:
        return t(
            "**For no seed does test error rise to a peak and fall again as the network grows.** {errors}.",
            errors=errors,
        )
    return tn(
        "**For {peaks} of {count} seed, test error rises to a peak and falls again as the network grows.** {errors}.",
        "**For {peaks} of {count} seeds, test error rises to a peak and falls again as the network grows.** {errors}.",
        seeds,
        peaks=peaks,
        errors=errors,
    )


def _fitted(width: int | None) -> str:
    if width is None:
        return ""
    return t("From h = {width} on, nearly every training sample is fitted, wrong labels included.", width=width)


def _beside(width: int, error: float) -> str:
    return t(
        "h = {width}: {here} here, {published} published",
        width=width,
        here=percent(error),
        published=percent(PUBLISHED_CURVE[width]),
    )
