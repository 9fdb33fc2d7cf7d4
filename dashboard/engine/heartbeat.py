"""What the engine sees to twice a second, on a thread of its own: the connection, the visitors, and the workers."""

from __future__ import annotations

import logging
import threading
from functools import partial

from dashboard.engine.connection import Connection
from dashboard.engine.dispatcher import Dispatcher
from dashboard.engine.replacement import Replacement
from dashboard.engine.scheduling.absence import Absence
from dashboard.engine.scheduling.rehearsal import REHEARSAL, Rehearsal

HEARTBEAT_SECONDS = 0.5
# A round that takes longer waits for a scheduler that does not answer, and ends with its process.
CLOSE_SECONDS = 1.0
_LOG = logging.getLogger(__name__)


class Heartbeat:
    """Keeps the connection, ends what absent visitors left, lets go of what was deleted, rehearses, replaces workers.

    `owners` is how many visitors have trainings that wait or are running, as of the latest round.
    """

    def __init__(self, connection: Connection, dispatcher: Dispatcher, absence: Absence, rehearsal: Rehearsal) -> None:
        self.owners = 0
        self._connection, self._dispatcher = connection, dispatcher
        self._absence, self._rehearsal = absence, rehearsal
        self._replacement = Replacement()
        # What the latest round failed by, if it did: it is told once, not twice a second.
        self._failing = ""
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True, name="engine")

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Ends with the round that is under way."""
        self._closed.set()
        if self._thread.is_alive():
            self._thread.join(CLOSE_SECONDS)

    def _watch(self) -> None:
        while not self._closed.is_set():
            try:
                self._dispatcher.forget_deleted()
                self._connect()
                self._stop_absent_owners()
                self._dispatcher.dispatch()
                self._rehearse()
                self._replace_workers()
            except Exception as error:  # noqa: BLE001 - whatever is wrong with the scheduler, the next round tries again
                if repr(error) != self._failing:
                    _log(error)
                self._failing = repr(error)
                self._start_over(error)
            else:
                self._failing = ""
            self._closed.wait(HEARTBEAT_SECONDS)

    def _start_over(self, error: Exception) -> None:
        """Without the connection; what was under way waits for the next one."""
        for step in (self._dispatcher.disconnect, partial(self._connection.drop, error)):
            try:
                step()
            except Exception:  # noqa: BLE001 - otherwise nothing would ever be submitted again
                _LOG.exception("The connection could not be closed.")
        self._replacement = Replacement()

    def _connect(self) -> None:
        if self._connection.client is None:
            self._dispatcher.client = self._connection.open()
        self._dispatcher.workers = self._connection.workers()

    def _stop_absent_owners(self) -> None:
        owners = {run.owner for run in self._dispatcher.runs()} - {REHEARSAL}
        self.owners = len(owners)
        departed = self._absence.departed(owners)
        if departed:
            self._dispatcher.stop_owners(departed)

    def _rehearse(self) -> None:
        workers = self._dispatcher.workers
        if not workers or self._dispatcher.runs():
            return
        try:
            runs = self._rehearsal.next(len(workers))
        except Exception:  # noqa: BLE001 - what a lesson's own code does wrong is no reason to give up the workers
            _LOG.exception("The rehearsal broke off.")
            return
        self._dispatcher.add(runs)

    def _replace_workers(self) -> None:
        client = self._connection.open()
        self._replacement.kill(client, self._dispatcher.hung_workers())
        worn_out = self._dispatcher.worn_out_worker()
        if worn_out:
            self._replacement.ask_to_leave(client, worn_out)


def _log(error: Exception) -> None:
    if isinstance(error, OSError):
        # The scheduler does not answer, which `problem` tells the visitors too.
        _LOG.warning("The connection to the scheduler was lost: %r", error)
    else:
        _LOG.error("A round of the engine's heartbeat failed.", exc_info=error)
