"""The path of lessons, the links that hide controls, and the glossary, as a visitor meets them."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.expected.prediction import PREDICTIONS, Prediction
from dashboard.engine.run import Run
from dashboard.engine.scheduling.roster import DEPARTED
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from dashboard.experiment.settings import SETTINGS, change
from dashboard.ui.controls.widgets import key_of
from dashboard.ui.glossary import GLOSSARY
from dashboard.ui.plain import plain
from pages.first_steps.conclusion import CONCLUSION
from pages.first_steps.finding import compare
from pages.first_steps.trials import EXERCISES, Exercise
from tests.language.as_read import as_read
from tests.pages.inline_engine import REFUSED, DepartedEngine, FailingEngine, InlineEngine, put_in_place
from tests.pages.opened import opened, press, visit, words
from tests.trained import trained


def linked(page: str, **query: str) -> AppTest:
    app = visit(page)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def predicted(app: AppTest, exercise: Exercise, said: str) -> AppTest:
    app.segmented_control(key=f"said {exercise.name}").set_value(said).run()
    return press(app, "Run")


class TestLessons:
    @pytest.mark.parametrize(
        ("number", "exercise"), list(enumerate(EXERCISES, 1)), ids=[exercise.name for exercise in EXERCISES]
    )
    @pytest.mark.parametrize("said", ["fall", "rise"])
    def test_the_result_stands_beside_the_prediction(self, number: int, exercise: Exercise, said: Prediction) -> None:
        app = predicted(linked("first_steps", lesson=str(number)), exercise, said)
        assert not app.exception
        _, sentence = compare(said, trained(exercise.before), trained(exercise.after))
        assert sentence in words(app)

    def test_what_to_remember_comes_with_the_answer_that_it_would_give_away(self) -> None:
        app, exercise = predicted(opened("first_steps"), EXERCISES[0], "rise"), EXERCISES[0]
        assert exercise.remember not in words(app)
        app.radio[0].set_value(app.radio[0].options[-1]).run()
        assert exercise.remember in words(app)

    def test_the_picture_comes_before_the_question_about_it_and_the_result_before_the_curves(self) -> None:
        app, said = opened("first_steps"), f"said {EXERCISES[0].name}"
        first, _, last = app.columns
        assert [control.key for control in (*first.segmented_control, *last.segmented_control)] == [said]
        assert last.segmented_control
        first, _, last = predicted(app, EXERCISES[0], "rise").columns
        assert first.segmented_control
        assert not last.segmented_control

    def test_the_first_step_is_short_and_what_explains_the_picture_stands_over_it(self) -> None:
        reading, picture, _ = opened("first_steps").columns
        assert [text.value for text in reading.markdown] == [as_read(EXERCISES[0].text)]
        assert len(EXERCISES[0].text.split()) < 70
        assert picture.caption[0].value == EXERCISES[0].seen

    def test_it_says_for_how_long_predictions_are_kept(self) -> None:
        app = opened("first_steps")
        assert not any("kept for this visit" in caption.value for caption in app.caption)
        app = predicted(app, EXERCISES[0], "rise")
        assert any("kept for this visit" in caption.value for caption in app.caption)

    def test_nothing_is_told_before_a_prediction_was_made(self) -> None:
        app = opened("first_steps")
        assert next(button for button in app.button if button.label == "Run").disabled
        assert EXERCISES[0].remember not in words(app)
        assert list(app.segmented_control[0].options) == list(PREDICTIONS)

    def test_the_rings_and_what_test_says_are_shown_with_the_answer_that_they_would_give_away(self) -> None:
        exercise = next(one for one in EXERCISES if one.name == "early_stopping")
        app = predicted(linked("first_steps", lesson=str(EXERCISES.index(exercise) + 1)), exercise, "fall")
        assert "which was not used for any choice, went from" not in words(app)
        app.radio[0].set_value(app.radio[0].options[0]).run()
        assert not app.exception
        assert "which was not used for any choice, went from" in words(app)

    def test_what_to_remember_is_told_once_all_was_predicted(self) -> None:
        *others, last = EXERCISES
        app = visit("first_steps")
        app.session_state["lessons done"] = {exercise.name: "fall" for exercise in others}
        app.query_params["lesson"] = str(len(EXERCISES))
        app.run()
        assert not any(sentence in words(app) for sentence in CONCLUSION.remember)
        assert all(sentence in words(predicted(app, last, "fall")) for sentence in CONCLUSION.remember)

    def test_the_way_leads_on_and_back_and_remembers_what_was_done(self) -> None:
        app = predicted(opened("first_steps"), EXERCISES[0], "rise")
        assert as_read(EXERCISES[1].text) in words(press(app, f"Next: {EXERCISES[1].title}"))
        assert app.query_params["lesson"] == "2"
        said = "You said: rise"
        assert said in words(press(app, "Previous"))

    @pytest.mark.parametrize("number", ["0", "8", "-1", "two", "", "9" * 500, "9" * 5000])
    def test_a_link_to_no_exercise_says_so_and_opens_the_first(self, number: str) -> None:
        app = linked("first_steps", lesson=number)
        assert "There is no exercise" in app.warning[0].value
        assert as_read(EXERCISES[0].text) in words(app)


class UnderWay(InlineEngine):
    """Trainings have their first epochs, and go on."""

    def submit(self, experiment: Experiment, owner: str) -> Run:
        run = Run(experiment, owner, interactive=True)
        run.update(lambda record: record.with_epochs(trained(experiment).history.first(2), 1, {}))
        return run

    def stop(self, *_: Run) -> None:
        """They go on."""


class Compiling(InlineEngine):
    """The network as it is has been trained; of the changed one there is no epoch yet."""

    def submit(self, experiment: Experiment, owner: str) -> Run:
        if experiment == EXERCISES[0].before:
            return super().submit(experiment, owner)
        return Run(experiment, owner, interactive=True)

    def stop(self, *_: Run) -> None:
        """It goes on."""


def test_the_charts_stay_while_the_changed_network_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(Compiling, monkeypatch)
    app = predicted(opened("first_steps"), EXERCISES[0], "rise")
    assert not app.exception
    _, picture, _ = app.columns
    drawn = [part.type for part in picture if part.type in {"bidi_component", "progress"}]
    assert drawn == ["bidi_component", "progress"]


class TestFailures:
    def icon(self, app: AppTest) -> str:
        """Before the title of the first exercise."""
        return app.button(key=f"lesson {EXERCISES[0].name}").proto.icon

    @pytest.mark.parametrize(("engine", "why"), [(FailingEngine, REFUSED), (DepartedEngine, DEPARTED)])
    def test_run_tries_again_what_did_not_end_by_itself(
        self, engine: type[InlineEngine], why: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        app = opened("first_steps")
        put_in_place(engine, monkeypatch)
        predicted(app, EXERCISES[0], "rise")
        assert [error.value for error in app.error] == [plain(why)]
        assert self.icon(app) == ":material/radio_button_checked:"
        put_in_place(InlineEngine, monkeypatch)
        app.button(key=f"find out {EXERCISES[0].name}").click().run()
        assert not app.error
        assert compare("rise", trained(EXERCISES[0].before), trained(EXERCISES[0].after))[1] in words(app)
        assert self.icon(app) == ":material/check_circle:"

    def test_a_tick_comes_with_the_result(self, monkeypatch: pytest.MonkeyPatch) -> None:
        app = opened("first_steps")
        put_in_place(UnderWay, monkeypatch)
        predicted(app, EXERCISES[0], "rise")
        assert not app.exception
        assert self.icon(app) == ":material/radio_button_checked:"
        for run in app.session_state[f"job lesson {EXERCISES[0].name}"].work:
            run.update(lambda record: record.with_ending(Ending("finished", record.epoch)))
        assert self.icon(app.run()) == ":material/check_circle:"

    def test_what_failed_before_any_prediction_has_a_button_of_its_own(self, monkeypatch: pytest.MonkeyPatch) -> None:
        put_in_place(FailingEngine, monkeypatch)
        app = opened("first_steps")
        put_in_place(InlineEngine, monkeypatch)
        app.button(key=f"run lesson {EXERCISES[0].name}").click().run()
        assert not app.error


class TestHiddenControls:
    def test_hidden_controls_are_not_drawn_and_their_settings_apply(self) -> None:
        app = linked("lab", hide="Data,l1", samples="200", l1="0.01")
        keys = {widget.key for widget in (*app.sidebar.slider, *app.sidebar.selectbox, *app.sidebar.select_slider)}
        hidden = {key_of(name) for name, setting in SETTINGS.items() if setting.control.group == "Data"}
        assert not keys & (hidden | {key_of("l1")})
        assert key_of("l2") in keys
        assert "Data" not in [subheader.value for subheader in app.sidebar.subheader]
        assert app.session_state["experiment"] == change(Experiment(), samples=200, l1=0.01)
        assert any("Hidden by the link: Data, L1." in caption.value for caption in app.sidebar.caption)

    def test_the_link_goes_on_hiding_while_settings_change_and_when_they_are_reset(self) -> None:
        app = linked("lab", hide="Data", samples="200")
        app.sidebar.slider(key=key_of("dropout")).set_value(0.5).run()
        assert app.query_params == {"hide": "Data", "samples": "200", "dropout": "0.5"}
        press(app, "Reset")
        assert app.query_params == {"hide": "Data", "samples": "200"}

    def test_an_unknown_name_is_named_and_the_rest_is_hidden(self) -> None:
        app = linked("lab", hide="nonsense,l2")
        assert r"hide\: 'nonsense' is neither a setting nor a group" in words(app)
        assert key_of("l2") not in {widget.key for widget in app.sidebar.select_slider}


class TestLockedControls:
    def test_locked_controls_show_their_values_and_cannot_be_changed(self) -> None:
        app = linked("lab", lock="l2,Model", l2="0.01")
        l2, l1 = (app.sidebar.select_slider(key=key_of(name)) for name in ("l2", "l1"))
        assert (l2.value, l2.disabled, l1.disabled) == (0.01, True, False)
        assert app.sidebar.number_input(key=key_of("hidden_layers", "layer 0")).disabled
        assert any("Locked by the link: L2, Model." in caption.value for caption in app.sidebar.caption)
        assert not app.warning

    def test_no_button_changes_what_is_locked(self) -> None:
        app = linked("lab", lock="l2", l2="0.01")
        assert "L2" not in {button.label for button in app.button}
        press(app, "Reset")
        assert app.query_params == {"l2": "0.01", "lock": "l2"}


class TestGlossary:
    def test_every_term_is_listed(self) -> None:
        listed = words(opened("glossary"))
        assert all(as_read(f"- **{name}**: ") in listed for name in GLOSSARY)

    def test_a_word_narrows_the_list(self) -> None:
        app = opened("glossary")
        listed = words(app.text_input(key="glossary word").set_value("Learning RATE").run())
        assert "**learning rate**" in listed
        assert "**kernel**" not in listed

    def test_a_word_that_is_not_there_is_said_to_be_missing(self) -> None:
        app = opened("glossary")
        app.text_input(key="glossary word").set_value("zzz").run()
        assert "'zzz'" in app.info[0].value
