"""A run as it is kept: what a list shows of it, and all of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.analysis.verdict import Verdict
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.link import from_link
from dashboard.experiment.record import Record

LONGEST_NOTE = 200
# Who owns the runs where visitors are no strangers to each other.
EVERYBODY = "everybody"


@dataclass(frozen=True)
class Summary:
    """A run in a list. `created` are seconds since 1970, `settings` all settings as a link writes them.

    `code` says which code trained it. `data` is the title that the data set had. Losses are those of the weights that
    the training left, NaN where there are none; `lowest_loss` is the lowest validation loss.
    """

    id: str
    created: float
    code: str
    data: str
    settings: Mapping[str, str]
    kind: str
    sentence: str
    epochs: int
    train_loss: float
    validation_loss: float
    lowest_loss: float
    note: str
    star: bool

    @property
    def experiment(self) -> Experiment:
        """As far as this version of the lab still knows its settings."""
        return from_link(self.settings)[0]


@dataclass(frozen=True)
class KeptRun:
    """A run with its curves, weights and verdict; `own` says whether it is of the visitor who asks."""

    summary: Summary
    record: Record
    verdict: Verdict
    own: bool


def number(value: float | None) -> float:
    """A number as the database has it: NULL for what is not known."""
    return math.nan if value is None else value


def known(value: float) -> float | None:
    """A number for the database, in which NaN would be text, or no number at all."""
    return None if math.isnan(value) else float(value)


def clean_note(text: str) -> str:
    """One line of a bounded length."""
    return " ".join(text.replace("\0", "").split())[:LONGEST_NOTE]
