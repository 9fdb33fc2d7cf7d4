"""What the program sets stays set, though the browser may not have heard of it when it asks for the next run."""

from __future__ import annotations

import pytest
from streamlit.runtime.state import QueryParamsProxy
from streamlit.testing.v1 import AppTest

from dashboard.ui.controls import echoes
from tests.pages.inline_engine import Endless, put_in_place
from tests.pages.opened import opened, visit

ACTED = "page acted"


@pytest.fixture
def lab(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The lab, whose dropout was 0.5 and has just been reset."""
    put_in_place(Endless, monkeypatch)
    app = opened("lab")
    move(app, "dropout", 0.5).run()
    next(button for button in app.button if button.label == "Reset").click().run()
    assert (shown(app, "dropout"), dict(app.query_params)) == (0.0, {})
    return app


def move(app: AppTest, name: str, value: float) -> AppTest:
    """The browser says that a control has this value."""
    next(one for one in (*app.slider, *app.select_slider) if one.key == f"setting {name}").set_value(value)
    return app


def shown(app: AppTest, name: str) -> float:
    assert not app.exception
    value = next(one for one in (*app.slider, *app.select_slider) if one.key == f"setting {name}").value
    assert isinstance(value, float)
    return value


def test_a_look_that_still_says_the_old_value_takes_nothing_back(lab: AppTest) -> None:
    lab.session_state[ACTED] = True
    move(lab, "dropout", 0.5).run()
    assert (shown(lab, "dropout"), dict(lab.query_params)) == (0.0, {})


def test_another_control_that_is_moved_before_the_browser_has_heard_moves_alone(lab: AppTest) -> None:
    move(lab, "dropout", 0.5)
    move(lab, "noise", 0.2).run()
    assert (shown(lab, "dropout"), shown(lab, "noise")) == (0.0, 0.2)


def test_who_moves_it_back_to_where_it_was_moves_it(lab: AppTest) -> None:
    move(lab, "dropout", 0.5).run()
    assert shown(lab, "dropout") == 0.5


def test_another_value_is_a_move_in_a_run_of_the_page_s_own_too(lab: AppTest) -> None:
    lab.session_state[ACTED] = True
    move(lab, "dropout", 0.3).run()
    assert shown(lab, "dropout") == 0.3


def test_what_a_browser_says_long_after_is_no_echo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(echoes, "SECONDS", 0.0)
    put_in_place(Endless, monkeypatch)
    app = opened("lab")
    move(app, "dropout", 0.5).run()
    next(button for button in app.button if button.label == "Reset").click().run()
    app.session_state[ACTED] = True
    move(app, "dropout", 0.5).run()
    assert shown(app, "dropout") == 0.5


def test_layers_that_come_with_a_higher_number_do_not_set_that_again(lab: AppTest) -> None:
    """Who holds an arrow key has gone on by then, and would be taken back."""
    move(lab, "hidden_layers count", 5).run()
    count = next(one for one in lab.slider if one.key == "setting hidden_layers count")
    assert lab.query_params["hidden_layers"] == "64-64-64-64-64"
    assert not count.proto.set_value


def are_set(app: AppTest) -> set[str]:
    """The controls that the latest run has set to a value, wherever they are by then."""
    sliders = [one for one in (*app.slider, *app.select_slider) if str(one.key).startswith("setting ")]
    return {str(one.key).removeprefix("setting ") for one in sliders if one.proto.set_value}


def test_a_choice_of_the_program_s_sets_no_other_control(lab: AppTest) -> None:
    """Who has moved one on before a slow line brings the choice would be taken back."""
    assert are_set(lab) == {"dropout"}


def test_what_a_link_set_is_not_set_again_once_the_browser_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who then moves a control over a slow line would be taken back by the first answer to anything else."""
    put_in_place(Endless, monkeypatch)
    app = visit("lab")
    app.query_params.update(dropout="0.3", noise="0.2")
    assert are_set(app.run()) > {"dropout", "noise"}
    assert are_set(app.run()) == set()


def test_a_choice_is_set_again_until_the_browser_says_it(lab: AppTest) -> None:
    for _ in range(5):
        lab.session_state[ACTED] = True
        assert are_set(lab.run()) == {"dropout"}
    assert are_set(lab.run()) == set()


def test_a_control_moved_before_the_browser_has_heard_of_a_choice_is_set_where_it_was_moved(lab: AppTest) -> None:
    """Else the choice comes after that, and stays to be seen though it does not hold."""
    for moved in (0.3, 0.35):
        lab.query_params["dropout"] = "0.5"
        move(lab, "dropout", moved).run()
        assert (are_set(lab), shown(lab, "dropout")) == ({"dropout"}, moved)


def test_one_that_is_moved_after_that_is_left_where_it_is(lab: AppTest) -> None:
    """Over a slow line it may have been moved on since."""
    for moved in (0.1, 0.2):
        move(lab, "dropout", moved).run()
        assert (are_set(lab), shown(lab, "dropout")) == (set(), moved)


def test_nor_is_a_list_that_a_link_has_set(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(Endless, monkeypatch)
    app = visit("lab")
    app.query_params.update(activation="tanh")
    app.run()
    activation = next(one for one in app.selectbox if one.key == "setting activation")
    activation.set_value("relu").run()
    activation = next(one for one in app.selectbox if one.key == "setting activation")
    assert (activation.value, activation.proto.set_value) == ("relu", False)


def test_an_address_of_before_is_no_link_where_a_control_was_moved_and_moved_back(lab: AppTest) -> None:
    """What the browser sends of both moves, Streamlit runs as one."""
    for noise in (0.2, 0.25, 0.3):
        lab.query_params.clear()
        move(lab, "noise", noise).run()
    lab.query_params["noise"] = "0.25"
    lab.run()
    assert (shown(lab, "noise"), dict(lab.query_params)) == (0.3, {"noise": "0.3"})


def test_the_address_follows_back_to_what_a_slow_browser_still_has(
    lab: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[dict[str, str]] = []
    write = QueryParamsProxy.from_dict

    def note(address: QueryParamsProxy, said: dict[str, str]) -> None:
        written.append(dict(said))
        write(address, said)

    monkeypatch.setattr(QueryParamsProxy, "from_dict", note)
    for noise in (0.2, 0.25):
        move(lab, "noise", noise).run()
    lab.query_params["noise"] = "0.2"
    move(lab, "noise", 0.2).run()
    assert written == [{"noise": "0.2"}, {"noise": "0.25"}, {"noise": "0.2"}]
