"""The pages on remedies run, and the sentence each leads to is computed from the trainings that it shows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dashboard.analysis.results import Results
from dashboard.experiment.arms import Arm, grid
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.remedies import REMEDIES
from dashboard.experiment.settings import change
from dashboard.ui.lessons import LESSONS
from pages.dropout.finding import rates as dropout
from pages.dropout.trials import rate_arms
from pages.early_stopping.finding import stopping
from pages.l1_l2 import finding as penalties
from pages.l1_l2.trials import names_at, penalty_arms, penalty_experiment
from pages.which_fix.finding import finding as fix_finding
from pages.which_fix.trials import remedy_arms
from tests.pages.inline_engine import MadeEngine, StartingEngine, put_in_place
from tests.pages.opened import opened, words
from tests.trained import trained

FILES = [lesson.name for lesson in LESSONS.values() if lesson.group == "What helps"]


def results(arms: Sequence[Arm], seeds: int) -> Results:
    return Results.of(arms, [trained(experiment) for experiment in grid(arms, seeds)])


@pytest.mark.parametrize("file", FILES)
def test_a_page_opens_with_its_question_while_the_engine_starts(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)
    app = opened(file)
    assert not app.exception
    assert app.title[0].value.endswith("?")
    assert "starting" in app.info[0].value


@pytest.mark.parametrize("file", FILES)
def test_every_widget_has_a_label(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)
    app = opened(file)
    assert all(widget.label for widget in (*app.slider, *app.select_slider, *app.toggle, *app.button))


class TestFindings:
    @pytest.mark.long
    def test_which_fix(self) -> None:
        app = opened("which_fix", fix_seeds=5)
        assert not app.exception
        assert fix_finding(results(remedy_arms(Experiment()), 5)) in words(app)
        (lines,) = [element.value.splitlines() for element in app.markdown if "| validation loss |" in element.value]
        column = lines[0].split("|").index(" validation loss ")
        losses = [float(line.split("|")[column]) for line in lines[2:]]
        assert losses == sorted(losses)
        assert len(losses) == len(remedy_arms(Experiment()))

    def test_a_remedy_looked_at_in_the_lab_leaves_the_trial_as_it_is(self, monkeypatch: pytest.MonkeyPatch) -> None:
        put_in_place(MadeEngine, monkeypatch)
        app = opened("which_fix", fix_seeds=5)
        work = app.session_state["job which_fix"].work
        app.session_state["setting l2"] = REMEDIES["l2"](Experiment()).model.l2
        app.run()
        assert app.session_state["job which_fix"].work is work
        app.session_state["setting epochs"] = 10
        app.run()
        assert app.session_state["job which_fix"].work is not work

    def test_early_stopping(self) -> None:
        app = opened("early_stopping", stopping_seeds=5, replay_patience=7)
        assert not app.exception
        whole = results([Arm("to the end", "", Experiment())], 5)
        assert stopping.finding(stopping.loss_curves(whole["to the end"]), 7) in words(app)
        stopped = change(Experiment(), early_stopping=True, patience=7)
        kept = [trained(change(stopped, restore_best_weights=put_back)) for put_back in (True, False)]
        assert stopping.kept_finding(*kept) in words(app)

    @pytest.mark.long
    def test_dropout(self) -> None:
        app = opened("dropout", dropout_seeds=3, dropout_rate=0.4)
        assert not app.exception
        assert dropout.finding(results(rate_arms(Experiment()), 3), 0.4) in words(app)

    @pytest.mark.long
    def test_l1_and_l2(self) -> None:
        app = opened("l1_l2", penalty_seeds=3, penalty_strength=0.01)
        assert not app.exception
        arms = [arm for arm in penalty_arms(penalty_experiment(18)) if arm.name in names_at(0.01)]
        assert penalties.finding(results(arms, 3), 0.01) in words(app)
