"""What all tests share.

TensorFlow reads its environment once, so it is set here, before any test imports it: as on the workers.
"""

from __future__ import annotations

import os
import tempfile
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

from dashboard.engine.worker import ENVIRONMENT

os.environ.update(ENVIRONMENT)
# Nothing is kept in the user's own folder.
_KEPT = tempfile.TemporaryDirectory(prefix="overfit-lab-tests-")
os.environ["OVERFIT_LAB_DATA"] = _KEPT.name

# The same examples at every run, and no deadline: a slow machine is not a wrong program.
settings.register_profile("lab", derandomize=True, deadline=None, database=None)
settings.load_profile("lab")


# What shares a cluster, a server or trainings runs in one process; else what is in one file.
TOGETHER = {
    "tests/engine/": "engine",
    "tests/pages/": "pages",
    "tests/browser/test_pages.py": "pages",
    "tests/browser/": "lab",
}


def scope(nodeid: str) -> str:
    return next((name for start, name in TOGETHER.items() if nodeid.startswith(start)), nodeid.partition("::")[0])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    scheduler = LoadFileScheduling(config, log)
    scheduler._split_scope = scope
    return scheduler
