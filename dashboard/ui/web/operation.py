"""For operators of a server: `/ready` says whether it can train, `/metrics` what it does, as Prometheus reads it.

Streamlit says that it is up at `/_stcore/health`, which answers before the engine does, and has its own numbers at
`/_stcore/metrics`, such as of its caches. A proxy keeps what is for operators from visitors: see docs/hosting.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.engine import memory
from dashboard.engine.engine import Engine
from dashboard.engine.scheduling.tally import Statistics

# https://prometheus.io/docs/instrumenting/exposition_formats/
_TYPE = "text/plain; version=0.0.4"


def operation_routes(
    get_engine: Callable[[], Engine], visitors: Callable[[], int], visitors_waiting: Callable[[], int]
) -> list[Route]:
    """The two routes, which ask the engine that all visits share, and how many there are and stand in the line."""

    async def ready(_: Request) -> Response:
        engine = get_engine()
        if engine.ready:
            return PlainTextResponse("ready\n")
        return PlainTextResponse((engine.problem or "The training engine is starting.") + "\n", status_code=503)

    def metrics(_: Request) -> Response:
        told = [*_of_visitors(visitors(), visitors_waiting()), *lines(get_engine().statistics())]
        return Response("\n".join(told) + "\n", media_type=_TYPE)

    # Not a coroutine: it waits for the engine's lock, and the loop serves all visitors meanwhile.
    return [Route("/ready", ready), Route("/metrics", metrics)]


def _of_visitors(here: int, waiting: int) -> Iterator[str]:
    yield from _gauge("visitors", "Open tabs, with those in the line.", here)
    yield from _gauge("visitors_waiting", "Open tabs in the line before a full server.", waiting)


def lines(found: Statistics) -> Iterator[str]:
    """The lines that Prometheus reads: sums and counts since the start, from which rates follow."""
    yield from _gauge("trainings_waiting", "Trainings that wait for a worker.", found.waiting)
    yield from _gauge("trainings_running", "Trainings on a worker.", found.running)
    yield from _gauge("workers", "Worker processes that are there.", found.workers)
    yield from _gauge("workers_memory_bytes", "Memory of all workers, shared libraries in each.", found.workers_bytes)
    yield from _counter("compilations_total", "Programs that workers compiled or loaded.", found.new_programs)
    yield from _counter("compile_seconds_total", "Time of that, with first calls.", found.compile_seconds)
    yield from _counter("trainings_started_total", "Trainings that a worker has begun.", found.handed_out)
    yield from _counter("wait_seconds_total", "Time that begun trainings had waited.", found.wait_seconds)
    yield from _counter("train_seconds_total", "Time that ended trainings took on a worker.", found.train_seconds)
    yield from _described("trainings_ended_total", "Trainings by how they ended.", "counter")
    for reason, count in sorted(found.ended.items()):
        yield f'overfit_lab_trainings_ended_total{{reason="{reason}"}} {count}'
    if resident := memory.held(shared=True):
        yield from _gauge("page_memory_bytes", "Memory of the process that serves pages.", resident)


def _gauge(name: str, what: str, value: float) -> Iterator[str]:
    yield from _described(name, what, "gauge")
    yield f"overfit_lab_{name} {value}"


def _counter(name: str, what: str, value: float) -> Iterator[str]:
    yield from _described(name, what, "counter")
    yield f"overfit_lab_{name} {value}"


def _described(name: str, what: str, kind: str) -> Iterator[str]:
    yield f"# HELP overfit_lab_{name} {what}"
    yield f"# TYPE overfit_lab_{name} {kind}"
