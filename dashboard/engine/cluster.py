"""The local Dask cluster, in a process of its own: `python -m dashboard.engine.cluster`.

Standing apart, it can start worker processes at any time without running the visitor's script again, and the page's
process stays small. It prints its address when the workers are warm, and ends when its standard input closes: with the
process that started it, however that one ended.
"""

from __future__ import annotations

import os
import signal
import sys
import threading

import dask
from distributed import LocalCluster

from dashboard.engine.environment import EngineSettings
from dashboard.engine.worker import ENVIRONMENT

CONFIG = {
    # A job that kills its worker fails at once, instead of killing three more.
    "distributed.scheduler.allowed-failures": 0,
    # Events are delivered, not archived.
    "distributed.admin.low-level-log-length": 1,
    "distributed.nanny.pre-spawn-environ": ENVIRONMENT,
    "distributed.comm.timeouts.connect": "10s",
    # A worker that died is started anew by its nanny, however long TensorFlow takes to warm; the cluster's own patience
    # of 15 s would close the nanny meanwhile, and the worker would never come back.
    "distributed.deploy.lost-worker-timeout": "1h",
}


def main() -> None:
    # Ctrl-C reaches the whole process group; this process ends by its closed input, in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    dask.config.set(CONFIG)
    with LocalCluster(
        n_workers=EngineSettings().workers,
        threads_per_worker=1,
        # Its diagnostics keep to this machine, on any free port: two clusters may run side by side.
        dashboard_address="127.0.0.1:0",
        scheduler_kwargs={"dashboard": False},
        memory_limit=0,
        preload=["dashboard.engine.worker"],
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
        # Should closing hang on a worker that no longer answers, leave anyway.
        leave = threading.Timer(5.0, os._exit, (0,))
        leave.daemon = True
        leave.start()


if __name__ == "__main__":
    main()
