"""The weights that were kept during a training, and the numbers at their epochs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.outcome import final_epoch
from dashboard.analysis.verdict.judge import judge_record
from dashboard.analysis.words import score_in_words
from dashboard.data.parts import SPLITS
from dashboard.experiment.record import Record
from language.numbers import NO_BREAK, three_digits
from language.say import t

# The most epochs that are drawn, marked ones aside, and how much closer together they lie early: 1 would be evenly.
MOST_DRAWN, CLOSER_EARLY = 40, 1.5


def onset_of(record: Record) -> int | None:
    """The epoch from which on a training that has ended memorizes, if its verdict is that it overfits."""
    return judge_record(record).onset if record.ending and record.splits else None


def weights_by_epoch(record: Record) -> dict[int, np.ndarray]:
    """The weights that were kept, flat, and the final ones, by epoch."""
    weights = dict(record.snapshots.weights)
    if record.final is not None:
        weights[final_epoch(record)] = record.final
    return dict(sorted(weights.items()))


def weights_to_draw(record: Record) -> dict[int, np.ndarray]:
    """Those that are drawn: closer together early, where an epoch changes more.

    The final weights and those next to the onset are always among them. Half as many as are kept take half as long to
    draw and to send.
    """
    weights = weights_by_epoch(record)
    epochs = np.array(list(weights))
    if len(epochs) <= MOST_DRAWN:
        return weights
    places = np.round((len(epochs) - 1) * np.linspace(0, 1, MOST_DRAWN) ** CLOSER_EARLY).astype(int)
    marked = [np.abs(epochs - epoch).argmin() for epoch in (final_epoch(record), onset_of(record)) if epoch is not None]
    return {int(epoch): weights[int(epoch)] for epoch in epochs[np.union1d(places, marked)]}


def numbers_at(record: Record, epoch: int, splits: Sequence[str]) -> str:
    """Loss and metric of these splits at the end of an epoch; epoch 0 is before training."""
    if epoch == 0:
        return t("Before training.")
    losses, metrics = record.history.losses[epoch - 1], record.history.metrics[epoch - 1]
    metric, places = record.experiment.metric, [(name, SPLITS.index(name)) for name in splits]
    loss = ", ".join(f"{t(name)}{NO_BREAK}{three_digits(losses[place])}" for name, place in places)
    values = ", ".join(f"{t(name)}{NO_BREAK}{score_in_words(metrics[place], metric)}" for name, place in places)
    return t("Loss: {losses}. {metric}: {values}.", losses=loss, metric=t(metric).capitalize(), values=values)
