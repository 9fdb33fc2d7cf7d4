"""What has expired is deleted, whether anybody trains or not."""

from __future__ import annotations

import logging
import math
import time

from dashboard.store.errors import StoreError
from dashboard.store.in_class.classrooms import ClassroomStore
from dashboard.store.store import RunStore

# How often what has expired is deleted.
INTERVAL_SECONDS = 3600.0
_DAY = 86400.0
_LOG = logging.getLogger(__name__)


class Tidying:
    """Deletes runs older than `days`, if given, all but the newest `most`, and rooms of classes that are over."""

    def __init__(self, store: RunStore, rooms: ClassroomStore | None, days: int | None, most: int) -> None:
        self._store, self._rooms, self._days, self._most = store, rooms, days, most
        self._last = -math.inf

    @property
    def seconds_left(self) -> float:
        """Until it is due again."""
        return self._last + INTERVAL_SECONDS - time.monotonic()

    def tidy(self) -> None:
        """What can't be deleted now is tried again the next time."""
        self._last = time.monotonic()
        try:
            if self._days is not None:
                self._store.expire(time.time() - self._days * _DAY, self._most)
            if self._rooms is not None:
                self._rooms.expire()
        except StoreError as error:
            _LOG.warning("What has expired could not be deleted: %s.", error.why)
