"""Runs of pages take turns: those that have begun end soon, instead of all at the same late time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE, PATIENCE_SECONDS = 2, 4.0


class Turns:
    """At most so many threads compute at once; who waits for a worker gives its turn to another.

    Nobody waits longer than `patience` seconds for a turn. It goes on without one then, so that a page that takes very
    long holds up nobody else for long, and neither do two that wait for each other.
    """

    def __init__(self, at_once: int, patience: float) -> None:
        self._free, self._patience = threading.Semaphore(at_once), patience
        self._here = _Here()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """For as long as a thread computes. Within a turn of its own it has it already."""
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
        """For as long as a thread waits."""
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
    """Of one thread: whether it is within a turn, and whether it got one."""

    within, has_one = False, False


TURNS = Turns(AT_ONCE, PATIENCE_SECONDS)
