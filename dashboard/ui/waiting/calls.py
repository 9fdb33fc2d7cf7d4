"""Computations of a lesson that are not trainings of the lab: begun on workers, shown as they arrive."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Generic, TypeVar

from dashboard.engine.batch import seconds_left
from dashboard.engine.reporting.relay import Relay
from dashboard.engine.scheduling.absence import Absence
from dashboard.ui.pause import PATIENCE_SECONDS, pause_until
from dashboard.ui.server import get_engine, is_present, visitor
from dashboard.ui.waiting.durations import duration_in_words
from dashboard.ui.waiting.jobs import job_for, stopped_if_interrupted
from dashboard.ui.waiting.live import watch
from dashboard.ui.waiting.problems import show_problems
from dashboard.ui.waiting.work import Request, RunPrompt, show_work
from language.say import mark, tn

NO_ANSWER = mark("This could not be computed: {error}. Reload the page to try again.")

S = TypeVar("S")
R = TypeVar("R")


@dataclass(frozen=True)
class SeedTask(Generic[S]):
    """What a worker does for one seed: `first` begins, `then` goes on from its state until the `share` done is 1."""

    first: Callable[..., S]
    then: Callable[[S], S] | None = None
    share: Callable[[S], float] = lambda _: 1.0

    def begin(self, request: tuple[Any, ...]) -> Future[S]:
        return get_engine().call(self.first, *request)

    def go_on(self, state: S) -> Future[S] | None:
        return get_engine().call(self.then, state) if self.then and self.share(state) < 1.0 else None


@dataclass(frozen=True)
class Seeds(Generic[S]):
    """A computation at several seeds as work of a page."""

    relay: Relay[S]
    task: SeedTask[S]
    started: float = field(default_factory=time.monotonic)

    @property
    def ended(self) -> bool:
        return self.relay.ended

    @property
    def done(self) -> int:
        return self.relay.calls

    @property
    def share(self) -> float:
        return sum(self.task.share(state) for state in self.found) / self.relay.total

    @property
    def status(self) -> str:
        done, total = sum(self.relay.completed), self.relay.total
        if self.ended:
            if done == total:
                return tn("{count} seed done.", "{count} seeds done.", total)
            if self.relay.over == total:
                return tn("{done} of {count} seed done.", "{done} of {count} seeds done.", total, done=done)
            return tn(
                "Stopped: {done} of {count} seed done.", "Stopped: {done} of {count} seeds done.", total, done=done
            )
        left = seconds_left(time.monotonic() - self.started, self.share) or 0.0
        if left < 1:
            return tn("{done} of {count} seed.", "{done} of {count} seeds.", total, done=done)
        return tn(
            "{done} of {count} seed, about {left} left.",
            "{done} of {count} seeds, about {left} left.",
            total,
            done=done,
            left=duration_in_words(left),
        )

    @property
    def found(self) -> list[S]:
        """The latest state of each seed that has one."""
        return [state for state in self.relay.latest if state is not None]

    def stop(self) -> None:
        self.relay.stop()


def show_seeds(
    key: str,
    task: SeedTask[S],
    requests: Sequence[tuple[Any, ...]],
    draw: Callable[[Sequence[S], bool], R],
    *,
    ask: RunPrompt | None,
) -> R | None:
    """Computes the task for each request, one for each seed; hands `draw` the states as they arrive.

    It also hands it whether no more will come, as after Stop. Returns what `draw` does; None while there is no state.
    """

    def show(work: Seeds[S]) -> R | None:
        show_problems(work.relay)
        return draw(work.found, work.ended) if work.found else None

    return show_work(Request(key, tuple(requests), partial(_begin, task, requests), ask), show)


def _begin(task: SeedTask[S], requests: Sequence[tuple[Any, ...]]) -> Seeds[S]:
    owner, absence = visitor(), Absence(is_present)
    relay = Relay(
        [partial(task.begin, request) for request in requests],
        task.go_on,
        at_once=len(get_engine().workers),
        # A page that reloads is gone for a moment.
        wanted=lambda: not absence.departed([owner]),
    )
    with stopped_if_interrupted(relay.stop):
        pause_until(lambda: relay.ended, PATIENCE_SECONDS)
    return Seeds(relay, task)


def call_workers(
    key: str, request: object, calls: Sequence[Callable[[], Future[S]]], *, begin: bool = True
) -> Relay[S] | None:
    """What workers answer to a few short calls, made once for each request and never stopped; None before that.

    Says what went wrong. The page runs again with each answer.
    """
    job = job_for(key, request, start=partial(short_calls, calls), begin=begin)
    if job is None:
        return None
    relay = job.work
    # What is answered after this has the page run again.
    over = relay.over
    show_problems(relay)
    watch(lambda: None, lambda: relay.over, over, over=over == relay.total, seen=lambda: relay.over)
    return relay


def short_calls(calls: Sequence[Callable[[], Future[S]]]) -> Relay[S]:
    """All at once, since each is soon over."""
    return Relay(calls, at_once=len(calls), lost=NO_ANSWER)
