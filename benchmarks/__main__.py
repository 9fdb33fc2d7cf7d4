"""`make benchmark`: measures all of it and writes benchmarks/results/.

Parts can be named: `python -m benchmarks peers engine`. For `load`, `mixed` and `visits` one can say how many visitors
come, at once or, for `visits`, eight at a time: `python -m benchmarks load --visitors 200`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import RESULTS
from benchmarks.machine import machine
from dashboard.engine.engine import Engine
from dashboard.engine.worker import ENVIRONMENT


@dataclass(frozen=True)
class Part:
    """What is measured by `table` of a module, which is given a running engine with `on_engine`.

    The module is imported in a process of its own, whose `environment` is set before. Unless the engine is `padded`,
    each architecture has a program of its own.
    """

    module: str
    on_engine: bool = False
    padded: bool = True
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def results(self) -> Path:
        """Where its result is written: a folder for each package of benchmarks."""
        return RESULTS.joinpath(*self.module.split(".")[1:-1])


PARTS = {
    "peers": Part("benchmarks.peers.side_by_side"),
    "parts": Part("benchmarks.peers.parts"),
    "engine": Part("benchmarks.through_engine", on_engine=True, padded=False),
    "changes": Part("benchmarks.changes.table", on_engine=True),
    "sweeps": Part("benchmarks.sweeps", on_engine=True),
    "memory": Part("benchmarks.memory", on_engine=True, padded=False, environment={"OVERFIT_LAB_WORKERS": "1"}),
    "growth": Part("benchmarks.peers.growth"),
    "descent": Part("benchmarks.descent", on_engine=True),
    "coverage": Part("benchmarks.coverage"),
    "verdicts": Part("benchmarks.verdicts.table"),
    "streaming": Part("benchmarks.streaming", on_engine=True),
    "keeping": Part("benchmarks.keeping", on_engine=True),
    "page": Part("benchmarks.page_process"),
    "costs": Part("benchmarks.costs"),
    "load": Part("benchmarks.load.table"),
    "visits": Part("benchmarks.load.in_a_row"),
    "mixed": Part("benchmarks.load.mixed"),
    "classroom": Part("benchmarks.load.classroom"),
    "tables": Part("benchmarks.tables"),
    "equality": Part("benchmarks.equality"),
}
# Those to which any number of visitors may come.
COUNTED = ("load", "visits", "mixed")


def main() -> None:
    """Runs each part in a process of its own, with one thread for every library: set before any of them is loaded."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"all of {', '.join(PARTS)} where none is named")
    told = f"for {' or '.join(COUNTED)} alone: a row for each number"
    parser.add_argument("--visitors", nargs="+", type=int, default=[], help=told)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if unknown := [name for name in asked.parts if name not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    if asked.visitors and asked.parts not in ([name] for name in COUNTED):
        also = ", ".join(asked.parts) or "all parts"
        parser.error(f"--visitors goes with {' or '.join(COUNTED)} alone, not with {also}")
    if asked.here:
        measure_here(asked.parts[0], asked.visitors)
        return
    for name in asked.parts or PARTS:
        command = [sys.executable, "-m", "benchmarks", "--here", name]
        if asked.visitors:
            command += ["--visitors", *map(str, asked.visitors)]
        # A folder of its own, so that no program that an earlier part compiled is used, unless one is asked for.
        with TemporaryDirectory() as programs:
            environment = {"OVERFIT_LAB_PROGRAMS": programs} | os.environ | ENVIRONMENT | PARTS[name].environment
            subprocess.run(command, env=environment, check=True)  # noqa: S603 - ourselves


def measure_here(name: str, visitors: Sequence[int]) -> None:
    """Measures a part in this process, and writes what it finds."""
    part = PARTS[name]
    table = import_module(part.module).table
    part.results.mkdir(parents=True, exist_ok=True)
    result = {"machine": machine(), name: _on_engine(table, padded=part.padded) if part.on_engine else table(*visitors)}
    (part.results / f"{name}.json").write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps(result, indent=1))


def _on_engine(table: Callable[[Engine], Any], *, padded: bool) -> Any:
    engine = Engine(padded=padded).start()
    while not engine.ready:
        time.sleep(0.1)
    try:
        return table(engine)
    finally:
        engine.close()


if __name__ == "__main__":
    main()
