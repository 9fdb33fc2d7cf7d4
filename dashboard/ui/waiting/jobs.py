"""The work that a page has the engine do: begun once for what the page asks, kept for the visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dashboard.ui.server import get_engine
from dashboard.ui.session import Slot

W = TypeVar("W")


@dataclass(frozen=True)
class Job(Generic[W]):
    """What a page asked for, and the work under way for it."""

    request: object
    work: W


def left_alone(work: object) -> None:
    """What a job's `stop` does where work is over in a few seconds, or shared with others: nothing."""


@contextmanager
def stopped_if_interrupted(stop: Callable[[], object]) -> Iterator[None]:
    """Stops what a page has begun and not yet noted as its job, if the page's run is ended meanwhile.

    For that, Streamlit raises a BaseException that is no Exception, wherever the page next touches its session.
    """
    try:
        yield
    except BaseException:
        stop()
        raise


def job_for(
    key: str, request: object, *, start: Callable[[], W], stop: Callable[[W], None] = left_alone, begin: bool
) -> Job[W] | None:
    """The page's job for this request; with `begin` it is begun if there is none yet.

    Work for an earlier request is stopped by `stop`. None if there is no job, or no engine yet to begin it.
    """
    slot: Slot[Job[W] | None] = _slot(key)
    job = slot.get()
    if job is None or job.request != request:
        if job is not None:
            stop(job.work)
            slot.clear()
        if begin and get_engine().ready:
            slot.set(Job(request, start()))
    return slot.get()


def begin_job(key: str, request: object, *, start: Callable[[], W], stop: Callable[[W], None] = left_alone) -> None:
    """Begins another job, and stops the work of the one before."""
    slot: Slot[Job[W] | None] = _slot(key)
    job = slot.get()
    if job is not None:
        stop(job.work)
    slot.set(Job(request, start()))


def job_under(key: str) -> Job[Any] | None:
    """The page's job by this key, whatever was asked for."""
    return _slot(key).get()


def forget_job(key: str) -> None:
    """Has what the page asks for begun anew, where that has ended."""
    _slot(key).clear()


def _slot(key: str) -> Slot[Job[Any] | None]:
    return Slot(f"job {key}", None)
