"""Runs of pages take turns, so that those that have begun end soon, and not all of them late."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE, PATIENCE_SECONDS = 2, 4.0


class Turns:
    """At most `at_once` threads compute at a time; one that waits for a worker gives its turn to another.

    A thread that has waited `patience` seconds for a turn goes on without one, so that neither a very slow page nor two
    that wait for each other hold up others for long.
    """

    def __init__(self, at_once: int, patience: float) -> None:
        self._free, self._patience = threading.Semaphore(at_once), patience
        self._here = _Here()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """A turn, for as long as a thread computes. A thread that already has one keeps it."""
        if self._here.within:
            yield
            return
        self._here.within = True
        self._take()
        try:
            yield
        finally:
            self._give_back()
            self._here.within = False

    @contextmanager
    def given(self) -> Iterator[None]:
        """Gives the thread's turn away for as long as it waits."""
        self._give_back()
        try:
            yield
        finally:
            if self._here.within:
                self._take()

    def _take(self) -> None:
        self._here.has_one = self._free.acquire(timeout=self._patience)

    def _give_back(self) -> None:
        if self._here.has_one:
            self._free.release()
        self._here.has_one = False


class _Here(threading.local):
    """Whether the present thread is inside `taken`, and whether it got a turn there."""

    within, has_one = False, False


TURNS = Turns(AT_ONCE, PATIENCE_SECONDS)
