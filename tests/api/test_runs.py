"""What the lab has kept can be had without a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard import runs
from dashboard.store import judging
from dashboard.store.environment import StoreSettings
from dashboard.store.kept import EVERYBODY
from dashboard.store.listing import Query
from dashboard.store.store import RunStore
from tests.made import SMALL, made_record
from tests.store.runs import finished, trial


def test_runs_are_found_by_data_and_come_with_their_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path))
    store = RunStore(StoreSettings().url)
    kept = [finished(owner=EVERYBODY, at=1.0), finished(owner=EVERYBODY, at=2.0, dataset="circles")]
    store.add([*kept, finished(owner="another", at=3.0)])
    store.close()
    assert [run.record.experiment for run in runs()] == [run.record.experiment for run in reversed(kept)]
    (run,) = runs("Circles")
    assert len(run.record.history) == 2
    assert repr(run).startswith("<Experiment(dataset=circles")
    assert len(repr(run)) < 1000


def test_the_newest_are_found_and_those_with_a_star(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path))
    store = RunStore(StoreSettings().url)
    oldest, _, newest = kept = [finished(owner=EVERYBODY, at=float(place), l2=place / 100) for place in range(3)]
    store.add(kept)
    store.star(EVERYBODY, store.find(Query(EVERYBODY)).runs[-1].id, star=True)
    store.close()
    assert [run.record.experiment for run in runs(most=1)] == [newest.record.experiment]
    assert [run.record.experiment for run in runs(starred=True)] == [oldest.record.experiment]


def test_trials_are_found_by_their_lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path))
    store = RunStore(StoreSettings().url)
    store.add([trial(place, owner=EVERYBODY) for place in range(4)])
    store.close()
    assert runs() == ()
    assert len(runs(lesson="dropout")) == 4


def test_runs_of_a_kind_are_found_however_many_nobody_has_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path))
    monkeypatch.setattr(judging, "MOST_AWAITED", 2)
    store = RunStore(StoreSettings().url)
    store.add([finished(owner=EVERYBODY, at=float(place), l2=place / 100) for place in range(7)])
    store.close()
    kinds = {run.verdict.kind for run in runs()}
    assert sum(len(runs(kind=kind)) for kind in kinds) == 7


# Keras's own, where it writes weights to a file.
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_a_kept_run_has_its_report_and_can_be_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path / "data"))
    store = RunStore(StoreSettings().url)
    store.add([replace(finished(owner=EVERYBODY), record=made_record((0.5, 0.25), experiment=SMALL))])
    store.note(EVERYBODY, store.find(Query(EVERYBODY)).runs[0].id, "<mine>")
    store.close()
    (run,) = runs()
    assert "&lt;mine&gt;" in run.report()
    run.save(tmp_path / "saved")
    assert (tmp_path / "saved" / "history.csv").read_text(encoding="utf-8").startswith("epoch,")
