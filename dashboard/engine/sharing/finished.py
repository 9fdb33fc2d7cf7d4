"""Trainings that are finished, so that the same one is not trained again for the next visitor.

An experiment with its seeds is trained to the same bits every time: what a lesson trains at its defaults, or a class by
one link, is one training.
"""

from __future__ import annotations

from collections import OrderedDict

from dashboard.experiment.record import Record

# Enough for some two thousand trainings of the lab's size.
MAX_BYTES = 100 * 2**20
OBJECT_BYTES = 8_000


class FinishedTrainings:
    """The most recently used records of batches' trainings, by the digest of their experiment."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._records: OrderedDict[str, Record] = OrderedDict()

    def get(self, digest: str) -> Record | None:
        """The record of this experiment, if it is finished and still kept."""
        if digest not in self._records:
            return None
        self._records.move_to_end(digest)
        return self._records[digest]

    def add(self, digest: str, record: Record) -> None:
        """Keeps a record if the next training would end in the same way, and drops those not used for longest."""
        if record.ending is None or not record.ending.repeatable or digest in self._records:
            return
        self._records[digest] = record
        self._bytes += _bytes(record)
        while self._bytes > self._max_bytes:
            _, dropped = self._records.popitem(last=False)
            self._bytes -= _bytes(dropped)


def _bytes(record: Record) -> int:
    """What a record takes: its arrays, and the objects around them."""
    parts = (record.history, record.final, record.rows, record.unlearned)
    return OBJECT_BYTES + sum(part.nbytes for part in parts if part is not None)
