"""Results as a table: a row for each arm, the lowest validation loss first, never by test."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.bands import interval
from dashboard.analysis.outcome import Value
from dashboard.analysis.results import Results
from dashboard.experiment.arms import Arm

LOSS, SHARE, COUNT, SIGNED = ".3f", ".1%", ".0f", "+.3f"
NO_BREAK = "\N{NO-BREAK SPACE}"
DIFFERENCE, FROM, TO = "difference", "from", "to"


@dataclass(frozen=True)
class Column:
    """The mean over seeds of a number, under a title and in a format."""

    title: str
    value: Value
    format: str = LOSS


@dataclass(frozen=True)
class Table:
    """Cells by column title, in the order of `arms`; `formats` for those that are numbers."""

    arms: tuple[Arm, ...]
    cells: Mapping[str, Sequence[str | float]]
    formats: Mapping[str, str]

    def rows(self) -> list[dict[str, str]]:
        """As words: numbers rounded, a difference and its interval in one cell."""
        rows = []
        for cells in zip(*self.cells.values(), strict=True):
            row = {
                title: format(cell, self.formats.get(title, "")) for title, cell in zip(self.cells, cells, strict=True)
            }
            if DIFFERENCE in row:
                # On one line.
                row[DIFFERENCE] += f" [{row.pop(FROM)}, {row.pop(TO)}]".replace("inf", "∞").replace(" ", NO_BREAK)
            rows.append(row)
        return rows

    def csv(self) -> str:
        """The titles and a line for each row, numbers with all their digits."""
        text = StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.cells)
        writer.writerows(zip(*self.cells.values(), strict=True))
        return text.getvalue()


def table(results: Results, columns: Sequence[Column], *, baseline: str = "") -> Table:
    """A row for each arm with results. With a baseline, also the paired difference in validation loss to it."""
    arms = [arm for arm in results.present if not baseline or len(_differences(results, arm, baseline))]
    arms.sort(key=lambda arm: results.mean(arm.name, outcome.validation_loss))
    cells: dict[str, Sequence[str | float]] = {"arm": [arm.title for arm in arms]}
    formats = {column.title: column.format for column in columns}
    if baseline and arms:
        intervals = [interval(_differences(results, arm, baseline)) for arm in arms]
        cells |= {
            DIFFERENCE: [item.mean for item in intervals],
            FROM: [item.low for item in intervals],
            TO: [item.high for item in intervals],
        }
        formats |= dict.fromkeys((DIFFERENCE, FROM, TO), SIGNED)
    cells |= {column.title: [results.mean(arm.name, column.value) for arm in arms] for column in columns}
    cells |= {"seeds": [len(results[arm.name]) for arm in arms]}
    return Table(tuple(arms), cells, formats)


def losses_and_metrics(metric: str) -> tuple[Column, ...]:
    """The six numbers that every table has, and the gap."""
    share = SHARE if metric == "accuracy" else LOSS
    return (
        Column("train loss", outcome.train_loss),
        Column("validation loss", outcome.validation_loss),
        Column("test loss", outcome.test_loss),
        Column("gap", outcome.gap),
        Column(f"train {metric}", outcome.train_metric, share),
        Column(f"validation {metric}", outcome.validation_metric, share),
        Column(f"test {metric}", outcome.test_metric, share),
    )


NEARLY_ZERO = Column("weights near zero", outcome.nearly_zero, SHARE)
EPOCHS = Column("epochs run", outcome.epochs_run, COUNT)


def _differences(results: Results, arm: Arm, baseline: str) -> np.ndarray:
    return results.differences(arm.name, baseline, outcome.validation_loss)
