"""What the lab has kept can be had without a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import runs
from dashboard.store.environment import StoreSettings
from dashboard.store.kept import EVERYBODY
from dashboard.store.store import RunStore
from tests.store.runs import finished


def test_runs_are_found_by_data_and_come_with_their_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path))
    store = RunStore(StoreSettings().url)
    kept = [finished(owner=EVERYBODY, at=1.0), finished(owner=EVERYBODY, at=2.0, dataset="circles")]
    store.add([*kept, finished(owner="another", at=3.0)])
    store.close()
    assert [run.record.experiment for run in runs()] == [run.record.experiment for run in reversed(kept)]
    (run,) = runs("Circles")
    assert len(run.record.history) == 2
