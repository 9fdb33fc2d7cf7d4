"""Trainings that are finished, so that the same one is not trained again for the next visitor.

An experiment with its seeds is trained to the same bits every time: what a lesson trains at its defaults, or a class by
one link, is one training.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from dashboard.experiment.record import Record

# Enough for some two thousand trainings of the lab's size in batches, or for some seventy that were shown.
MAX_BYTES = 100 * 2**20
# The largest network takes 47 MB with its weights on the way.
LARGEST = MAX_BYTES // 2
# Of a record beside its arrays, and of each of these.
OBJECT_BYTES, ARRAY_BYTES = 8_000, 120


class FinishedTrainings:
    """The most recently used records, by the digest of their run. Together they take at most `max_bytes`."""

    def __init__(self, max_bytes: int = MAX_BYTES, largest: int = LARGEST) -> None:
        self._max_bytes, self._largest = max_bytes, largest
        self._bytes = 0
        self._records: OrderedDict[str, Record] = OrderedDict()

    def __contains__(self, digest: str) -> bool:
        return digest in self._records

    def get(self, digest: str) -> Record | None:
        """The record of this run, if it is finished and still kept."""
        if digest not in self._records:
            return None
        self._records.move_to_end(digest)
        return self._records[digest]

    def add(self, digest: str, record: Record) -> None:
        """Keeps a record if the next training would end in the same way, and drops those not used for longest.

        One larger than `largest` would take the place of most others, and is not kept.
        """
        if record.ending is None or not record.ending.repeatable or digest in self._records:
            return
        size = _bytes(record)
        if size > self._largest:
            return
        self._records[digest] = record
        self._bytes += size
        while self._bytes > self._max_bytes:
            self._drop(next(iter(self._records)))

    def forget(self, unwanted: Callable[[Record], bool]) -> None:
        """Drops the records of which this holds."""
        for digest in [digest for digest, record in self._records.items() if unwanted(record)]:
            self._drop(digest)

    def _drop(self, digest: str) -> None:
        self._bytes -= _bytes(self._records.pop(digest))


def _bytes(record: Record) -> int:
    """What a record takes: its arrays, and the objects around them."""
    return OBJECT_BYTES + ARRAY_BYTES * len(record.snapshots.weights) + record.nbytes
