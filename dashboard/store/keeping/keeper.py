"""Keeps runs on a thread of its own: a training never waits for a disk, and a disk that is full stops none."""

from __future__ import annotations

import logging
import math
import threading
import time
from collections import deque
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from dashboard.experiment.record import Record
from dashboard.language.say import Message
from dashboard.store.classrooms import ClassroomStore
from dashboard.store.errors import StoreError
from dashboard.store.keeping.shelf import Shelf, take
from dashboard.store.kept import Finished, Trial
from dashboard.store.store import RunStore

# What can't be written now is tried again after so many seconds, and no more runs than this wait in memory.
RETRY_SECONDS = 5.0
MOST_WAITING, MOST_TRIALS = 500, 4000
# So many are written at once: when none has ended for a moment, since others train until then, or when the first has
# waited for long.
TOGETHER, QUIET_SECONDS, LONG_SECONDS = 50, 1.0, 10.0
# Once nothing has ended for so long, runs are judged that nobody has looked at yet, so many at once.
IDLE_SECONDS, AT_ONCE = 30.0, 10
# How a training ends by itself; one that was stopped or failed might have gone on.
KEPT = frozenset({"finished", "early stopping", "diverged", "out of time"})
_HOUR = 3600.0
_LOG = logging.getLogger(__name__)


class Unwritten(NamedTuple):
    """A run that waits to be written, and where it lies until then."""

    run: Finished
    file: Path | None


class Keeper:
    """Writes runs to a store in the order in which they ended, judges them later, and deletes what is over.

    They wait until no other ends, since a page may train hundreds, and share their statements; trials come last. Until
    it is written, a run lies on the `shelf`, and what a server before this one has left there is written first.
    What is over, looked for once an hour, are runs older than `days`, where those are given, and the rooms of classes.
    """

    def __init__(
        self,
        store: RunStore,
        days: int | None = None,
        most: int = 0,
        rooms: ClassroomStore | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        self.store, self._shelf = store, shelf
        self._days, self._most, self._rooms = days, most, rooms
        self._problem: str | Message = ""
        self._waiting: deque[Unwritten] = deque(maxlen=MOST_WAITING)
        self._trials: deque[Unwritten] = deque(maxlen=MOST_TRIALS)
        # By a clock that nobody sets: when the first of those that wait came, and the last of all, and when was tidied.
        self._first = self._last = time.monotonic()
        self._tidied = -math.inf
        # Whether there may be runs without a verdict.
        self._unjudged = True
        self._changed = threading.Condition()
        self._closed, self._hurried = False, 0
        for run, file in shelf.left() if shelf is not None else ():
            self._queue(run).append(Unwritten(run, file))
        self._thread = threading.Thread(target=self._work, daemon=True, name="keeper")
        self._thread.start()

    @property
    def problem(self) -> str:
        """Why runs are not kept at present, as a clause; empty if they are."""
        return str(self._problem)

    def keep(self, owner: str, record: Record, trial: Trial | None = None) -> None:
        """Has a training kept that has ended by itself. Returns as soon as no kill can lose it."""
        if record.ending is None or record.ending.reason not in KEPT:
            return
        run = Finished(owner, record.outcome, time.time(), trial)
        file = None if self._shelf is None else self._shelf.put(run)
        with self._changed:
            self._last = time.monotonic()
            self._first = self._first if self._waits else self._last
            self._queue(run).append(Unwritten(run, file))
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Waits until nothing is left to write, at most that long; returns whether that is so."""
        with self._changed:
            self._hurried += 1
            self._changed.notify_all()
            done = self._changed.wait_for(lambda: not self._waits, seconds)
            self._hurried -= 1
            return done

    def close(self) -> None:
        """Writes what is left, if that is soon done."""
        self.wait(RETRY_SECONDS)
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._thread.join(RETRY_SECONDS)
        self.store.close()
        if self._rooms is not None:
            self._rooms.close()

    def _work(self) -> None:
        while not self._closed:
            with self._changed:
                self._wait_for_work()
                queue = self._waiting or self._trials
                runs = list(islice(queue, TOGETHER))
            if runs:
                self._try(runs, queue)
            elif not self._closed:
                self._judge()

    def _try(self, runs: list[Unwritten], queue: deque[Unwritten]) -> None:
        try:
            self._write(runs, queue)
            self._problem = ""
        except StoreError as error:
            self._problem = error.why
            self._rest()

    @property
    def _waits(self) -> bool:
        return bool(self._waiting or self._trials)

    def _wait_for_work(self) -> None:
        """Until there is something to write, or to judge."""
        while not self._closed:
            now = time.monotonic()
            quiet, long = now - self._last, now - self._first
            if self._waits and (self._hurried or quiet > QUIET_SECONDS or long > LONG_SECONDS):
                return
            if not self._waits and self._unjudged and quiet > IDLE_SECONDS:
                return
            self._changed.wait(QUIET_SECONDS if self._waits else IDLE_SECONDS if self._unjudged else _HOUR)

    def _judge(self) -> None:
        """A few runs, so that what ends meanwhile does not wait. Where that can't be done, who reads is told."""
        try:
            self._unjudged = self.store.judge(AT_ONCE) == AT_ONCE
        except StoreError:
            self._unjudged = False

    def _queue(self, run: Finished) -> deque[Unwritten]:
        return self._waiting if run.trial is None else self._trials

    def _write(self, runs: list[Unwritten], queue: deque[Unwritten]) -> None:
        """Until they are written they wait, so that nobody takes them for kept."""
        self._add([one.run for one in runs])
        self._unjudged = True
        for one in runs:
            take(one.file)
        with self._changed:
            for one in runs:
                # A full queue may have dropped some meanwhile.
                if queue and queue[0] is one:
                    queue.popleft()
            self._changed.notify_all()
        if time.monotonic() > self._tidied + _HOUR:
            self._tidied = time.monotonic()
            self._tidy()

    def _tidy(self) -> None:
        if self._days is not None:
            self.store.expire(time.time() - self._days * 24 * _HOUR, self._most)
        if self._rooms is not None:
            self._rooms.expire()

    def _add(self, runs: list[Finished]) -> None:
        """All at once; where that can't be done, one by one."""
        try:
            self.store.add(runs)
        except StoreError:
            raise
        except Exception:  # noqa: BLE001 - whatever is wrong with one, the others may be kept
            if len(runs) == 1:
                _LOG.exception("A run could not be kept: %s", runs[0].record.experiment.digest)
                return
            for run in runs:
                self._add([run])

    def _rest(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed, RETRY_SECONDS)
