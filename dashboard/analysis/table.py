"""Results as a table: a row for each arm, the lowest validation loss first, never by test."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.change.words import in_a_column
from dashboard.analysis.outcome import Value
from dashboard.analysis.paired import PairedLosses, paired_losses
from dashboard.analysis.results import Results
from dashboard.analysis.spreadsheet import as_cell, as_csv
from dashboard.analysis.statistics import geometric_mean
from dashboard.experiment.arms import Arm
from dashboard.experiment.differences import changed_settings
from dashboard.experiment.groups.controls import Layers, Slider
from dashboard.experiment.record import Record
from dashboard.experiment.settings import SETTINGS
from language.numbers import NO_BREAK, in_digits, three_digits
from language.say import mark, t

LOSS, SHARE, COUNT, CHANGE = ".3f", ".1%", ",.0f", "change"
# Losses within these bounds are written well with three decimals.
LEAST_LOSS, MOST_LOSS = 0.001, 1000.0
NONE = "\N{EN DASH}"
ARM, SEEDS = mark("network"), mark("seeds")
DIVERGED, OUT_OF_TIME = mark("diverged"), mark("out of time")
DIFFERENCE, FROM, TO = mark("change"), "from", "to"
Summary = Callable[[Sequence[Record]], float]


@dataclass(frozen=True)
class Column:
    """A number that summarizes several trainings, with the column's title and its format."""

    title: str
    summary: Summary
    format: str = LOSS


@dataclass(frozen=True)
class Table:
    """Cells by column title, in the order of `arms`; `formats` for those that are numbers."""

    arms: tuple[Arm, ...]
    cells: Mapping[str, Sequence[str | float]]
    formats: Mapping[str, str]

    def rows(self) -> list[dict[str, str]]:
        """As shown: titles translated, numbers rounded, a change and its interval in one cell."""
        rows = []
        for cells in zip(*self.cells.values(), strict=True):
            named = zip(self.cells, cells, strict=True)
            row = {title: _words(cell, self.formats.get(title, "")) for title, cell in named}
            if DIFFERENCE in row:
                row[DIFFERENCE] += _between(row.pop(FROM), row.pop(TO))
            rows.append({t(title): cell for title, cell in row.items()})
        return rows

    def without(self, split: str) -> Table:
        """Without the columns of a split."""
        kept = {title: cells for title, cells in self.cells.items() if not title.startswith(f"{split} ")}
        return Table(self.arms, kept, self.formats)

    def csv(self) -> str:
        """The titles and a line for each row, numbers with all their digits, and no arm's name run as a formula."""
        lines = zip(*self.cells.values(), strict=True)
        written = ([as_cell(cell) if isinstance(cell, str) else cell for cell in cells] for cells in lines)
        return as_csv([[*self.cells], *written])


def mean(value: Value) -> Summary:
    return lambda records: float(np.mean([value(record) for record in records]))


def typical(value: Value) -> Summary:
    """For losses: their geometric mean."""
    return lambda records: geometric_mean(np.array([value(record) for record in records]))


def typical_gap(records: Sequence[Record]) -> float:
    """Typical validation loss minus typical training loss."""
    return typical(outcome.validation_loss)(records) - typical(outcome.train_loss)(records)


def table(results: Results, columns: Sequence[Column], *, baseline: str = "") -> Table:
    """A row for each arm with results, lowest validation loss first, and last those that diverged at some seed.

    With a `baseline` there are columns for the change of validation loss from it, paired by seed, and rows are sorted
    by that. Arms that are values of one number stay in its order.
    """
    losses = paired_losses(results)
    arms = [arm for arm in results.arms if results.ended(arm.name)]
    if baseline:
        arms = [arm for arm in arms if baseline in losses.names and len(losses.ratios(arm.name, baseline))]
    if not _vary_one_number(results.arms):
        arms.sort(key=lambda arm: (results.divergences(arm.name) > 0, *_rank(losses, results, arm.name, baseline)))
    cells: dict[str, Sequence[str | float]] = {ARM: [arm.title for arm in arms]}
    if baseline and arms:
        cells |= _changes(losses, arms, baseline)
    cells |= {column.title: [_summary(results[arm.name], column) for arm in arms] for column in columns}
    cells |= {SEEDS: [results.ended(arm.name) for arm in arms]}
    counts = {DIVERGED: results.divergences, OUT_OF_TIME: results.out_of_time}
    for title, count in counts.items():
        if any(count(arm.name) for arm in arms):
            cells |= {title: [count(arm.name) for arm in arms]}
    formats = {column.title: column.format for column in columns} | dict.fromkeys((DIFFERENCE, FROM, TO), CHANGE)
    return Table(tuple(arms), cells, formats)


