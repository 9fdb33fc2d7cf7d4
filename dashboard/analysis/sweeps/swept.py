"""What a sweep found: which values have a result, their losses, and where validation loss is lowest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.outcome import loss, loss_on
from dashboard.analysis.results import Results, diverged
from dashboard.analysis.series import Series, sample_series
from dashboard.analysis.verdict import judge_record
from dashboard.analysis.words import loss_in_words
from dashboard.data.parts import TRAIN, VALIDATION
from dashboard.experiment.arms import Arm
from dashboard.experiment.record import Record
from dashboard.experiment.sweeps.sweep import Sweep
from language.say import mark, t


@dataclass(frozen=True)
class Swept:
    """A sweep with the results that there are so far; `places` are those of its experiments that have one to show."""

    sweep: Sweep
    results: Results

    @property
    def places(self) -> tuple[int, ...]:
        return tuple(place for place, row in self.rows if row[0] is not None and row[0].epoch)

    @property
    def records(self) -> tuple[Record, ...]:
        """The training at the experiment's own seeds, for each place; one that diverged has what came before."""
        return tuple(row[0] for _, row in self.rows if row[0] is not None and row[0].epoch)

    @property
    def start(self) -> int:
        """Where among `places` the experiment's own stands, or the nearest."""
        own = np.asarray(self.sweep.indices(self.sweep.start))
        away = [np.abs(np.asarray(self.sweep.indices(place)) - own).sum() for place in self.places]
        return int(np.argmin(away))

    @property
    def diverged(self) -> tuple[int, ...]:
        """The places at which a training diverged, at any of the seeds."""
        return tuple(place for place, row in self.rows if any(one is not None and diverged(one) for one in row))

    @property
    def seeds(self) -> int:
        return len(self.results.rows[0])

    @property
    def ended(self) -> int:
        """How many places have a result of the first seed, or diverged at another."""
        return len({place for place, row in self.rows if row[0] is not None} | set(self.diverged))

    @property
    def compared_seeds(self) -> tuple[int, ...]:
        """The seeds at which every place that is compared has ended: means over other seeds differ by these, too."""
        rows = [row for _, row in self._sound]
        return tuple(seed for seed in range(self.seeds) if rows and all(row[seed] is not None for row in rows))

    @property
    def compared(self) -> list[tuple[int, tuple[Record, ...]]]:
        """Each place that can be compared, with its trainings at the seeds that all of them have."""
        seeds = self.compared_seeds
        return [(place, tuple(one for seed in seeds if (one := row[seed]) is not None)) for place, row in self._sound]

    @property
    def _sound(self) -> list[tuple[int, tuple[Record | None, ...]]]:
        """The places that have ended at the first seed and diverged at none, with their trainings."""
        apart = self.diverged
        return [(place, row) for place, row in self.rows if row[0] is not None and place not in apart]

    @property
    def rows(self) -> list[tuple[int, tuple[Record | None, ...]]]:
        """Each place with its trainings over the seeds, None where there is none to compare."""
        return list(zip(self.sweep.places, self.results.finished, strict=True))


def arms_of(sweep: Sweep) -> tuple[Arm, ...]:
    """An arm for each experiment, named by its place."""
    return tuple(Arm(str(place), sweep.said(place), one) for place, one in sweep.experiments.items())


def lowest_loss(record: Record) -> float:
    """The lowest validation loss on the way."""
    return float(record.history.losses[:, VALIDATION].min())


def final_loss(record: Record) -> float:
    """Validation loss of the final weights, as its curve shows it."""
    return loss(record, VALIDATION)


def loss_series(swept: Swept) -> tuple[Series, ...]:
    """Over the places: validation loss at the end and at its lowest, and training loss at the end.

    One at which a training diverged at any of the seeds is not among them: the others say too little.
    """
    values = ((mark("validation"), final_loss), (mark("lowest"), lowest_loss), (mark("train"), loss_on(TRAIN)))
    compared = swept.compared
    samples = {
        name: [(float(place), np.array([value(one) for one in row])) for place, row in compared]
        for name, value in values
    }
    return tuple(sample_series(name, sample, geometric=True) for name, sample in samples.items())


def best_place(swept: Swept, series: Series | None = None) -> int | None:
    """Where a series, by default validation loss at the end, is lowest by its geometric mean over the seeds.

    None is the lowest of one.
    """
    one = series or loss_series(swept)[0]
    means = [(mean, int(x)) for mean, x in zip(one.band.mean, one.x, strict=True)]
    return min(means)[1] if len(means) > 1 else None


def size_in_words(sweep: Sweep, seeds: int) -> str:
    """Such as "14 x 15 values, 210 trainings"."""
    counts, trainings = sweep.size, len(sweep.experiments) * seeds
    if seeds == 1:
        return t("{counts} values, {trainings} training runs", counts=counts, trainings=trainings)
    return t(
        "{counts} values with {seeds} seeds each, {trainings} training runs",
        counts=counts,
        seeds=seeds,
        trainings=trainings,
    )


def labels(swept: Swept) -> tuple[str, ...]:
    """What stands beside the slider at each place: the value, and of two numbers what the map shows there."""
    sweep = swept.sweep
    if len(sweep.axes) == 1:
        return tuple(sweep.written(place) for place in swept.places)
    final, lowest, _ = loss_series(swept)
    means = {int(x): losses for x, *losses in zip(final.x, final.band.mean, lowest.band.mean, strict=True)}
    rows = dict(swept.rows)
    compared = len(swept.compared_seeds)
    return tuple(f"{sweep.written(place)}: {_cell(means.get(place), rows[place], compared)}" for place in swept.places)


def _cell(means: Sequence[float] | None, row: Sequence[Record | None], compared: int) -> str:
    """Both losses named as on the maps, since the verdict beside them has another: of the first seed, and a median."""
    ended = [one for one in row if one is not None]
    apart = sum(map(diverged, ended))
    if apart and len(ended) > 1:
        return t("diverged for {count} of {ended} seeds", count=apart, ended=len(ended))
    if apart or means is None:
        return t("diverged")
    said = dict(zip(("final", "lowest"), map(loss_in_words, means), strict=True))
    if compared == 1:
        return t("final loss {final}, lowest {lowest}", **said)
    return t("final loss {final}, lowest {lowest}, means of {seeds} seeds", **said, seeds=compared)


def verdict_notes(swept: Swept) -> tuple[str, ...]:
    """The verdict at each place; of several seeds it is that of the first."""
    sentences = [judge_record(record).sentence for record in swept.records]
    if swept.seeds == 1:
        return tuple(sentences)
    return tuple(t("First seed: {verdict}", verdict=one) for one in sentences)
