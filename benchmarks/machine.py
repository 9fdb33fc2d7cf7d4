"""What the figures were measured on, and how."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Mapping
from importlib.metadata import packages_distributions, version
from pathlib import Path
from statistics import median

ROUNDS = 5


def machine() -> dict[str, str]:
    """The processor, its load before the start, and the versions that matter."""
    cpu = next((line.split(":")[1].strip() for line in _cpuinfo() if line.startswith("model name")), platform.machine())
    installed = {name for names in packages_distributions().values() for name in names}
    packages = {"tensorflow-cpu", "keras", "scikit-learn", "jax", "streamlit", "distributed"} & installed
    return {
        "processor": f"{cpu}, {os.cpu_count()} cores",
        "load before": f"{os.getloadavg()[0]:.1f}",
        "python": platform.python_version(),
        **{package: version(package) for package in sorted(packages)},
    }


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(works: Mapping[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Times several works in turn, round by round after a warm-up, so that a drift of the machine affects all alike."""
    for work in works.values():
        work()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            times[name].append(seconds(work))
    return times


def ratio(times: dict[str, list[float]], slower: str, faster: str) -> float:
    """Median over the rounds of how many times as long one takes as the other."""
    return median([a / b for a, b in zip(times[slower], times[faster], strict=True)])
