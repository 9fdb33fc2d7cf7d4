"""What the fits show: error over rows, where it peaks, and how close it comes to what was published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.series import Series, sample_series
from dashboard.analysis.statistics import geometric_interval
from pages.more_data.finding.published import without_l2
from pages.more_data.tasks import Fits
from pages.more_data.trials import RATIOS, Setting

WITHOUT, WITH = "no L2", "with L2"
NAMES = (WITHOUT, WITH)
HALF, EQUAL, TWICE = (RATIOS.index(ratio) for ratio in (0.5, 1.0, 2.0))
# A mean that moves by less than this share has stayed about the same.
ABOUT = 0.05


@dataclass(frozen=True)
class Measured:
    """The fits of all seeds: errors (2, seeds, sizes), without and with L2, and lengths of the weights, likewise."""

    setting: Setting
    errors: np.ndarray
    lengths: np.ndarray

    @classmethod
    def of(cls, setting: Setting, fits: Sequence[Fits]) -> Measured:
        return cls(setting, np.stack([one.errors for one in fits], 1), np.stack([one.lengths for one in fits], 1))

    @property
    def seeds(self) -> int:
        return self.errors.shape[1]

    @property
    def typical(self) -> np.ndarray:
        """Geometric means of the errors (2, sizes)."""
        return np.asarray(np.exp(np.log(self.errors).mean(1)))

    @property
    def risen(self) -> int:
        """At how many seeds twice the rows, from half as many as weights to as many, raise the error without L2."""
        return int(np.sum(self.errors[0, :, EQUAL] > self.errors[0, :, HALF]))

    @property
    def falls_with_l2(self) -> bool:
        """Whether with L2 no number of rows is beaten by a smaller one, as far as these seeds can tell."""
        means = self.typical[1]
        return bool(np.all(means[1:] <= (1.0 + ABOUT) * np.minimum.accumulate(means)[:-1]))

    def series(self, values: np.ndarray) -> list[Series]:
        """A curve without and one with L2 over rows for each weight, of `errors` or `lengths`."""
        return [
            sample_series(name, list(zip(RATIOS, table.T, strict=True)), geometric=True)
            for name, table in zip(NAMES, values, strict=True)
        ]


def finding(measured: Measured) -> str:
    """How more rows change the error, without L2 and with it, and what was published."""
    rows, means = measured.setting.rows, measured.typical
    before, peak = (means[0, place] for place in (HALF, EQUAL))
    often = "" if 2 * measured.risen > measured.seeds else "only "
    said = (
        f"**From {rows[HALF]} rows to {rows[EQUAL]}, more data raise the error at {often}{measured.risen} of "
        f"{measured.seeds} seeds.** It goes from {before:.2g} to {peak:.2g}, and is {means[0, -1]:.2g} at {rows[-1]} "
        "rows."
    )
    return f"{said} {_beside(measured)} {_with_l2(measured)}"


def _beside(measured: Measured) -> str:
    """The measured error on both sides of the peak, beside the published one."""
    parts = []
    for place in (HALF, TWICE):
        found = geometric_interval(measured.errors[0, :, place])
        published = float(without_l2(np.array(RATIOS[place]), measured.setting.noise))
        parts.append(
            f"{found.mean:.2g} [{found.low:.2g}, {found.high:.2g}] at {measured.setting.rows[place]} rows, "
            f"where {published:.2g} is published"
        )
    return f"Measured are {', and '.join(parts)}."


def _with_l2(measured: Measured) -> str:
    rows, means = measured.setting.rows, measured.typical[1]
    strength = f"With L2 at {measured.setting.share:g} times the best strength"
    if measured.falls_with_l2:
        return f"{strength} no peak shows: the error falls from {means[0]:.2g} to {means[-1]:.2g}."
    # The highest of those that a smaller number of rows beats.
    worse = means / np.minimum.accumulate(means)
    place = int(np.argmax(worse))
    best = int(np.argmin(means[: place + 1]))
    return (
        f"{strength} the error still rises, from {means[best]:.2g} at {rows[best]} rows to {means[place]:.2g} at "
        f"{rows[place]}."
    )
