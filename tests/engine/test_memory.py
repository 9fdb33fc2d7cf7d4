"""What each process may hold; what it no longer needs goes back to the system, and its threads share what it has."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from textwrap import dedent

import psutil
import pytest

from dashboard.engine import memory

BLOCK, BLOCKS = 100_000, 2_000
GIB = 2**30


@pytest.mark.parametrize(
    ("gibibytes", "cores", "workers"), [(0.5, 2, 1), (2, 2, 1), (3, 2, 2), (3, 8, 2), (8, 8, 7), (64, 8, 8)]
)
def test_there_are_no_more_workers_than_the_container_holds(
    monkeypatch: pytest.MonkeyPatch, gibibytes: float, cores: int, workers: int
) -> None:
    monkeypatch.setattr(memory, "MEMORY_LIMIT", int(gibibytes * GIB))
    assert memory.workers_that_fit(cores) == workers
    assert workers == 1 or memory.share(workers) >= memory.WARM + memory.COMPILING + memory.PROGRAMS


def test_server_and_workers_together_stay_within_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MEMORY_LIMIT", 4 * GIB)
    assert memory.SERVER + memory.uploads() + memory.SHARED + 3 * memory.share(3) <= 4 * GIB


def test_where_visitors_may_bring_larger_files_there_are_fewer_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MEMORY_LIMIT", 4 * GIB)
    assert memory.workers_that_fit(8) == 3
    monkeypatch.setenv("OVERFIT_LAB_UPLOAD_MB", "200")
    assert memory.workers_that_fit(8) == 2


def test_a_worker_by_itself_has_what_its_container_has_and_one_in_too_small_a_share_can_compile_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory, "MEMORY_LIMIT", 2 * GIB)
    monkeypatch.setattr(memory, "held", lambda: 500_000_000)
    assert memory.limit(None) == 2 * GIB - memory.SHARED
    assert memory.limit(GIB * 3 // 2) == GIB * 3 // 2
    assert memory.limit(1) == 500_000_000 + memory.COMPILING + memory.PROGRAMS


@pytest.mark.parametrize(("kept", "exceeds"), [(5, False), (11, True)])
def test_what_is_free_is_given_back_before_a_process_holds_too_much(
    monkeypatch: pytest.MonkeyPatch, kept: int, exceeds: bool
) -> None:
    held = [12]
    monkeypatch.setattr(memory, "held", lambda: held[-1])
    monkeypatch.setattr(memory, "give_back", lambda: held.append(kept))
    assert not memory.exceeds(12)
    assert len(held) == 1
    assert memory.exceeds(10) == exceeds


@pytest.mark.skipif(not memory.held(), reason="no /proc")
def test_what_a_process_holds_is_counted_as_the_system_counts_it() -> None:
    before, block = memory.held(), bytearray(100_000_000)
    assert 70_000_000 < memory.held() - before < 130_000_000
    assert abs(memory.held(shared=True) - psutil.Process().memory_info().rss) < 30_000_000
    assert block


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="glibc alone keeps what is freed")
def test_free_memory_below_what_is_in_use_goes_back() -> None:
    process = psutil.Process()
    blocks = [bytes(BLOCK) for _ in range(BLOCKS)]
    last = blocks.pop()
    del blocks
    held = process.memory_info().rss
    memory.give_back()
    assert process.memory_info().rss < held - BLOCK * BLOCKS / 2
    assert last


def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: pytest.fail("a C library was asked"))
    memory.give_back()
    memory.limit_arenas()


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_info"), reason="glibc alone tells of its stores")
def test_many_threads_take_their_memory_from_two_stores() -> None:
    script = dedent("""
        import ctypes
        import threading
        from dashboard.engine.memory import limit_arenas

        limit_arenas()
        all_here = threading.Barrier(16)

        def take() -> None:
            held = [bytes(10_000 + n) for n in range(50)]
            all_here.wait(60)
            del held

        threads = [threading.Thread(target=take) for _ in range(16)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        c = ctypes.CDLL(None)
        c.malloc_info(0, ctypes.c_void_p.in_dll(c, "stdout"))
        c.fflush(None)
    """)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    assert 1 <= done.stdout.count("<heap nr=") <= memory.ARENAS
