"""The slider through the epochs of a training whose weights were kept on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dashboard.analysis.outcome import final_epoch
from dashboard.analysis.snapshots import numbers_at, onset_of
from dashboard.data.parts import SPLITS
from dashboard.experiment.record import Record
from dashboard.figures.panel import Plays, Rewind
from language.say import t


def epoch_rewind(
    record: Record, weights: Mapping[int, np.ndarray], plays: Plays, open_splits: Sequence[str] = SPLITS
) -> Rewind:
    """The slider through those epochs, with numbers of open splits; it begins at the final weights, or the latest."""
    epochs = tuple(weights)
    # Of a training that was stopped, the weights of its last epoch may not be among those that were kept.
    left = _nearest(epochs, final_epoch(record)) if record.ending else len(epochs) - 1
    return Rewind(
        name=t("Epoch"),
        at=epochs,
        labels=tuple(t("epoch {epoch}", epoch=epoch) for epoch in epochs),
        notes=tuple(numbers_at(record, epoch, open_splits) for epoch in epochs),
        start=left,
        version=f"{record.experiment.digest} {record.epoch if record.ending else ''}",
        plays=plays,
    )


def place_of_onset(record: Record, epochs: Sequence[int]) -> int | None:
    """The place among the epochs of the one next to the onset, from which on the network memorizes."""
    onset = onset_of(record)
    return None if onset is None else _nearest(epochs, onset)


def _nearest(epochs: Sequence[int], epoch: int) -> int:
    return int(np.argmin(np.abs(np.asarray(epochs) - epoch)))
