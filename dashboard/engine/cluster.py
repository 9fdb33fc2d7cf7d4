"""The local Dask cluster, in a process of its own: `python -m dashboard.engine.cluster`.

So it can start workers at any time without running the page's script again, and the server's process stays small. It
prints its scheduler's address when the workers are warm. It ends when its standard input closes, and therefore with the
server, however that one ended.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
import time
from contextlib import suppress
from multiprocessing import forkserver
from multiprocessing.util import get_temp_dir
from typing import TextIO

import dask
from distributed import LocalCluster
from distributed.utils import get_mp_context

from dashboard.data.environment import folders_of_libraries
from dashboard.engine import memory
from dashboard.engine.environment import EngineSettings
from dashboard.engine.reporting.lines import log_lost_connections_in_a_line
from dashboard.engine.worker import ENVIRONMENT, FOR_TABLES, FOR_TRAINING

# Nothing is lost with workers that are not waited for: they hold no data, and end with their nanny's process.
CLOSE_SECONDS = 2.5
CONFIG = {
    # A task that kills its worker fails at once, instead of killing three more.
    "distributed.scheduler.allowed-failures": 0,
    # Events are delivered, not archived.
    "distributed.admin.low-level-log-length": 1,
    "distributed.nanny.pre-spawn-environ": ENVIRONMENT,
    "distributed.comm.timeouts.connect": "10s",
    # A nanny restarts a worker that died, however long TensorFlow takes to load. With the default of 15 s the cluster
    # removes the nanny meanwhile, and the worker never comes back.
    "distributed.deploy.lost-worker-timeout": "1h",
    # Both watch for slow code, and wake processes that wait: fifty times and a hundred times a second.
    "distributed.admin.tick.interval": "500ms",
    "distributed.worker.profile.enabled": False,
    # A worker watches its limit itself (`engine/worker.py`): what Dask does is meant for data, and kills the worker.
    **dict.fromkeys((f"distributed.worker.memory.{way}" for way in ("target", "spill", "pause", "terminate")), False),
}


def main() -> None:
    # Ctrl-C reaches the whole process group; this process ends in order, when its input closes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What workers are copies of ends with it, also before TensorFlow is imported.
    signal.signal(signal.SIGTERM, lambda *_: _leave())
    input_closed = threading.Event()
    threading.Thread(target=_leave_with_input, args=[input_closed], daemon=True).start()
    dask.config.set(CONFIG)
    log_lost_connections_in_a_line()
    out = _own_output()
    os.environ.update(folders_of_libraries())
    _fork_workers()
    workers = EngineSettings().workers
    with LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        # Any free port of this machine, so that two clusters can run side by side.
        dashboard_address="127.0.0.1:0",
        scheduler_kwargs={"dashboard": False},
        memory_limit=memory.share(workers),
        preload=["dashboard.engine.worker"],
    ) as cluster:
        print(cluster.scheduler_address, file=out, flush=True)
        input_closed.wait()
    _leave()


def _leave_with_input(closed: threading.Event) -> None:
    """Leaves once the input is closed, also where the cluster is only starting, or a worker no longer answers."""
    sys.stdin.read()
    closed.set()
    time.sleep(CLOSE_SECONDS)
    _leave()


def _leave() -> None:
    end_copied_process()
    # Python would do so as it ends, which takes longer.
    with suppress(OSError):
        shutil.rmtree(get_temp_dir())
    os._exit(0)


def end_copied_process() -> None:
    """Ends the process of which workers are copies: by itself it takes seconds to let go of what it has imported."""
    # No public name says which it is.
    process: int | None = vars(forkserver)["_forkserver"]._forkserver_pid  # noqa: SLF001
    if process:
        os.kill(process, signal.SIGKILL)


def _own_output() -> TextIO:
    """The standard output, for the address alone: nobody reads on, and a pipe that is full would stop a worker."""
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    return out


def _fork_workers() -> None:
    """Has one process import TensorFlow and the like. Workers are copies of it: they start at once, and share memory.

    That process computes nothing: TensorFlow's threads would be missing in its copies. On macOS there are system
    libraries that must not be copied. It is spoken to through a file: where none can be made, each worker imports all.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            get_temp_dir()
            dask.config.set({"distributed.worker.multiprocessing-method": "forkserver"})
            get_mp_context().set_forkserver_preload(["dashboard.engine.worker", *FOR_TABLES, *FOR_TRAINING])


if __name__ == "__main__":
    main()
