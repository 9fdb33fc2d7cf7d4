"""What all tests share.

TensorFlow reads its environment once, so it is set here, before any test imports it: as on the workers.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

from dashboard.engine.worker import ENVIRONMENT

os.environ.update(ENVIRONMENT)

# The same examples at every run, and no deadline: a slow machine is not a wrong program.
settings.register_profile("lab", derandomize=True, deadline=None, database=None)
settings.load_profile("lab")


def scope(nodeid: str) -> str:
    """What runs in one process: the tests of a file, and those of files that share a cluster."""
    file = nodeid.partition("::")[0]
    return "tests/engine" if file.startswith("tests/engine/") else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    scheduler = LoadFileScheduling(config, log)
    scheduler._split_scope = scope
    return scheduler
