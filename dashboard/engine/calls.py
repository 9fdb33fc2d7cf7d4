"""Functions that run on a worker and hand back one result."""

from __future__ import annotations

import concurrent.futures
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from distributed import Client
from distributed import Future as DaskFuture

P = ParamSpec("P")
T = TypeVar("T")


def call_on(
    client: Client, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> concurrent.futures.Future[T]:
    """Runs a function on any worker of `client`; the future gets its result, or an exception if there is none."""
    outcome: concurrent.futures.Future[T] = concurrent.futures.Future()
    remote = client.submit(function, *args, pure=False, **kwargs)

    def pass_on(done: DaskFuture[T]) -> None:
        try:
            outcome.set_result(done.result(timeout=5))
        except BaseException as error:  # noqa: BLE001 - whatever it was, who waits for the result has to know
            outcome.set_exception(error)

    remote.add_done_callback(pass_on)
    return outcome
