"""What the lesson on selecting inputs shows: how far cross-validation is off, and what was published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.series import Series, sample_series
from dashboard.analysis.statistics import Interval, interval
from dashboard.analysis.words import end_in_words, percent, points_apart
from language.say import mark, t
from pages.selecting_inputs.tasks import Errors
from pages.selecting_inputs.trials import INPUTS, Setting

BEFORE, INSIDE, NEW = mark("before split"), mark("inside folds"), mark("new rows")
NAMES = (BEFORE, INSIDE, NEW)
GUESSING = 0.5
# Hastie, Tibshirani and Friedman 2009, The Elements of Statistical Learning, section 7.10.2: over 50 simulations.
PUBLISHED, PUBLISHED_SETTING = 0.03, Setting(50, 100)


@dataclass(frozen=True)
class Measured:
    """The errors of all seeds, an array (seeds, sizes) by name."""

    setting: Setting
    errors: dict[str, np.ndarray]

    @classmethod
    def of(cls, setting: Setting, found: Sequence[Errors]) -> Measured:
        tables = ([one.before for one in found], [one.inside for one in found], [one.new for one in found])
        return cls(setting, {name: np.array(table) for name, table in zip(NAMES, tables, strict=True)})

    @property
    def seeds(self) -> int:
        return len(self.errors[BEFORE])

    def at_most_inputs(self, name: str) -> Interval:
        return interval(self.errors[name][:, -1])

    def series(self) -> list[Series]:
        return [
            sample_series(name, list(zip(map(float, INPUTS), table.T, strict=True)))
            for name, table in self.errors.items()
        ]


def finding(measured: Measured) -> str:
    """What cross-validation reports in both ways with the most inputs, and what new rows say."""
    before, inside, new = (measured.at_most_inputs(name) for name in NAMES)
    reported = t(
        "**Of {inputs:,} inputs of noise, {kept} are selected: cross-validation reports {before} error if that happens "
        "before the rows are split, and {inside} if it happens inside each fold.** On new rows it is {new}: there is "
        "nothing to learn.",
        inputs=INPUTS[-1],
        kept=measured.setting.kept,
        before=percent(before.mean),
        inside=percent(inside.mean),
        new=percent(new.mean),
    )
    return " ".join(filter(None, (reported, _how_far(measured), _published(measured, before))))


def _how_far(measured: Measured) -> str:
    if measured.seeds < FEWEST_PAIRS:
        return ""
    off = interval(measured.errors[NEW][:, -1] - measured.errors[BEFORE][:, -1])
    if not off.low > 0:
        return t("With {seeds} seeds, the first can't be told apart from the error on new rows.", seeds=measured.seeds)
    new, before = (float(measured.at_most_inputs(name).mean) for name in (NEW, BEFORE))
    return t(
        "The first is too good by {points:.0f} points (95% interval {low} to {high}), over {seeds} seeds.",
        points=points_apart(new, before, decimals=0),
        low=end_in_words(100 * off.low, ".0f"),
        high=end_in_words(100 * off.high, ".0f"),
        seeds=measured.seeds,
    )


def _published(measured: Measured, before: Interval) -> str:
    if measured.setting != PUBLISHED_SETTING:
        return ""
    if measured.seeds < FEWEST_PAIRS or before.low == before.high:
        return t("Hastie and others (2009) report {published}.", published=percent(PUBLISHED))
    return t(
        "Hastie and others (2009) report {published}; the 95% interval here is {low:.1%} to {high:.1%}.",
        published=percent(PUBLISHED),
        # An error near 0 has an interval that is not as symmetric as Student's.
        low=max(before.low, 0.0),
        high=before.high,
    )
