"""The page asks before it tells."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from dashboard.engine.batch import Batch
from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from pages.dropout.questions import evaluated
from pages.dropout.trials import FIRST_MEMBER
from tests.pages.inline_engine import MadeEngine, StartingEngine, put_in_place
from tests.pages.opened import opened, words


def test_which_network_is_evaluated_is_asked_and_answered_before_any_training(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)
    app, asked = opened("dropout"), evaluated()
    assert app.radio[0].label == asked.text
    assert "all units" not in app.columns[0].markdown[0].value
    app.radio[0].set_value(asked.right).run()
    assert asked.reply_to(str(asked.right))[1] in words(app)


def test_the_last_mini_batch_of_an_epoch_has_as_many_samples_as_rows_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(MadeEngine, monkeypatch)
    app = opened("dropout")
    app.slider(key="mask sample").set_value(20).run()
    assert app.slider(key="mask sample").max == 32
    # Of 102 rows the fourth mini-batch gets what three have left.
    app.slider(key="mask step").set_value(4).run()
    assert not app.exception
    assert app.slider(key="mask sample").max == 102 - 3 * 32
    assert app.slider(key="mask sample").value == 102 - 3 * 32
    app.slider(key="mask step").set_value(5).run()
    assert app.slider(key="mask sample").max == 32
    assert app.slider(key="mask sample").value == 20


class MembersTrain(MadeEngine):
    """Of a batch the networks with dropout have ended, and one seed's members of the ensembles; the others train."""

    def submit_all(self, experiments: Iterable[Experiment], owner: str, **_: object) -> Batch:
        first, *others = super().submit_all(experiments, owner).runs
        return Batch((first, *(run if self.ended(run, first) else self.under_way(run) for run in others)))

    def ended(self, run: Run, first: Run) -> bool:
        experiment = run.record.experiment
        return experiment.training.seed < FIRST_MEMBER or experiment.data.seed == first.record.experiment.data.seed

    def under_way(self, run: Run) -> Run:
        return Run(run.record.experiment, run.owner, interactive=False)

    def stop(self, *runs: Run) -> None:
        """Nothing trains here."""


def test_while_members_of_the_ensembles_train_they_are_awaited(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(MembersTrain, monkeypatch)
    assert "Training: a comparison needs 3 seeds." in words(opened("dropout"))
