"""What a server says to whoever operates it."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

from starlette.applications import Starlette

from dashboard.engine.scheduling.tally import Statistics
from dashboard.ui.web.operation import operation_routes
from tests.ui.web.asgi import messages

FOUND = Statistics(3, 2, 4, 17, 120, 30.5, 61.25, {"finished": 100, "early stopping": 7}, 12.5, 2_000_000_000)
LINE = re.compile(r'overfit_lab_[a-z_]+(\{reason="[a-z ]+"\})? \d+(\.\d+)?')


def answer(path: str, **engine: object) -> tuple[int, str]:
    found: Any = SimpleNamespace(**engine)
    routes = operation_routes(lambda: found, lambda: 40, lambda: 6)
    start, *parts = messages(Starlette(routes=routes), path)
    return start["status"], b"".join(part["body"] for part in parts).decode()


def test_a_server_is_ready_once_its_engine_is() -> None:
    assert answer("/ready", ready=True, problem="") == (200, "ready\n")
    assert answer("/ready", ready=False, problem="") == (503, "The training engine is starting.\n")
    assert answer("/ready", ready=False, problem="No worker.") == (503, "No worker.\n")


def test_the_numbers_are_told_as_prometheus_reads_them() -> None:
    status, text = answer("/metrics", statistics=lambda: FOUND)
    assert status == 200
    assert text.endswith("\n")
    values = [line for line in text.splitlines() if not line.startswith("#")]
    assert all(LINE.fullmatch(line) for line in values)
    assert "overfit_lab_trainings_waiting 3" in values
    assert "overfit_lab_train_seconds_total 61.25" in values
    assert {"overfit_lab_visitors 40", "overfit_lab_visitors_waiting 6"} <= {*values}
    assert {"overfit_lab_compile_seconds_total 12.5", "overfit_lab_workers_memory_bytes 2000000000"} <= {*values}
    assert 'overfit_lab_trainings_ended_total{reason="early stopping"} 7' in values
    described = {line.split()[2] for line in text.splitlines() if line.startswith("# TYPE")}
    assert described == {re.split(r"[{ ]", line)[0] for line in values}