_METRICS = {
    "accuracy": (mark("training accuracy"), mark("validation accuracy"), mark("test accuracy")),
    "R²": (mark("train R²"), mark("validation R²"), mark("test R²")),
}


def losses_and_metrics(metric: str) -> tuple[Column, ...]:
    """The six numbers that every table has, and the gap."""
    share = SHARE if metric == "accuracy" else LOSS
    metrics = (mean(outcome.train_metric), mean(outcome.validation_metric), mean(outcome.test_metric))
    return (
        Column(mark("training loss"), typical(outcome.train_loss)),
        Column(mark("validation loss"), typical(outcome.validation_loss)),
        Column(mark("test loss"), typical(outcome.test_loss)),
        Column(mark("gap"), typical_gap),
        *(Column(title, value, share) for title, value in zip(_METRICS[metric], metrics, strict=True)),
    )


NEARLY_ZERO = Column(mark("weights near zero"), mean(outcome.nearly_zero), SHARE)
EPOCHS = Column(mark("epochs run"), mean(outcome.epochs_run), COUNT)


def _vary_one_number(arms: Sequence[Arm]) -> bool:
    """Whether several arms are values of one number alone, such as sizes or rates."""
    first, *others = (arm.experiment for arm in arms)
    varied = {setting.name for other in others for setting in changed_settings(first, other)}
    return len(others) > 1 and len(varied) == 1 and isinstance(SETTINGS[varied.pop()].control, Slider | Layers)


def _rank(losses: PairedLosses, results: Results, name: str, baseline: str) -> tuple[float, float]:
    """By the change from the baseline or, without one, by the loss; where two are equal, by the typical loss."""
    logs = losses.ratios(name, baseline) if baseline else losses.row(name)
    records = results[name]
    return float(np.nanmean(logs)), typical(outcome.validation_loss)(records) if records else math.inf


def _changes(losses: PairedLosses, arms: Sequence[Arm], baseline: str) -> dict[str, Sequence[float]]:
    """The change, and the ends of its interval, as shares of the baseline's loss; zero for the baseline itself.

    NaN where a divergence leaves nothing to compare.
    """
    changes = losses.changes(baseline)
    found = [changes.get(arm.name, losses.change(arm.name, baseline)) for arm in arms]
    shares = [(math.nan,) * 3 if change.kind == "diverged" else (change.ratio, *change.bounds) for change in found]
    return {title: [each[place] - 1.0 for each in shares] for place, title in enumerate((DIFFERENCE, FROM, TO))}


def _summary(records: Sequence[Record], column: Column) -> float:
    """NaN for an arm that diverged at every seed."""
    return column.summary(records) if records else math.nan


def _between(low: str, high: str) -> str:
    """An interval after a change, on one line; empty for that of one seed, which excludes nothing."""
    whole = in_a_column(0.0), in_a_column(math.inf)
    return f"{NO_BREAK}[{low},{NO_BREAK}{high}]" if low != high and (low, high) != whole else ""


def _words(cell: str | float, form: str) -> str:
    if isinstance(cell, str):
        return cell
    if math.isnan(cell):
        return NONE
    if form == CHANGE:
        return in_a_column(cell + 1.0)
    # A loss has no bound, and may be next to nothing.
    outside = form == LOSS and cell and not LEAST_LOSS <= abs(cell) < MOST_LOSS
    return three_digits(cell) if outside else in_digits(cell, form or ",")
