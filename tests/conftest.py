"""What all tests share.

TensorFlow reads its environment once, so it is set here, before any test imports it: as on the workers.
"""

from __future__ import annotations

import gc
import os
import tempfile
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers
from threadpoolctl import threadpool_limits
from xdist.scheduler import LoadFileScheduling

from dashboard.engine.worker import ENVIRONMENT

os.environ.update(ENVIRONMENT)
# NumPy has read its own by now. On a busy machine two threads of it wait for each other, at thirty times the cost.
threadpool_limits(1)
# Nothing is kept in the user's own folder.
_KEPT = tempfile.TemporaryDirectory(prefix="overfit-lab-tests-")
os.environ["OVERFIT_LAB_DATA"] = _KEPT.name
# What one process has compiled, the others load.
os.environ.setdefault("OVERFIT_LAB_PROGRAMS", f"{_KEPT.name}/programs")

# The visits of all tests are those of one server.
os.environ.setdefault("OVERFIT_LAB_VISITORS", "0")

# The same examples at every run, and no deadline: a slow machine is not a wrong program.
settings.register_profile(
    "lab", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("lab")
# Else among the examples are numbers and words of the lab's own modules, of those that happen to be loaded by then.
providers._get_local_constants = lambda: providers._local_constants


# What shares a cluster, a server or trainings runs in one process; else what is in one file. What takes longest begins
# first, so that no process is left alone with it in the end.
TOGETHER = {"tests/browser/": "browser", "tests/pages/": "pages", "tests/engine/": "engine"}
COSTLIEST = (
    "tests/data/tables/test_shapes.py",
    "tests/analysis/checks/test_checks.py",
    "tests/test_registries.py",
    "tests/data/own_data/test_trained.py",
    "tests/training/test_equals_fit.py",
    "tests/data/curves/test_sizes.py",
    "tests/training/test_early_stopping.py",
    "tests/training/padded/test_program.py",
    "tests/data/tables/reading/forms/test_magnitudes.py",
    "tests/language/test_pages.py",
    "tests/data/files/test_sheets.py",
    "tests/training/test_every_setting.py",
    "tests/training/compiling/test_compiled_function.py",
    "tests/analysis/checks/test_registry.py",
    "tests/export/standalone/test_keras_script.py",
    "tests/figures/sweeps/test_panels.py",
    "tests/analysis/checks/test_drift.py",
    "tests/data/tables/test_refused.py",
    "tests/export/standalone/test_keras_data.py",
    "tests/figures/sweeps/test_every_number.py",
    "tests/data/tables/reading/test_dates.py",
    "tests/ui/test_seal.py",
)


def scope(nodeid: str) -> str:
    return next((name for start, name in TOGETHER.items() if nodeid.startswith(start)), nodeid.partition("::")[0])


def pytest_itemcollected(item: pytest.Item) -> None:
    """Claims train for many seeds: at length only."""
    if item.path.name == "test_claims.py":
        item.add_marker(pytest.mark.long)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if gone := [name for name in COSTLIEST if not (config.rootpath / name).exists()]:
        raise pytest.UsageError(f"COSTLIEST names what is not there: {', '.join(gone)}")
    places = {name: place for place, name in enumerate([*TOGETHER.values(), *COSTLIEST])}
    items.sort(key=lambda item: places.get(scope(item.nodeid), len(places)))


def pytest_collection_finish() -> None:
    """A million objects by now, which stay: after each run of a page Keras would go through them all, for a second."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    scheduler = LoadFileScheduling(config, log)
    scheduler._split_scope = scope
    return scheduler
