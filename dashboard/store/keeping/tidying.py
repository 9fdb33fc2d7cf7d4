"""What has expired is deleted, whether anybody trains or not."""

from __future__ import annotations

import logging
import math
import time
from dataclasses import dataclass

from dashboard.store.errors import StoreError
from dashboard.store.in_class.classrooms import ClassroomStore
from dashboard.store.store import DAY, RunStore

# How often what has expired is deleted.
INTERVAL_SECONDS = 3600.0
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Expiry:
    """Runs are deleted after so many days, and the oldest earlier where there are more than `most` in all."""

    days: int
    most: int


class Tidying:
    """Deletes runs that have expired, if any do, and rooms of classes that are over."""

    def __init__(self, store: RunStore, rooms: ClassroomStore | None, expiry: Expiry | None) -> None:
        self._store, self._rooms, self._expiry = store, rooms, expiry
        self._last = -math.inf

    @property
    def seconds_left(self) -> float:
        """Until it is due again."""
        return self._last + INTERVAL_SECONDS - time.monotonic()

    def tidy(self) -> None:
        """What can't be deleted now is tried again the next time."""
        self._last = time.monotonic()
        try:
            if self._expiry is not None:
                self._store.expire(time.time() - self._expiry.days * DAY, self._expiry.most)
            if self._rooms is not None:
                self._rooms.expire()
        except StoreError as error:
            _LOG.warning("What has expired could not be deleted: %s.", error.why)
