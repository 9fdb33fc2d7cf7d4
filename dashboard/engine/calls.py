"""A function that a worker runs for a page, beside the trainings. It is ended once nobody waits for it any more."""

from __future__ import annotations

import ctypes
import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from dask.typing import Key
from dask.utils import funcname
from distributed import Worker, get_worker

from dashboard.data.dataset import DataError
from language.say import Message

# How often a worker looks whether somebody waits, and what a call may take to end. What it does outside of Python can't
# be broken off: its process ends then, and is replaced.
LOOK_SECONDS, END_SECONDS = 0.5, 30.0

_LOG = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Refused:
    """What a worker answers in place of a result: what is wrong with the data that it was given."""

    error: DataError


class _GivenUpError(BaseException):
    """Raised in a call that nobody waits for. No library takes it for an error of its own."""


def called(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Refused:
    """On the worker: what the function gives, unless it is given up before."""
    worker = get_worker()
    key = worker.get_current_task()
    try:
        with _ended_once(lambda: is_released(worker, key)):
            return answered(function, *args, **kwargs)
    except _GivenUpError:
        _LOG.warning("%s was ended: nobody waits for it any more.", funcname(function))
        return Refused(DataError())


def answered(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Refused:
    """Dask logs what is raised with its traceback, where a line says what is wrong with a file.

    It is said without its values: names of columns and cells are a visitor's.
    """
    try:
        return function(*args, **kwargs)
    except DataError as error:
        what = error.args[0]
        said = what.sentence if isinstance(what, Message) else type(error).__name__
        _LOG.warning("%s refuses data: %r", funcname(function), said)
        return Refused(error)


def is_released(worker: Worker, key: Key) -> bool:
    """Whether the future of a task that a worker runs is gone, or so is the worker's line to its scheduler.

    That is closed where the worker is told to end, or the scheduler is lost: nobody hears what it finds from then on.
    """
    state = worker.state.tasks.get(key)
    return state is None or state.state != "executing" or bool(worker.batched_stream.closed())


@contextmanager
def _ended_once(given_up: Callable[[], bool]) -> Iterator[None]:
    """Has what runs inside end soon after it is given up."""
    thread, over, turn = threading.get_ident(), threading.Event(), threading.Lock()

    def watch() -> None:
        while not over.wait(LOOK_SECONDS):
            if not given_up():
                continue
            with turn:
                if not over.is_set():
                    _raise_in(thread, _GivenUpError)
            if not over.wait(END_SECONDS):
                _LOG.error("A call does not end: its worker is replaced.")
                os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        try:
            with turn:
                over.set()
        finally:
            # It may be raised just here.
            over.set()
        # What was to be raised, and was not yet, would end the thread that runs all calls.
        _raise_in(thread, None)


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Has a thread raise an error as soon as it runs Python again; with None, no longer."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), error and ctypes.py_object(error))
