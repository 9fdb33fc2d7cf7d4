"""What all tests share.

TensorFlow reads its environment once, so it is set here, before any test imports it: as on the workers.
"""

from __future__ import annotations

import os
import tempfile
from typing import Any

import pytest
from hypothesis import settings
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
settings.register_profile("lab", derandomize=True, deadline=None, database=None)
settings.load_profile("lab")


# What shares a cluster, a server or trainings runs in one process; else what is in one file. What takes longest begins
# first, so that no process is left alone with it in the end.
TOGETHER = {"tests/browser/": "browser", "tests/pages/": "pages", "tests/engine/": "engine"}


def scope(nodeid: str) -> str:
    return next((name for start, name in TOGETHER.items() if nodeid.startswith(start)), nodeid.partition("::")[0])


def pytest_itemcollected(item: pytest.Item) -> None:
    """Claims train for many seeds: at length only."""
    if item.path.name == "test_claims.py":
        item.add_marker(pytest.mark.long)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {name: place for place, name in enumerate(TOGETHER.values())}
    items.sort(key=lambda item: places.get(scope(item.nodeid), len(places)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    scheduler = LoadFileScheduling(config, log)
    scheduler._split_scope = scope
    return scheduler
