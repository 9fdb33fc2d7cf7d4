"""Functions that run on a worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from dashboard.engine.calls import call_on
from dashboard.engine.engine import Engine


class Client:
    """A Dask client's `submit`, on a thread."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self.pool = pool

    def submit(self, function: Callable[..., Any], *args: Any, pure: bool) -> Future[Any]:
        assert not pure, "a result that is kept under its arguments would come back though its worker died"
        return self.pool.submit(function, *args)


@pytest.fixture
def client() -> Iterator[Any]:
    with ThreadPoolExecutor(1) as pool:
        yield Client(pool)


def test_the_result_of_a_function_comes_back(client: Any) -> None:
    assert call_on(client, divmod, 7, 3).result(timeout=30) == (2, 1)


def test_so_does_its_exception(client: Any) -> None:
    assert isinstance(call_on(client, divmod, 7, 0).exception(timeout=30), ZeroDivisionError)


def test_without_an_engine_a_call_says_so() -> None:
    engine = Engine()
    engine.problem = "Cannot reach the scheduler."
    with pytest.raises(ConnectionError, match=r"Cannot reach the scheduler\."):
        engine.call(divmod, 7, 3).result(timeout=0)
