"""What a finding may claim, computed anew from the records: with SciPy's tests, and without the dashboard's own."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from dashboard.analysis import outcome
from dashboard.analysis.results import Results
from dashboard.experiment.record import Record
from dashboard.experiment.splits import is_split_at_random, make_splits
from language.numbers import NO_BREAK, three_digits

SHARE = 0.02
CLOSE = 0.05
AMOUNT = r"(?:(?:more than )?[\d.]+% (?:lower|higher)|(?:more than )?[\d.]+ times as high|equal|next to nothing)"
CHANGE = re.compile(rf"({AMOUNT})(?:,? (?:than|as|to) [^(]*?)? \(([^()]*)\)")
# Said where every arm diverged for every seed, after the first of them was named.
NONE_TRAINS = "So did all others, for every seed."
# How it is said that the best can be told from all others, by whether any diverged.
ALONE = (
    "lower than all others beyond chance",
    "lower beyond chance than all others that did not diverge",
    "the only one that did not diverge",
)
# What is lower by more percent is said to be.
MOST_PERCENT = 99.9


@dataclass(frozen=True)
class Ratio:
    """Geometric mean of paired ratios with an interval, and what may be said of it."""

    mean: float
    low: float
    high: float
    negligible: float
    # Whether a training of this one, and of the other, diverged.
    diverged: tuple[bool, bool] = (False, False)

    @property
    def kind(self) -> str:
        """Beside what diverged there is nothing to compare with; what diverged itself may be higher."""
        kind = self._of_losses
        return "diverged" if self.diverged[1] or (self.diverged[0] and kind != "higher") else kind

    @property
    def _of_losses(self) -> str:
        margin = max(CLOSE, self.negligible)
        if 1 - margin <= self.low and self.high <= 1 + margin:
            return "same"
        if self.low <= 1 <= self.high:
            return "unsure"
        if abs(self.mean - 1) < self.negligible:
            return "slight"
        return "lower" if self.mean < 1 else "higher"


class Losses:
    """Losses by arm and seed, NaN where there is none: a divergence is twice the highest of its seed."""

    def __init__(self, results: Results) -> None:
        records = [r for row in results.rows for r in row if r is not None and r.ending]
        constants = [r.ending.constant_loss for r in records if r.ending and not math.isnan(r.ending.constant_loss)]
        self.constant = float(np.mean(constants)) if constants else 0.0
        self.diverged = {arm.name: results.divergences(arm.name) for arm in results.arms}
        rows = {arm.name: [_loss(record) for record in results.finished_row(arm.name)] for arm in results.arms}
        for seed in range(max(map(len, rows.values()))):
            sound = [row[seed] for row in rows.values() if math.isfinite(row[seed])]
            for row in rows.values():
                row[seed] = 2 * max([self.constant, *sound]) if math.isinf(row[seed]) else row[seed]
        floor = max(SHARE * self.constant, 1e-12)
        self.rows = {name: np.maximum(row, floor) for name, row in rows.items() if not np.all(np.isnan(row))}

    def logs(self, name: str, other: str) -> np.ndarray:
        logs = np.log(self.rows[name] / self.rows[other])
        return logs[~np.isnan(logs)]

    def ratio(self, name: str, other: str, level: float = 0.95) -> Ratio:
        logs = self.logs(name, other)
        error = float(stats.sem(logs))
        low, high = stats.t.interval(level, len(logs) - 1, logs.mean(), error) if error else (logs.mean(), logs.mean())
        typical = float(np.exp(np.nanmean(np.log(self.rows[other]))))
        return Ratio(
            float(np.exp(logs.mean())),
            float(np.exp(low)),
            float(np.exp(high)),
            SHARE * self.constant / typical,
            (self.diverged[name] > 0, self.diverged[other] > 0),
        )

    def compared(self, pairs: Sequence[tuple[str, str]]) -> list[Ratio]:
        """Tested together, step by step down from the smallest p."""
        p = [self._p(*pair) for pair in pairs]
        level, failed, found = 1 - 0.05 / max(len(p), 1), False, {}
        for step, place in enumerate(sorted(range(len(p)), key=p.__getitem__)):
            level = level if failed else 1 - 0.05 / (len(p) - step)
            failed = failed or p[place] > 1 - level
            found[place] = self.ratio(*pairs[place], level)
        return [found[place] for place in range(len(p))]

    def changes(self, baseline: str) -> dict[str, Ratio]:
        names = [n for n in self.rows if n != baseline and len(self.logs(n, baseline)) >= 3]
        return dict(zip(names, self.compared([(name, baseline) for name in names]), strict=True))

    def beaten(self, name: str, names: Sequence[str]) -> bool:
        """Whether another arm is clearly below one, with allowance for all of them."""
        level = 1 - 2 * 0.05 / max(len(names) - 1, 1)
        return any(self.ratio(name, other, level).kind == "higher" for other in names if other != name)

    def rivals(self, best: str, baseline: str, changes: dict[str, Ratio], names: Sequence[str]) -> list[str]:
        """Which others of some that did not diverge may be the best, too: beside the baseline `changes` tell."""

        def out(name: str) -> bool:
            if baseline not in names:
                return self.beaten(name, names)
            if name == baseline:
                return any(changes[other].kind == "lower" for other in names if other != baseline)
            level = 1 - 2 * 0.05 / max(len(names) - 1, 1)
            others = [other for other in names if other not in (name, baseline) and best != baseline]
            beaten = any(self.ratio(name, other, level).kind == "higher" for other in others)
            return beaten or changes[name].kind == "higher"

        return [name for name in names if name != best and not out(name)]

    def _p(self, name: str, other: str) -> float:
        logs = self.logs(name, other)
        return float(stats.ttest_1samp(logs, 0.0).pvalue) if np.ptp(logs) else float(not logs.any())


def common(results: Results, name: str) -> list[Record]:
    """An arm's records at the seeds at which those of every arm have ended and did not diverge."""
    sound = [
        [one if one and one.ending and one.ending.reason != "diverged" else None for one in row] for row in results.rows
    ]
    place = [arm.name for arm in results.arms].index(name)
    return [seed[place] for seed in zip(*sound, strict=True) if all(seed)]


