"""`make benchmark`: measures all of it and writes benchmarks/results/.

Parts can be named: `python -m benchmarks peers engine`. Of `load` one can say how many visitors come:
`python -m benchmarks load --visitors 200`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.machine import machine
from dashboard.engine.engine import Engine
from dashboard.engine.worker import ENVIRONMENT

RESULTS = Path(__file__).parent / "results"


def peers() -> Any:
    from benchmarks.peers import side_by_side

    return side_by_side.table()


def parts() -> Any:
    from benchmarks.peers.parts import table

    return table()


def growth() -> Any:
    from benchmarks.peers import growth as measured

    lines = {name: measured.sweep(name) for name in measured.SWEEPS}
    for name, line in lines.items():
        measured.draw(line, RESULTS / f"{name}.svg")
    return lines


def engine() -> Any:
    from benchmarks.through_engine import table

    return _on_engine(table)


def changes() -> Any:
    from benchmarks.changes.table import table

    return _on_engine(table)


def descent() -> Any:
    from benchmarks.descent import table

    return _on_engine(table)


def coverage() -> Any:
    from benchmarks.coverage import table

    return table()


def verdicts() -> Any:
    from benchmarks.verdicts.table import table

    return table()


def streaming() -> Any:
    from benchmarks.streaming import table

    return _on_engine(table)


def keeping() -> Any:
    from benchmarks.keeping import table

    return _on_engine(table)


def page() -> Any:
    from benchmarks.page_process import table

    return table()


def tables() -> Any:
    from benchmarks.tables import table

    return table()


def equality() -> Any:
    from benchmarks.equality import table

    return table()


def costs() -> Any:
    from benchmarks.costs import table

    return table()


def load(*visitors: int) -> Any:
    from benchmarks.load.table import table

    return table(visitors or (1, 10, 50))


def classroom() -> Any:
    from benchmarks.load.classroom import table

    return table()


def _on_engine(table: Callable[[Engine], Any]) -> Any:
    running = Engine().start()
    while not running.ready:
        time.sleep(0.1)
    try:
        return table(running)
    finally:
        running.close()


def memory() -> Any:
    from benchmarks.memory import over_experiments

    os.environ["OVERFIT_LAB_WORKERS"] = "1"
    return _on_engine(lambda engine: {str(number): round(megabytes) for number, megabytes in over_experiments(engine)})


PARTS: dict[str, Callable[..., Any]] = {
    "peers": peers,
    "parts": parts,
    "engine": engine,
    "changes": changes,
    "memory": memory,
    "growth": growth,
    "descent": descent,
    "coverage": coverage,
    "verdicts": verdicts,
    "streaming": streaming,
    "keeping": keeping,
    "page": page,
    "costs": costs,
    "load": load,
    "classroom": classroom,
    "tables": tables,
    "equality": equality,
}


def main() -> None:
    """Runs each part in a process of its own, with one thread for every library: set before any of them is loaded."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"all of {', '.join(PARTS)} where none is named")
    parser.add_argument("--visitors", nargs="+", type=int, default=[], help="for load alone: a row for each number")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if not PARTS.keys() >= set(asked.parts) or (asked.visitors and asked.parts != ["load"]):
        parser.error("there is no such part, or --visitors goes with another one than load")
    if asked.here:
        here(asked.parts[0], asked.visitors)
        return
    for name in asked.parts or PARTS:
        command = [sys.executable, "-m", "benchmarks", "--here", name]
        if asked.visitors:
            command += ["--visitors", *map(str, asked.visitors)]
        # Nothing that an earlier one compiled may serve it.
        with TemporaryDirectory() as programs:
            environment = os.environ | ENVIRONMENT | {"OVERFIT_LAB_PROGRAMS": programs}
            subprocess.run(command, env=environment, check=True)  # noqa: S603 - ourselves


def here(name: str, arguments: list[int]) -> None:
    RESULTS.mkdir(exist_ok=True)
    result = {"machine": machine(), name: PARTS[name](*arguments)}
    (RESULTS / f"{name}.json").write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
