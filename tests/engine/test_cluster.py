"""How the local cluster is set up."""

from __future__ import annotations

import dask
import pytest

from dashboard.engine.cluster import CONFIG
from dashboard.engine.engine import Engine


@pytest.mark.parametrize("name", CONFIG)
def test_what_is_set_for_the_cluster_reaches_its_workers(engine: Engine, name: str) -> None:
    found = engine._connection.open().run(dask.config.get, name)
    assert list(found.values()) == [CONFIG[name]] * 2