def no_loss(said: str, results: Results, name: str) -> None:
    """Of an arm that diverged it is said first that nothing can be compared at those seeds, and no change."""
    count, ended, title = results.divergences(name), results.ended(name), results.title(name)
    those = "" if count == ended else " for that one" if count == 1 else " for those"
    head = f"{title} diverged for {count} of {ended} seeds: there is no loss to compare with{those}.**"
    unquoted = re.sub("[“”]", "", said.removeprefix("So far: ")).replace(NO_BREAK, " ")
    assert unquoted.startswith(f"**{head}".replace(NO_BREAK, " ")), said
    assert not re.search("o difference|othing helps|equal|oo few seeds", said), said
    assert not CHANGE.search(said.replace(NO_BREAK, " ")), said


def without_baseline(
    said: str, results: Results, losses: Losses, baseline: str, within: Callable[[str], str] = str
) -> bool:
    """Whether the baseline diverged; what is said then is that, and which of the others has the lowest loss.

    `within` a sentence an arm's name is written so.
    """
    if not losses.diverged[baseline]:
        return False
    no_loss(said, results, baseline)
    names = [baseline, *losses.changes(baseline)]
    shares = {name: losses.diverged[name] / results.ended(name) for name in names}
    typical = {n: np.exp(np.mean(np.log(results.values(n, outcome.validation_loss)))) for n in names if results[n]}
    sound = [name for name in names if not losses.diverged[name]]
    if sound:
        means = {name: np.mean(losses.logs(name, baseline)) for name in sound}
        best = min(sound, key=lambda name: (means[name], typical[name]))
        loss, name = three_digits(typical[best]), results.named(best)
        alone = f"**{name} has the lowest validation loss**, {loss} over"
        among = f"**No clear winner:** {within(name)} has the lowest validation loss, {loss} over"
        assert alone in said or among in said
    elif all(shares[name] == 1.0 for name in names[1:]):
        assert NONE_TRAINS in said
        assert said.count("iverged") == 1
    else:
        least = [n for n in names[1:] if shares[n] == min(shares[name] for name in names[1:])]
        best = min(least, key=lambda name: typical.get(name, math.inf))
        named = within(results.named(best))
        assert f"{named} has the lowest validation loss: {three_digits(typical[best])}" in said
    return True


def guesses(records: Sequence[Record]) -> bool:
    """Whether losses are not clearly below those of a constant prediction, seed by seed."""
    pairs = [(outcome.validation_loss(r), _constant_loss(r)) for r in records if r.ending]
    logs = np.log([loss / constant for loss, constant in pairs if loss > 0 and math.isfinite(constant)])
    if len(logs) < 3:
        return False
    if np.all(logs < math.log(1 - CLOSE)):
        return False
    low, high = np.exp(stats.t.interval(0.95, len(logs) - 1, logs.mean(), stats.sem(logs)))
    return Ratio(float(np.exp(logs.mean())), float(low), float(high), 0.0).kind != "lower"


