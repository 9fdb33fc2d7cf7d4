"""Computations that are not trainings of the lab: each is a chain of short calls, several side by side."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Generic, TypeVar

from language.say import Message, later, mark

S = TypeVar("S")
LOST = mark("This computation failed: {error}. What it had found up to then is kept; run it again.")

_LOG = logging.getLogger(__name__)


class Relay(Generic[S]):
    """Chains of calls, `at_once` of them at a time: each call goes on from the state that the last one returned.

    Short calls let a long computation show its results on the way, end soon after `stop`, and share the workers with
    others in between. A chain begins with a call of `first`, and is over when `next_call` returns None. `latest` are
    the states of the chains, None before their first. Once `wanted` no longer holds, nothing further is called. A chain
    whose next call can't be made breaks off, and `lost` says so. Thread-safe.
    """

    def __init__(
        self,
        first: Sequence[Callable[[], Future[S]]],
        next_call: Callable[[S], Future[S] | None] = lambda _: None,
        *,
        at_once: int,
        wanted: Callable[[], bool] = lambda: True,
        lost: str = LOST,
    ) -> None:
        self.latest: list[S | None] = [None] * len(first)
        self.calls = 0
        self._problems: tuple[Message, ...] = ()
        self._waiting = list(enumerate(first))
        self._over = [False] * len(first)
        self._completed = [False] * len(first)
        self._next_call, self._wanted, self._lost = next_call, wanted, lost
        self._stopped = False
        self._lock = threading.RLock()
        for _ in range(max(1, at_once)):
            self._begin()

    @property
    def total(self) -> int:
        return len(self.latest)

    @property
    def problems(self) -> tuple[str, ...]:
        """Why chains broke off, each reason once."""
        return tuple(map(str, self._problems))

    @property
    def ended(self) -> bool:
        """Whether no chain is under way any more, for whatever reason."""
        return self._stopped or all(self._over)

    @property
    def over(self) -> int:
        """How many chains came to their end or broke off."""
        with self._lock:
            return sum(self._over)

    @property
    def completed(self) -> tuple[bool, ...]:
        """For each chain whether it came to its end."""
        return tuple(self._completed)

    def stop(self) -> None:
        """Calls nothing further; what is under way on a worker runs to its end, and is not looked at."""
        self._stopped = True

    def _begin(self) -> None:
        with self._lock:
            if not self._waiting or self._stopped:
                return
            place, first = self._waiting.pop(0)
        try:
            call = first()
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one chain, the others go on
            self._break_off(place, error)
        else:
            self._follow(place, call)

    def _follow(self, place: int, call: Future[S]) -> None:
        call.add_done_callback(partial(self._take, place))

    def _take(self, place: int, call: Future[S]) -> None:
        """Takes what a call returned; runs on the thread that received it."""
        if self._stopped:
            return
        try:
            state = call.result()
            with self._lock:
                self.latest[place] = state
                self.calls += 1
            if not self._wanted():
                self.stop()
                return
            following = self._next_call(state)
        except Exception as error:  # noqa: BLE001 - the call's own, or that nothing can be submitted any more
            self._break_off(place, error)
            return
        if following is not None:
            self._follow(place, following)
            return
        with self._lock:
            self._over[place] = self._completed[place] = True
        self._begin()

    def _break_off(self, place: int, error: BaseException) -> None:
        with self._lock:
            self._over[place] = True
            # What is not worded for people is for the log alone: it may hold addresses and names of files.
            worded = bool(error.args) and isinstance(error.args[0], Message)
            if not worded:
                _LOG.error("A computation broke off.", exc_info=error)
            lost = later(self._lost, error=error.args[0] if worded else type(error).__name__)
            self._problems = tuple(dict.fromkeys((*self._problems, lost)))
        self._begin()
