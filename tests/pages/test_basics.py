"""The pages of the basics run, and the sentence each leads to holds the numbers computed here."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import NumberInput

import pages
from dashboard import ui
from dashboard.analysis.networks.network import network_of
from dashboard.data.dataset import Task
from dashboard.data.parts import SPLITS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.functions.activations import ACTIVATIONS
from dashboard.ui import code
from dashboard.ui.lessons import LESSONS
from pages.activations.finding.collapse import collapse
from pages.activations.finding.saturation import in_words
from pages.activations.finding.vanishing import gradient_sizes
from pages.features.finding import in_words as approaches_words
from pages.features.trials.bases import BASES
from pages.forward_pass.sections.network import EDITING
from pages.forward_pass.trials import round_biases, round_weights
from pages.losses.finding.loss_curves import Question
from pages.losses.finding.loss_curves import in_words as loss_words
from pages.losses.finding.pace import pace_in_words
from pages.losses.sections.prediction import TASKS
from pages.losses.trials import REACHED
from pages.one_step.finding.loss_surface import descend_on, surface
from pages.one_step.finding.one_step import Learner, next_step
from pages.one_step.sections import USUAL_RATES
from pages.splits.figures.formulas import accuracy_latex, gap_latex
from pages.splits.finding import ThreeSets
from tests.cases import at_every_check
from tests.pages.opened import opened, press, visit, words

UNITS = (2, 3, 2, 1)
# The output layer of that network is computed.
ANSWERED = {"forward shown": 3}
BASICS = [lesson.name for lesson in LESSONS.values() if lesson.group == "The basics"]


def number(app: AppTest, label: str) -> NumberInput:
    return next(field for field in app.number_input if field.label == label)


@pytest.mark.parametrize("file", BASICS)
def test_a_page_opens_without_an_error_and_with_a_question(file: str) -> None:
    app = opened(file)
    assert not app.exception
    assert app.title[0].value.endswith("?")


def test_no_page_loads_tensorflow_or_what_reads_tables_into_the_page_s_process() -> None:
    walked = (*pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."), *pkgutil.walk_packages(pages.__path__, "pages."))
    named = [module.name for module in walked if not module.name.endswith(".page")]
    modules = ", ".join(["dashboard.export.standalone.keras_script", *named])
    heavy = {"tensorflow", "keras", "pandas", "openpyxl", "skrub", "matplotlib"}
    script = f"import sys, {modules}; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


class TestForwardPass:
    def test_the_answer_is_the_network_s(self) -> None:
        app = opened("forward_pass", **ANSWERED)
        app.slider(key="forward x0").set_value(-1.5).run()
        answer = network_of(round_weights(UNITS), round_biases(UNITS), "relu", "sigmoid")(np.array([[-1.5, -0.5]]))
        assert f"the network's output is {answer[0, 0]:.2f}." in words(app)

    def test_without_biases_the_count_falls(self) -> None:
        app = opened("forward_pass")
        assert "20 parameters: 14 weights and 6 biases" in words(app)
        app.toggle(key="forward biases").set_value(False).run()
        assert "14 parameters: 14 weights and 0 biases" in words(app)

    def test_a_changed_bias_changes_the_answer_and_is_kept_when_the_weights_are_folded(self) -> None:
        app = opened("forward_pass", **{EDITING: True}, **ANSWERED)
        number(app, "b3, row 1").set_value(50.0).run()
        assert "the network's output is 1.00." in words(app)
        app.session_state[EDITING] = False
        assert "the network's output is 1.00." in words(app.run())

    def test_changed_weights_survive_toggled_biases_and_another_size(self) -> None:
        app = opened("forward_pass", **{EDITING: True}, **ANSWERED)
        number(app, "W1, row 3, column 2").set_value(0.77).run()
        number(app, "b1, row 2").set_value(-0.55).run()
        for biased in (False, True):
            app.toggle(key="forward biases").set_value(biased).run()
        for count in (1, 3):
            app.number_input(key="forward Units of hidden layer 1").set_value(count).run()
        assert number(app, "W1, row 3, column 2").value == 0.77
        assert number(app, "b1, row 2").value == -0.55
        weights, biases = round_weights(UNITS), round_biases(UNITS)
        weights[0][2, 1], biases[0][1] = 0.77, -0.55
        answer = network_of(weights, biases, "relu", "sigmoid")(np.array([[1.0, -0.5]]))
        assert f"the network's output is {answer[0, 0]:.2f}." in words(app)

    def test_round_numbers_come_back(self) -> None:
        app = opened("forward_pass", **{EDITING: True}, **ANSWERED)
        before = words(app)
        number(app, "W3, row 1, column 1").set_value(9.0).run()
        assert words(app) != before
        assert words(press(app, "Round numbers again")) == before

    def test_without_biases_no_formula_adds_one(self) -> None:
        app = opened("forward_pass")
        assert r"\mathbf{b}" in app.latex[0].value
        app.toggle(key="forward biases").set_value(False).run()
        assert r"\mathbf{b}" not in app.latex[0].value
        assert "+" not in app.latex[0].value

    def test_next_layer_goes_on_to_the_output_and_stops_there(self) -> None:
        app = opened("forward_pass")
        for _ in range(2):
            press(app, "Next layer")
        assert app.session_state["forward shown"] == 3
        assert next(button for button in app.button if button.label == "Next layer").disabled

    def test_no_button_goes_on_where_a_link_locks_what_is_computed(self) -> None:
        app = visit("forward_pass")
        app.query_params["lock"] = "forward-shown"
        assert next(button for button in app.run().button if button.label == "Next layer").disabled


class TestActivations:
    @pytest.mark.parametrize("name", ACTIVATIONS)
    def test_each_activation_is_told_of_and_compared_with_linear(self, name: str) -> None:
        app = opened("activations")
        app.selectbox(key="activations name").set_value(name).run()
        assert not app.exception
        assert in_words(ACTIVATIONS[name]) in words(app)
        assert collapse(3, "relu" if name == "linear" else name).in_words in words(app)

    def test_the_shares_of_the_gradient_are_measured_at_the_chosen_depth(self) -> None:
        app = opened("activations")
        app.slider(key="activations depth").set_value(4).run()
        deep = change(Experiment(), hidden_layers=(16,) * 4)
        for name in ("sigmoid", "relu"):
            assert gradient_sizes(change(deep, activation=name)).in_words in words(app)


class TestLosses:
    @pytest.mark.parametrize("task", TASKS)
    def test_each_task_shows_its_losses_where_the_slider_stands(self, task: Task) -> None:
        app = opened("losses")
        app.segmented_control(key="losses task").set_value(task).run()
        app.slider(key=f"losses z {task}").set_value(-2.5).run()
        assert not app.exception
        asked = {"binary": Question("binary", 1), "multiclass": Question("multiclass", 0, 3)}
        assert loss_words(asked.get(task, Question("regression", 1.0)), -2.5) in words(app)

    def test_of_several_classes_the_true_one_can_be_chosen(self) -> None:
        app = opened("losses")
        app.segmented_control(key="losses task").set_value("multiclass").run()
        app.segmented_control(key="losses class of 3").set_value(2).run()
        assert loss_words(Question("multiclass", 2, 3), -4.0) in words(app)

    def test_the_two_trainings_are_told_by_their_own_curves(self) -> None:
        app = opened("losses")
        records = tuple(run.record for run in app.session_state["job losses"].work)
        assert [record.experiment.loss.name for record in records] == ["binary_crossentropy", "sigmoid_mse"]
        assert pace_in_words(records, REACHED) in words(app)

    def test_trainings_stay_for_the_visit_and_start_anew_with_another_optimizer(self) -> None:
        app = opened("losses")
        first = app.session_state["job losses"].work
        app.slider(key="losses z binary").set_value(1.0).run()
        assert app.session_state["job losses"].work is first
        app.segmented_control(key="losses optimizer").set_value("adam").run()
        assert app.session_state["job losses"].work is not first


class TestOneStep:
    def test_taking_steps_leads_where_the_same_steps_lead_in_python(self) -> None:
        app = opened("one_step")
        press(press(app, "Take this step"), "Take 10 steps")
        learner = Learner.new(app.session_state["one step learner"].experiment)
        for _ in range(11):
            learner = next_step(learner).taken
        assert next_step(learner).in_words in words(app)

    def test_another_learning_rate_goes_on_and_another_activation_begins_anew(self) -> None:
        app = press(opened("one_step"), "Take this step")
        app.select_slider(key="one step rate").set_value(0.05).run()
        assert app.session_state["one step learner"].done == 1
        app.selectbox(key="one step activation").set_value("relu").run()
        assert app.session_state["one step learner"].done == 0

    def test_start_over_forgets_the_steps(self) -> None:
        app = press(press(opened("one_step"), "Take 10 steps"), "Start over")
        assert app.session_state["one step learner"].done == 0

    def test_each_learning_rate_is_judged_by_its_path(self) -> None:
        app = opened("one_step")
        assert all(descend_on(surface(), rate).in_words in words(app) for rate in USUAL_RATES)


class TestSplits:
    def test_the_sets_are_told_by_the_training_s_own_curves(self) -> None:
        app = opened("splits")
        record = app.session_state["job splits"].work[0].record
        sets = ThreeSets.of(record.history, len(make_splits(record.experiment).test))
        assert sets.overfitting_in_words in words(app)
        assert sets.peeking_in_words in words(app)
        assert [f"$$\n{text}\n$$" for text in (accuracy_latex(sets), gap_latex(sets))] == [
            one.value for one in app.latex
        ]

    def test_the_rows_of_each_split_are_counted(self) -> None:
        app = opened("splits")
        app.select_slider(key="splits share").set_value(0.5).run()
        assert all(f"| **{name}** | {rows} |" in words(app) for name, rows in zip(SPLITS, (150, 75, 75), strict=True))


class TestFeatures:
    @pytest.mark.parametrize("dataset", at_every_check({"spirals"}, BASES))
    def test_all_approaches_are_scored_and_told(self, dataset: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("pages.features.sections.work.SEEDS", 2)
        app = opened("features")
        app.segmented_control(key="features data").set_value(dataset).run()
        assert not app.exception
        work = app.session_state[f"job features {dataset}"].work
        assert [len(approach.scores) for approach in work.approaches] == [2, 2, 2]
        assert approaches_words(work.approaches) in words(app)
        assert any(f"8 of {16 if dataset == 'digits' else 64}" in caption.value for caption in app.caption)

    @pytest.mark.parametrize("dataset", BASES)
    @pytest.mark.long
    def test_the_code_is_not_said_to_train_the_page_s_network_where_that_is_convolutional(self, dataset: str) -> None:
        app = opened("features", **{"features data": dataset, code.OPEN: True})
        (note,) = (caption.value for caption in app.caption if caption.value.startswith("Trains"))
        assert ("network of this page" in note) == (dataset != "digits")
