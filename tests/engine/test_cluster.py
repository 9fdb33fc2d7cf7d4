"""How the local cluster is set up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import dask
import psutil
import pytest

from dashboard.engine import cluster, connection, heartbeat
from dashboard.engine.cluster import CONFIG
from dashboard.engine.cluster_process import ClusterProcess
from dashboard.engine.engine import Engine
from dashboard.engine.worker import ENVIRONMENT, FOR_TABLES, FOR_TRAINING
from tests.waiting import wait_until

COMPUTES_NOTHING = """
import sys
from importlib import import_module
for module in sys.argv[1:]:
    import_module(module)
from tensorflow.python.eager import context
assert context.context()._context_handle is None
"""

PRINTS = """
from dashboard.engine.cluster import _own_output
out = _own_output()
print("what a worker prints")
print("the address", file=out)
"""


ENDS_WHAT_IS_COPIED = """
import multiprocessing
import os
from multiprocessing import forkserver
from dashboard.engine.cluster import end_copied_process
if __name__ == "__main__":
    copy = multiprocessing.get_context("forkserver").Process(target=int)
    copy.start()
    copy.join()
    end_copied_process()
    print(os.WTERMSIG(os.waitpid(forkserver._forkserver._forkserver_pid, 0)[1]))
"""


def test_of_all_that_is_printed_only_the_address_goes_where_it_is_read() -> None:
    printed = subprocess.run([sys.executable, "-c", PRINTS], check=True, capture_output=True, text=True)
    assert printed.stdout == "the address\n"
    assert "what a worker prints" in printed.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="workers are copies on Linux alone")
def test_what_workers_are_copies_of_is_ended_and_not_waited_for() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", ENDS_WHAT_IS_COPIED], check=True, capture_output=True, text=True, timeout=60
    )
    assert int(ended.stdout) == signal.SIGKILL


def test_all_that_an_engine_waits_for_as_it_ends_is_within_five_seconds() -> None:
    one_after_the_other = heartbeat.CLOSE_SECONDS, connection.CLOSE_SECONDS, cluster.CLOSE_SECONDS
    assert sum(one_after_the_other) <= 5.0


def test_a_cluster_that_is_only_starting_is_ended_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "starts for ever"
    program.write_text("#!/bin/sh\ncat > /dev/null\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    starting = ClusterProcess()
    with ThreadPoolExecutor() as threads:
        address = threads.submit(starting.address)
        wait_until(lambda: starting._process, "it to start")
        starting.close()
        assert address.result(60) == ""
    assert starting._process
    assert starting._process.returncode == -signal.SIGTERM, "its input was closed, and it was waited for"


@pytest.mark.skipif(sys.platform != "linux", reason="workers are copies on Linux alone")
def test_a_cluster_that_is_only_starting_leaves_no_process_behind() -> None:
    starting = ClusterProcess()
    with ThreadPoolExecutor() as threads:
        address = threads.submit(starting.address)
        wait_until(lambda: starting._process and _copied(starting._process.pid), "what workers are copies of")
        assert starting._process
        (copied,) = _copied(starting._process.pid)
        # By itself it never ends now, where it would import TensorFlow first.
        copied.suspend()
        try:
            starting.close()
            assert address.result(60) == ""
            _, left = psutil.wait_procs([copied], timeout=60)
            assert not left
        finally:
            with suppress(psutil.NoSuchProcess):
                copied.kill()


@pytest.mark.skipif(sys.platform != "linux", reason="workers are copies on Linux alone")
@pytest.mark.parametrize("told", ["by its input", "by a signal"])
def test_a_cluster_ends_with_its_server_though_it_is_only_starting_and_leaves_no_folder(
    told: str, tmp_path: Path
) -> None:
    starting = subprocess.Popen(
        [sys.executable, "-m", "dashboard.engine.cluster"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(tmp_path)},
    )
    with starting:
        wait_until(lambda: _copied(starting.pid), "what workers are copies of")
        (copied,) = _copied(starting.pid)
        # So the cluster does not come to be.
        copied.suspend()
        assert [*tmp_path.glob("pymp-*")]
        try:
            if told == "by its input":
                assert starting.stdin
                starting.stdin.close()
            else:
                starting.terminate()
            _, left = psutil.wait_procs([psutil.Process(starting.pid), copied], timeout=60)
            assert not left
        finally:
            for process in (starting, copied):
                with suppress(psutil.NoSuchProcess):
                    process.kill()
    assert not [*tmp_path.glob("pymp-*")]


def _copied(cluster: int) -> list[psutil.Process]:
    below = psutil.Process(cluster).children()
    return [one for one in below if "multiprocessing.forkserver" in " ".join(one.cmdline())]


@pytest.mark.parametrize("name", CONFIG)
def test_what_is_set_for_the_cluster_reaches_its_workers(engine: Engine, name: str) -> None:
    found = engine._connection.open().run(dask.config.get, name)
    assert list(found.values()) == [CONFIG[name]] * 2


@pytest.mark.skipif(sys.platform != "linux", reason="workers are copies on Linux alone")
def test_workers_are_copies_of_one_process(engine: Engine) -> None:
    parents = set(engine._connection.open().run(os.getppid).values())
    assert len(parents) == 1
    assert parents != {engine._connection.open().run_on_scheduler(os.getpid)}


def test_nobody_reaches_a_scheduler_or_worker_from_another_machine(engine: Engine) -> None:
    process = engine._connection._cluster._process
    assert process
    cluster = psutil.Process(process.pid)
    sockets = [one for part in (cluster, *cluster.children(recursive=True)) for one in part.net_connections("inet")]
    listening = [one.laddr for one in sockets if one.status == psutil.CONN_LISTEN]
    # The scheduler, and a nanny and a worker for each of two.
    assert len(listening) >= 5
    assert {ip for ip, _ in listening} == {"127.0.0.1"}


def test_what_they_are_copies_of_has_computed_nothing() -> None:
    imports = [sys.executable, "-c", COMPUTES_NOTHING, "dashboard.engine.worker", *FOR_TABLES, *FOR_TRAINING]
    subprocess.run(imports, env=os.environ | ENVIRONMENT, check=True)
