"""What a whole class looks at is trained once, and again where that failed."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from dashboard.engine.batch import Batch
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Reason
from dashboard.experiment.settings import change
from dashboard.ui.classroom import trained as classroom
from dashboard.ui.classroom.trained import trained
from tests.made import made_record
from tests.pages.inline_engine import InlineEngine, StartingEngine, finished, put_in_place


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Experiment]:
    """What the engine was asked to train; the first of it fails."""
    asked: list[Experiment] = []

    class Engine(InlineEngine):
        def submit_all(self, experiments: Iterable[Experiment], owner: str, **_: object) -> Batch:
            (experiment,) = experiments
            reason: Reason = "finished" if asked else "failed"
            asked.append(experiment)
            return Batch((finished(made_record(1.0, experiment=experiment, reason=reason), owner),))

    put_in_place(Engine, monkeypatch)
    return asked


def test_a_training_that_failed_is_tried_again_after_a_while_and_one_that_did_not_is_kept(
    asked: list[Experiment], monkeypatch: pytest.MonkeyPatch
) -> None:
    experiment = change(Experiment(), seed=4711)
    assert [trained(experiment) for _ in range(2)] == [None, None]
    assert len(asked) == 1
    monkeypatch.setattr(classroom, "RETRY_SECONDS", -1.0)
    first, second = trained(experiment), trained(experiment)
    assert first is second is not None
    assert len(asked) == 2


def test_one_that_was_asked_for_before_there_was_an_engine_is_trained_once_there_is(
    asked: list[Experiment], monkeypatch: pytest.MonkeyPatch
) -> None:
    experiment = change(Experiment(), seed=4712)
    with monkeypatch.context() as before:
        put_in_place(StartingEngine, before)
        assert trained(experiment) is None
    assert trained(experiment) is None
    assert asked == [experiment]