def _constant_loss(record: Record) -> float:
    """Of the best constant on the validation rows; of classes drawn alike, and where there is none, what was kept.

    Wrong labels are those of training rows alone.
    """
    assert record.ending
    experiment = record.experiment
    if experiment.dataset.classifies and is_split_at_random(experiment) and not experiment.data.label_noise:
        return record.ending.constant_loss
    y = make_splits(experiment).validation.y
    bessel = 1.0 if experiment.dataset.classifies else len(y) / (len(y) - 1)
    return experiment.constant_loss(y) * bessel or record.ending.constant_loss


def says_guessing(said: str) -> bool:
    """Whether it says that even the best is no better than guessing, or can't be told apart from it."""
    return "even the best is no better than guessing" in said or "can't tell even the best from guessing" in said


def stands_alone(said: str) -> bool:
    """Whether it says that the best can be told from all others."""
    return any(words in said for words in ALONE)


def asks_for_more(said: str, results: Results) -> None:
    """Seeds that would decide what these don't are more than these."""
    fewest = min(results.ended(arm.name) for arm in results.arms)
    assert all(seeds > fewest for seeds in seeds_asked(said)), said


def seeds_asked(said: str) -> list[int]:
    """How many seeds it says that it would take."""
    return [int(seeds.replace(",", "")) for seeds in re.findall(r"about\s([\d,]*\d)", said)]


def end(value: float, form: str) -> str:
    """The end of an interval in a format; of one that would read as 0 its first digit that is not."""
    said = format(value, form)
    return said if float(said) else format(value, f"{form[:-2]}1g")


def says(text: str, expected: Ratio) -> None:
    """A change in words, with its interval, is that ratio within its rounding; of what diverged it has no number."""
    if expected.diverged[0]:
        assert re.search(r"higher than [^(]* \(what diverged counts as worse than any loss\)", text), text
        return
    found = CHANGE.search(text.replace(NO_BREAK, " "))
    assert found, text
    amount, reach = found.groups()
    _close(_ratio(amount), expected.mean)
    low, high = _reach(reach, lower=expected.mean < 1)
    _close(low, expected.low)
    _close(high, expected.high)


def _loss(record: Record | None) -> float:
    if record is None:
        return math.nan
    return math.inf if record.ending and record.ending.reason == "diverged" else outcome.validation_loss(record)


def _ratio(amount: str) -> float:
    number = float(found.group()) if (found := re.search(r"[\d.]+", amount)) else 0.0
    if "more than" in amount and "times" in amount:
        return math.inf
    if "times" in amount:
        return number
    return 1 - number / 100 if "lower" in amount else 1 + number / 100


def _reach(reach: str, *, lower: bool) -> tuple[float, float]:
    if reach in ("less than 1% either way", "both are too small to count"):
        return 1.0, 1.0
    if reach == f"more than {MOST_PERCENT}%":
        return 1 - MOST_PERCENT / 100, 1 - MOST_PERCENT / 100
    first, second = reach.split(" to ")
    if reach.endswith("times"):
        return _ratio(f"{first} times"), _ratio(second)
    if reach.endswith("%"):
        ends = sorted(float(end.removeprefix("more than ").rstrip("%")) / 100 for end in (first, second))
        return (1 - ends[1], 1 - ends[0]) if lower else (1 + ends[0], 1 + ends[1])
    return _ratio(first), _ratio(second)


def _close(said: float, true: float) -> None:
    """Percentages are rounded to whole ones, ratios to one decimal and, from 10 on, to none."""
    if said == math.inf:
        assert true >= 100
    else:
        room = 0.00501 if said < 2 else 0.0501 if said < 10 else 0.501
        assert abs(said - true) <= room


def says_diverged(said: str, title: str, count: int, ended: int | str = "") -> bool:
    """Whether an arm, alone or in a list of several, is said to have diverged for so many seeds."""
    if NONE_TRAINS in said:
        return count > 0
    several = " ".join(re.findall(r"Diverged: (.*?seeds?\))\.", said))
    return f"{title} diverged for {count} of {ended}" in said or f"{title} ({count} of {ended}" in several
