"""A run as it is kept: what a list shows of it, and all of it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.analysis.verdict import Verdict
from dashboard.data.dataset import DataError
from dashboard.data.digest import digest
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.link import from_link
from dashboard.experiment.record import Record
from dashboard.experiment.settings import SETTINGS
from dashboard.store.code_version import code_version

LONGEST_NOTE = 200
# The owner of all runs where visitors are not strangers to each other.
EVERYBODY = "everybody"
# The kind of a run over which there is no verdict yet.
NOT_JUDGED = ""


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
        """The experiment, as far as this version of the lab still knows its settings."""
        return from_link(self.settings)[0]


@dataclass(frozen=True)
class KeptRun:
    """A run with its curves, weights and verdict; `own` says whether it belongs to the visitor who asks."""

    summary: Summary
    record: Record
    verdict: Verdict
    own: bool


@dataclass(frozen=True)
class Study:
    """What a page of a lesson compares: the digest of its arms, the settings in which they differ, and their data."""

    lesson: str
    digest: str
    varied: tuple[str, ...]
    data: str

    @classmethod
    def of(cls, lesson: str, arms: Sequence[Experiment]) -> Study:
        """The study of these arms, each as its experiment at the first seed: with more seeds it is still the same."""
        names = " ".join((lesson, *(arm.digest for arm in arms)))
        varied = tuple(name for name, setting in SETTINGS.items() if len({setting.of(arm) for arm in arms}) > 1)
        return cls(lesson, digest(names), varied, title_of(arms[0]))


@dataclass(frozen=True)
class Trial:
    """The place of a training in a study: seed by seed, in the order of the arms."""

    study: Study
    place: int


@dataclass(frozen=True)
class FinishedRun:
    """A training that has ended, to be kept for its owner; `created` is when, in seconds since 1970.

    Without a `trial` it was trained by itself. `code` is what trained it.
    """

    owner: str
    record: Record
    created: float
    trial: Trial | None = None
    code: str = field(default_factory=code_version)


def title_of(experiment: Experiment) -> str:
    """What the data set is called now, to be kept: a visitor's own table may be gone when the run is looked at."""
    try:
        return experiment.dataset.title.replace("\0", "")
    except DataError:
        return experiment.data.dataset


def nan_if_null(value: float | None) -> float:
    """A number from the database, in which NULL stands for what is not known."""
    return math.nan if value is None else value


def null_if_nan(value: float) -> float | None:
    """A number for the database, in which NaN would be text, or no number at all."""
    return None if math.isnan(value) else float(value)


def clean_note(text: str) -> str:
    """A note as it is kept: one line of a bounded length."""
    return " ".join(text.replace("\0", "").split())[:LONGEST_NOTE]
