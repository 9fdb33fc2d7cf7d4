"""What the fits show: error over rows, where it peaks, and how close it comes to what was published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.change import CLOSE
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.series import Series, sample_series
from dashboard.analysis.statistics import LEVEL, geometric_interval, interval
from dashboard.analysis.words import with_interval
from language.numbers import two_digits
from language.say import mark, t, tn
from pages.more_data.finding.published import without_l2
from pages.more_data.tasks import Fits
from pages.more_data.trials import RATIOS, Setting

WITHOUT, WITH = mark("no L2"), mark("with L2")
NAMES = (WITHOUT, WITH)
HALF, EQUAL, TWICE = (RATIOS.index(ratio) for ratio in (0.5, 1.0, 2.0))
# Which rise is looked at was chosen among as many numbers of rows.
RISES = 1.0 - (1.0 - LEVEL) / len(RATIOS)


@dataclass(frozen=True)
class Measured:
    """The fits of all seeds: errors (2, seeds, sizes), without and with L2, and norms of the weights, likewise."""

    setting: Setting
    errors: np.ndarray
    norms: np.ndarray

    @classmethod
    def of(cls, setting: Setting, fits: Sequence[Fits]) -> Measured:
        return cls(setting, np.stack([one.errors for one in fits], 1), np.stack([one.norms for one in fits], 1))

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
        return bool(np.all(means[1:] <= (1.0 + CLOSE) * np.minimum.accumulate(means)[:-1]))

    def series(self, values: np.ndarray) -> list[Series]:
        """A curve without and one with L2 over rows for each weight, of `errors` or `norms`."""
        return [
            sample_series(name, list(zip(RATIOS, table.T, strict=True)), geometric=True)
            for name, table in zip(NAMES, values, strict=True)
        ]


def finding(measured: Measured) -> str:
    """How more rows change the error, without L2 and with it."""
    rows, means = measured.setting.rows, measured.typical[0]
    goes = t(
        "It goes from {before} to {peak}, and is {last} at {rows} rows.",
        before=two_digits(means[HALF]),
        peak=two_digits(means[EQUAL]),
        last=two_digits(means[-1]),
        rows=rows[-1],
    )
    return f"{_risen(measured)} {goes} {_with_l2(measured)}"


def _risen(measured: Measured) -> str:
    rows, seeds, risen = measured.setting.rows, measured.seeds, measured.risen
    values = {"half": rows[HALF], "equal": rows[EQUAL], "risen": risen}
    if not risen:
        return t("**From {half} rows to {equal}, more data raises the error for no seed.**", **values)
    if 2 * risen > seeds:
        return tn(
            "**From {half} rows to {equal}, more data raises the error for {risen} of {count} seed.**",
            "**From {half} rows to {equal}, more data raises the error for {risen} of {count} seeds.**",
            seeds,
            **values,
        )
    return tn(
        "**From {half} rows to {equal}, more data raises the error for only {risen} of {count} seed.**",
        "**From {half} rows to {equal}, more data raises the error for only {risen} of {count} seeds.**",
        seeds,
        **values,
    )


def beside_formula(measured: Measured) -> str:
    """The measured error on both sides of the peak, beside the published one."""
    values: dict[str, object] = {}
    enough = measured.seeds >= FEWEST_PAIRS
    for side, place in (("fewer", HALF), ("more", TWICE)):
        values[f"{side}_rows"] = measured.setting.rows[place]
        error = geometric_interval(measured.errors[0, :, place])
        values[side] = with_interval(error) if enough else two_digits(error.mean)
        values[f"{side}_published"] = two_digits(float(without_l2(np.array(RATIOS[place]), measured.setting.noise)))
    return t(_MEASURED[enough], **values)


# By whether there are seeds enough for intervals.
_MEASURED = {
    True: mark(
        "Measured at {fewer_rows} rows: {fewer}, where the formula says {fewer_published}; at {more_rows} rows: "
        "{more}, where it says {more_published} (95% intervals)."
    ),
    False: mark(
        "Measured at {fewer_rows} rows: {fewer}, where the formula says {fewer_published}; at {more_rows} rows: "
        "{more}, where it says {more_published}."
    ),
}


def _with_l2(measured: Measured) -> str:
    rows, means = measured.setting.rows, measured.typical[1]
    strength = _strength(measured.setting.share)
    if measured.falls_with_l2:
        return t(
            "With L2 at {strength} no peak shows: the error falls from {first} at {fewest} rows to {last} at {most}.",
            strength=strength,
            fewest=rows[0],
            most=rows[-1],
            first=two_digits(means[0]),
            last=two_digits(means[-1]),
        )
    return _rise_with_l2(measured, strength)


def _rise_with_l2(measured: Measured, strength: str) -> str:
    """From the best number of rows to the worst of those that have more."""
    rows, means = measured.setting.rows, measured.typical[1]
    worst = int(np.argmax(means / np.minimum.accumulate(means)))
    best = int(np.argmin(means[: worst + 1]))
    rise = interval(np.log(measured.errors[1, :, worst] / measured.errors[1, :, best]), RISES)
    values = {
        "strength": strength,
        "best": two_digits(means[best]),
        "best_rows": rows[best],
        "worst": two_digits(means[worst]),
        "worst_rows": rows[worst],
    }
    if rise.low > 0:
        return t(
            "With L2 at {strength} the error still rises, from {best} at {best_rows} rows to {worst} at {worst_rows}.",
            **values,
        )
    return tn(
        "With L2 at {strength}, {count} seed can't say whether the error still rises: it goes from {best} at "
        "{best_rows} rows to {worst} at {worst_rows}.",
        "With L2 at {strength}, {count} seeds can't say whether the error still rises: it goes from {best} at "
        "{best_rows} rows to {worst} at {worst_rows}.",
        measured.seeds,
        **values,
    )


def _strength(share: float) -> str:
    return t("its best strength") if share == 1.0 else t("{share:g} times its best strength", share=share)
