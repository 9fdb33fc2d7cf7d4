"""At most so many pages compute at once, and nobody is kept for ever."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.ui.web.turns import Turns
from tests.waiting import wait_until

SOON, LONG, NEVER = 0.05, 30.0, 0.0


def test_no_more_threads_compute_at_once_than_have_a_turn() -> None:
    turns, lock, now, most = Turns(2, LONG), threading.Lock(), 0, 0
    moment = threading.Event()

    def compute(_: int) -> None:
        nonlocal now, most
        with turns.taken():
            with lock:
                now, most = now + 1, max(most, now + 1)
            moment.wait(0.005)
            with lock:
                now -= 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(compute, range(40)))
    assert most == 2


def test_who_waits_lets_another_compute() -> None:
    turns, computed = Turns(1, LONG), threading.Event()

    def compute() -> None:
        with turns.taken():
            computed.set()

    with turns.taken():
        other = threading.Thread(target=compute)
        other.start()
        assert not computed.wait(SOON)
        with turns.given():
            assert computed.wait(LONG)
    other.join(LONG)


def test_a_turn_within_a_turn_is_the_same_one() -> None:
    turns = Turns(1, NEVER)
    with turns.taken():
        with turns.taken():
            pass
        assert not _is_free(turns)
    assert _is_free(turns)


def test_a_turn_ends_with_what_is_raised_in_it() -> None:
    turns = Turns(1, NEVER)
    with pytest.raises(ValueError, match="in a turn"), turns.taken(), turns.given():
        raise ValueError("in a turn")
    assert _is_free(turns)


def test_who_is_kept_too_long_goes_on_without_a_turn_and_gives_none_back() -> None:
    turns = Turns(1, SOON)
    with turns.taken():
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(_goes_on, turns).result(LONG)
        assert not _is_free(turns)


def test_outside_of_a_turn_there_is_none_to_give() -> None:
    turns = Turns(1, NEVER)
    with turns.given():
        assert _is_free(turns)
    assert _is_free(turns)


def test_a_line_that_moves_is_waited_for_and_one_that_stands_still_is_not() -> None:
    now = [0.0]
    turns, computing = Turns(1, SOON, lambda: now[0]), {name: threading.Event() for name in "ab"}
    ended = {name: threading.Event() for name in "ab"}

    def compute(name: str) -> None:
        with turns.taken():
            computing[name].set()
            ended[name].wait(LONG)

    with ThreadPoolExecutor(2) as pool:
        with turns.taken():
            pool.submit(compute, "a")
            wait_until(lambda: len(turns._arriving) == 1, "the first one in the line")
            pool.submit(compute, "b")
            wait_until(lambda: len(turns._arriving) == 2, "the second one in the line")
            now[0] = 0.8 * SOON
        assert computing["a"].wait(LONG)
        now[0] = 1.6 * SOON
        assert not computing["b"].wait(4 * SOON)
        now[0] = 2.0 * SOON
        assert computing["b"].wait(LONG)
        for end in ended.values():
            end.set()
    assert _is_free(turns)


def test_who_has_begun_goes_on_before_anybody_else_begins() -> None:
    turns, ended, order = Turns(1, LONG), threading.Event(), list[str]()

    def hold() -> None:
        with turns.taken():
            ended.wait(LONG)

    def begin() -> None:
        with turns.taken():
            order.append("begins")

    def go_on() -> None:
        with turns.taken():
            with turns.given():
                pool.submit(hold)
                wait_until(lambda: not _is_free(turns), "another's turn")
                pool.submit(begin)
                wait_until(lambda: turns._arriving, "a further one in the line")
            order.append("goes on")

    with ThreadPoolExecutor(3) as pool:
        pool.submit(go_on)
        wait_until(lambda: turns._returning, "the first one in the line")
        ended.set()
    assert order == ["goes on", "begins"]


def test_who_returns_with_what_those_with_a_turn_wait_for_goes_on_long_before_others_would() -> None:
    turns, value, wanted = Turns(1, LONG), threading.Lock(), threading.Event()

    def want() -> None:
        with turns.taken():
            wanted.set()
            with value:
                pass

    with ThreadPoolExecutor(1) as pool, turns.taken():
        with value, turns.given():
            other = pool.submit(want)
            assert wanted.wait(LONG)
        other.result(LONG / 2)


def _goes_on(turns: Turns) -> bool:
    with turns.taken():
        return True


def _is_free(turns: Turns) -> bool:
    """Whether another thread would get a turn now."""
    return turns._free > 0
