"""Runs of pages take turns, so that those that have begun end soon, and not all of them late."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

AT_ONCE, PATIENCE_SECONDS = 2, 4.0
# Whoever has begun may hold what those with a turn wait for, such as a value that several visitors need: it goes on
# after this share of the patience.
RETURNING = 1 / 16


class Turns:
    """At most `at_once` threads compute at a time; one that waits for a worker gives its turn to another.

    Whoever has computed before comes first, then whoever has waited longest. Where nobody has given a turn back for
    `patience` seconds, a thread that has waited as long goes on without one, so that neither very slow pages nor two
    that wait for each other hold up others for long; one that has computed before goes on much sooner. A long line that
    moves is waited for: if all went on at once, all would be late.
    """

    def __init__(self, at_once: int, patience: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._free, self._patience, self._clock = at_once, patience, clock
        self._moved = clock()
        self._lock = threading.Lock()
        self._returning, self._arriving = deque[threading.Event](), deque[threading.Event]()
        self._here = _Here()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """A turn, for as long as a thread computes. A thread that already has one keeps it."""
        if self._here.within:
            yield
            return
        self._here.within = True
        self._take(self._arriving, self._patience)
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
                self._take(self._returning, RETURNING * self._patience)

    def _take(self, line: deque[threading.Event], patience: float) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                self._here.has_one = True
                return
            called = threading.Event()
            line.append(called)
        self._here.has_one = self._is_called(called, line, patience)

    def _is_called(self, called: threading.Event, line: deque[threading.Event], patience: float) -> bool:
        """Waits in a line for a turn; returns whether there is one, or the line has stood still for too long."""
        came = self._clock()
        while not called.wait(max(0.0, max(self._moved, came) + patience - self._clock())):
            with self._lock:
                # It may have been called just now.
                if not called.is_set() and self._clock() >= max(self._moved, came) + patience:
                    line.remove(called)
                    return False
        return True

    def _give_back(self) -> None:
        if not self._here.has_one:
            return
        self._here.has_one = False
        with self._lock:
            self._moved = self._clock()
            if line := self._returning or self._arriving:
                line.popleft().set()
            else:
                self._free += 1


class _Here(threading.local):
    """Whether the present thread is inside `taken`, and whether it got a turn there."""

    within, has_one = False, False


TURNS = Turns(AT_ONCE, PATIENCE_SECONDS)
