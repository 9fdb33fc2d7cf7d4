"""Keeps runs: on the shelf at once, and in the database on a thread of its own, for which no training waits.

A full disk stops no training.
"""

from __future__ import annotations

import logging
import threading
import time

from dashboard.experiment.record import Record
from dashboard.store.errors import StoreError
from dashboard.store.in_class.classrooms import ClassroomStore
from dashboard.store.keeping.shelf import Shelf, discard
from dashboard.store.keeping.tidying import Expiry, Tidying
from dashboard.store.keeping.waiting import MOST_RUNS, MOST_TRIALS, Unwritten, Waiting
from dashboard.store.kept import FinishedRun, Trial
from dashboard.store.store import RunStore
from language.say import Message

# The most runs of a server before this one that are written: no more can wait.
MOST_LEFT = MOST_RUNS + MOST_TRIALS
# How long after a failure runs are written again.
RETRY_SECONDS = 5.0
# How long a server that ends waits until what is left is written, and then until the thread has ended.
CLOSE_SECONDS = 5.0
# The most runs that are written at once. They are written as soon as none has ended for QUIET_SECONDS: until then
# trainings need the processor. But none waits longer than LONGEST_WAIT_SECONDS.
WRITTEN_AT_ONCE, QUIET_SECONDS, LONGEST_WAIT_SECONDS = 50, 1.0, 10.0
# How long after the last ending runs are judged that nobody has looked at yet, and the most that are judged at once.
IDLE_SECONDS, JUDGED_AT_ONCE = 30.0, 10
_LOG = logging.getLogger(__name__)


class Keeper:
    """Writes runs to a store in the order in which they ended, judges them later, and deletes what has expired.

    Runs are written together once no more end, since a page may train hundreds; trials come last. Until it is written,
    a run lies on the `shelf`; what a server before this one left there is written first. Once an hour, whether anybody
    trains or not, runs that have expired (if any do) and rooms of classes that are over are deleted.
    """

    def __init__(
        self,
        store: RunStore,
        expiry: Expiry | None = None,
        rooms: ClassroomStore | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        self.store, self._shelf = store, shelf
        self._rooms, self._tidying = rooms, Tidying(store, rooms, expiry)
        self._problem: str | Message = ""
        # Runs that nobody could wait for, since any were last written.
        self._dropped = 0
        self._waiting = Waiting()
        # On the monotonic clock: when the first of those that wait came, when the last of all.
        self._first_came = self._last_came = time.monotonic()
        # Whether there may be runs without a verdict.
        self._unjudged = True
        self._changed = threading.Condition()
        self._closed, self._waiters = False, 0
        for run, file in shelf.left(MOST_LEFT) if shelf is not None else ():
            self._add_waiting(Unwritten(run, file))
        self._thread = threading.Thread(target=self._work, daemon=True, name="keeper")
        self._thread.start()

    @property
    def problem(self) -> str:
        """Why runs are not kept at present, as a clause; empty if they are."""
        return str(self._problem)

    def keep(self, owner: str, record: Record, trial: Trial | None = None) -> None:
        """Stores a training if it is complete. Returns once it is on the shelf, where a killed server can't lose it."""
        if record.ending is None or not record.ending.complete:
            return
        run = FinishedRun(owner, record.outcome, time.time(), trial)
        file = None if self._shelf is None else self._shelf.put(run)
        with self._changed:
            self._last_came = time.monotonic()
            self._first_came = self._first_came if self._waiting else self._last_came
            self._add_waiting(Unwritten(run, file))
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Waits until nothing is left to write, at most that long; returns whether nothing is."""
        with self._changed:
            self._waiters += 1
            self._changed.notify_all()
            done = self._changed.wait_for(lambda: not self._waiting, seconds)
            self._waiters -= 1
            return done

    def close(self) -> None:
        """Writes what is left if that takes no longer than CLOSE_SECONDS, and ends the thread.

        While the database is out of reach, what lies on the shelf is not waited for.
        """
        self.wait(0.0 if self._problem and self._shelf is not None else CLOSE_SECONDS)
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._thread.join(CLOSE_SECONDS)
        self.store.close()
        if self._rooms is not None:
            self._rooms.close()

    def _work(self) -> None:
        while not self._closed:
            try:
                self._work_once()
            except Exception:  # noqa: BLE001 - else no run would be written any more
                _LOG.exception("The keeper failed, and goes on.")
                self._pause()

    def _work_once(self) -> None:
        with self._changed:
            self._wait_for_work()
            runs = self._waiting.first(WRITTEN_AT_ONCE)
        if runs:
            self._try(runs)
        if self._tidying.seconds_left <= 0:
            self._tidying.tidy()
        elif not runs and not self._closed:
            self._judge()

    def _try(self, runs: list[Unwritten]) -> None:
        try:
            self._write(runs)
        except StoreError as error:
            if not self._problem:
                _LOG.warning("Runs can't be written: %s. They are tried again every %g s.", error.why, RETRY_SECONDS)
            self._problem = error.why
            self._pause()
        else:
            if self._problem:
                _LOG.warning("Runs are written again; %d were dropped meanwhile.", self._dropped)
            self._problem, self._dropped = "", 0

    def _wait_for_work(self) -> None:
        """Returns once there is something to write, to delete or to judge, or the keeper is closed."""
        while not self._closed:
            now = time.monotonic()
            quiet, long = now - self._last_came, now - self._first_came
            if self._waiting and (self._waiters or quiet > QUIET_SECONDS or long > LONGEST_WAIT_SECONDS):
                return
            if not self._waiting and self._tidying.seconds_left <= 0:
                return
            if not self._waiting and self._unjudged and quiet > IDLE_SECONDS:
                return
            idle = IDLE_SECONDS if self._unjudged else self._tidying.seconds_left
            self._changed.wait(QUIET_SECONDS if self._waiting else idle)

    def _judge(self) -> None:
        """Judges only a few runs, so that one that ends meanwhile need not wait. What fails here, a reader is told."""
        try:
            self._unjudged = self.store.judge(JUDGED_AT_ONCE) == JUDGED_AT_ONCE
        except StoreError:
            self._unjudged = False

    def _add_waiting(self, one: Unwritten) -> None:
        dropped = self._waiting.add(one)
        if dropped is not None:
            if not self._dropped:
                _LOG.warning("More runs wait to be written than can: the oldest are dropped.")
            self._dropped += 1
            discard(dropped.file)

    def _write(self, runs: list[Unwritten]) -> None:
        """Writes runs, and takes them off the queue only then, so that nothing unwritten counts as stored."""
        self._add([one.run for one in runs])
        self._unjudged = True
        for one in runs:
            discard(one.file)
        with self._changed:
            self._waiting.remove(runs)
            self._changed.notify_all()

    def _add(self, runs: list[FinishedRun]) -> None:
        """Adds all at once; if one of them can't be added, one by one."""
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

    def _pause(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed, RETRY_SECONDS)
