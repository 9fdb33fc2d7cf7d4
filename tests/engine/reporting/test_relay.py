"""A computation in short calls, several side by side: each goes on from what the last handed back."""

from __future__ import annotations

from concurrent.futures import Future

import pytest

from dashboard.engine.connection import CONNECTION_LOST
from dashboard.engine.reporting.relay import Relay
from language.say import later


class Worker:
    """Hands out futures, and answers them when it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, Future[int]]] = []

    def call(self, number: int) -> Future[int]:
        future: Future[int] = Future()
        self.asked.append((number, future))
        return future

    def answer(self, error: Exception | None = None) -> None:
        """To the oldest call: one more than was asked."""
        number, future = self.asked.pop(0)
        if error:
            future.set_exception(error)
        else:
            future.set_result(number + 1)


def relay(worker: Worker, *starts: int, at_once: int = 1, wanted: bool = True) -> Relay[int]:
    return Relay(
        [lambda start=start: worker.call(start) for start in starts],  # type: ignore[misc]
        lambda state: worker.call(state) if state < 3 else None,
        at_once=at_once,
        wanted=lambda: wanted,
    )


def test_each_call_goes_on_from_the_last_until_there_is_no_next() -> None:
    worker = Worker()
    chain = relay(worker, 0)
    for state in (1, 2, 3):
        assert not chain.ended
        worker.answer()
        assert chain.latest == [state]
    assert chain.ended
    assert chain.completed == (True,)
    assert chain.calls == 3
    assert worker.asked == []


def test_only_so_many_are_under_way_at_once() -> None:
    worker = Worker()
    chains = relay(worker, 2, 2, 2, at_once=2)
    assert len(worker.asked) == 2
    worker.answer()
    assert len(worker.asked) == 2
    worker.answer()
    worker.answer()
    assert chains.completed == (True, True, True)


def test_nothing_is_called_after_a_stop_and_what_was_found_stays() -> None:
    worker = Worker()
    chains = relay(worker, 0, 0)
    worker.answer()
    chains.stop()
    worker.answer()
    assert worker.asked == []
    assert chains.ended
    assert chains.latest == [1, None]
    assert chains.completed == (False, False)


def test_a_chain_that_breaks_off_says_why_and_the_next_one_goes_on() -> None:
    worker = Worker()
    chains = relay(worker, 2, 2)
    worker.answer(ConnectionError(later(CONNECTION_LOST)))
    worker.answer()
    assert chains.ended
    assert chains.completed == (False, True)
    assert CONNECTION_LOST in chains.problems[0]


def test_what_is_not_worded_for_people_stays_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    worker = Worker()
    chain = relay(worker, 2)
    worker.answer(FileNotFoundError("/srv/own/table.csv"))
    (problem,) = chain.problems
    assert "FileNotFoundError" in problem
    assert "/srv" not in problem
    assert "/srv/own/table.csv" in caplog.text


def test_where_nobody_looks_any_more_nothing_further_is_called() -> None:
    worker = Worker()
    chains = relay(worker, 0, 2, 2, wanted=False)
    worker.answer()
    assert worker.asked == []
    assert chains.ended
    assert chains.completed == (False,) * 3


def test_without_any_worker_one_is_asked_for_all_the_same() -> None:
    worker = Worker()
    chain = relay(worker, 2, at_once=0)
    worker.answer()
    assert chain.completed == (True,)


def test_a_chain_that_cannot_go_on_or_begin_breaks_off_and_the_next_one_goes_on() -> None:
    worker = Worker()

    def lost() -> Future[int]:
        raise ConnectionError("The client is closed.")

    def next_call(state: int) -> Future[int] | None:
        return lost() if state == 1 else None

    chains = Relay([lambda: worker.call(0), lost, lambda: worker.call(2)], next_call, at_once=1)
    worker.answer()
    worker.answer()
    assert chains.ended
    assert chains.latest == [1, None, 3]
    assert chains.completed == (False, False, True)
    assert "ConnectionError" in chains.problems[0]


def test_a_call_that_was_cancelled_breaks_its_chain_off() -> None:
    worker = Worker()
    chain = relay(worker, 0)
    worker.asked.pop()[1].cancel()
    assert chain.ended
    assert chain.completed == (False,)
