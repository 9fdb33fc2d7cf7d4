"""What the page says while networks train, and of those that could not be trained."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from dashboard.engine.batch import Batch
from dashboard.engine.run import Run
from dashboard.engine.scheduling.roster import DEPARTED
from dashboard.experiment.experiment import Experiment
from dashboard.ui.plain import plain
from dashboard.ui.questions.ask import WAITS
from dashboard.ui.waiting.live import watch
from pages.features.questions import without_hidden_layers
from tests.pages.inline_engine import REFUSED, DepartedEngine, FailingEngine, MadeEngine, put_in_place
from tests.pages.opened import opened, words


class Training(MadeEngine):
    """Of the networks one is still training."""

    def submit_all(self, experiments: Iterable[Experiment], owner: str, **options: object) -> Batch:
        *ended, last = super().submit_all(experiments, owner, **options).runs
        return Batch((*ended, Run(last.record.experiment, owner, interactive=False)))

    def stop(self, *_: Run) -> None:
        """It goes on."""


def test_the_answer_of_a_count_over_seeds_comes_with_the_last_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.features.sections.work.SEEDS", 4)
    put_in_place(Training, monkeypatch)
    app = opened("features")
    app.radio[0].set_value(app.radio[0].options[0]).run()
    assert not app.exception
    assert "11 of 12 fits done." in [bar.proto.text for bar in app.get("progress")]
    assert WAITS in [caption.value for caption in app.caption]


@pytest.mark.parametrize(("engine", "why"), [(FailingEngine, REFUSED), (DepartedEngine, DEPARTED)])
def test_networks_without_their_epochs_are_named_and_trained_again_by_a_button(
    engine: type[MadeEngine], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.features.sections.work.SEEDS", 3)
    put_in_place(engine, monkeypatch)
    app = opened("features")
    assert [error.value for error in app.error] == [plain(why)]
    assert [radio.label for radio in app.radio] == [without_hidden_layers().text]
    assert "The features" not in [header.value for header in app.header]
    assert "Scores of “Network” are missing." in words(app)
    put_in_place(MadeEngine, monkeypatch)
    app.button(key="run features").click().run()
    assert not app.exception
    assert not app.error
    assert "Mean test accuracy over 3 seeds: " in words(app)
    assert "run features" not in [button.key for button in app.button]


def test_the_button_of_networks_that_failed_without_a_worker_comes_with_the_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pages.features.sections.work.SEEDS", 3)
    put_in_place(FailingEngine, monkeypatch)
    rests: list[bool] = []

    def noted(draw: Any, stage: Any, drawn_at: Any, *, over: bool) -> None:
        rests.append(over)
        watch(draw, stage, drawn_at, over=over)

    monkeypatch.setattr("pages.features.sections.approaches.watch", noted)
    app = opened("features")
    for ready in (False, True):
        monkeypatch.setattr(FailingEngine, "ready", ready)
        assert not app.run().exception
        assert ("run features" in [button.key for button in app.button], rests[-1]) == (ready, ready)
