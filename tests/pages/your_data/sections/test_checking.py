"""One click does what a finding asks for, the link says so, and another click takes it back."""

from __future__ import annotations

import pytest

from dashboard.data.tables.storage import schema_of
from tests.pages.opened import press, visit
from tests.pages.your_data.visitor import brought, linked, predicting, words

LEAKY = "size,after,y\n" + "".join(f"{(7 * i) % 31}.5,{i}.25,{i}.0\n" for i in range(120))


@pytest.mark.usefixtures("checking")
def test_what_a_check_finds_is_said_and_one_click_leaves_it_out_and_another_takes_it_back() -> None:
    app = predicting(brought(LEAKY, "leaky.csv"), "y")
    assert not app.exception
    assert "**after alone predicts y: 1.00" in words(app).replace("\\", "")
    app = press(app, "Leave out after")
    assert not app.exception
    assert "Leave out after: done." in words(app)
    assert "1 input, predicting y" in words(app)
    assert "Nothing else was found in the table itself" in words(app)
    app = press(app, "Undo")
    assert "2 inputs, predicting y" in words(app)
    assert "done." not in words(app)


@pytest.mark.usefixtures("checking")
def test_the_price_of_a_step_is_shown_until_something_else_is_chosen() -> None:
    app = press(predicting(brought(LEAKY, "leaky.csv"), "y"), "Leave out after")
    assert "Leave out after: done." in words(app)
    app = next(box for box in app.selectbox if box.label == "Split in order of").set_value("size").run()
    assert not app.exception
    assert "done." not in words(app)


@pytest.mark.usefixtures("checking")
def test_of_two_steps_pressed_before_the_page_is_drawn_the_second_is_taken_from_where_the_first_was() -> None:
    coded = LEAKY.replace("\n3.5,", "\n99999.0,")
    app = predicting(brought(coded, "leaky.csv"), "y")
    # Of those with the same words, the ones in the list of what the checks found, which come first.
    buttons = {button.label: button for button in reversed([*app.button])}
    first, second = buttons["Leave out after"], buttons["Treat 99,999 in size as missing"]
    first.click()
    app = second.click().run()
    assert not app.exception
    assert "Treat 99,999 in size as missing: done." in words(app).replace("\\", "")
    schema = schema_of(app.query_params["table"])
    assert [one.name for one in schema.inputs] == ["size", "after"]
    app = press(app, "Leave out after")
    assert "Leave out after: done." in words(app)
    schema = schema_of(app.query_params["table"])
    assert [one.name for one in schema.inputs] == ["size"]
    assert schema.inputs[0].number.codes == (99999.0,)


@pytest.mark.usefixtures("checking")
def test_rows_are_split_by_group_by_choice_and_by_link() -> None:
    rows = "id,x,y\n" + "".join(f"{i // 6},{(i * i) % 97}.5,{(i // 6 * 37) % 50 + i % 6 / 10}\n" for i in range(240))
    app = predicting(brought(rows, "visits.csv"), "y")
    app = press(app, "Split by id")
    assert not app.exception
    name = app.query_params["table"]
    assert schema_of(name).group == "id"
    again = linked(name)
    assert again.query_params["table"] == name
    assert next(box for box in again.selectbox if box.label.startswith("Keep together")).value == "id"
    assert "Nothing was found" not in words(again)
    assert "10 rows are in no part, so that groups stay together" in words(again)


@pytest.mark.usefixtures("checking")
def test_one_click_keeps_one_of_near_copies_and_the_link_says_so() -> None:
    lines = [f"{i * i % 97}.{k},{i * 7 % 61},{i * 3 % 53},{i * 5 % 59},{i}.25" for i in range(90) for k in (0, 5)]
    rows = "\n".join(["a,b,c,d,y", *lines])
    app = predicting(brought(rows, "visits.csv"), "y")
    assert "90 of 180 rows differ from another row only by rounding" in words(app)
    app = press(app, "Keep one of each set of near copies")
    assert not app.exception
    assert "Keep one of each set of near copies: done." in words(app)
    assert "are the same as another one" not in words(app)
    assert schema_of(app.query_params["table"]).rows == 90
    again = linked(app.query_params["table"])
    assert next(box for box in again.checkbox if box.label == "Keep one of each set of nearly identical rows").value
    assert "Keep one of each set of near copies: done." not in words(press(app, "Undo"))


@pytest.mark.usefixtures("checking")
def test_a_code_is_read_as_missing_by_one_click_and_the_link_says_so_and_another_click_takes_it_back() -> None:
    rows = "x,z,y\n" + "".join(f"{999999 if i in (3, 50) else i * i % 97},{i * 7 % 61},{i}.25\n" for i in range(150))
    app = press(predicting(brought(rows, "coded.csv"), "y"), "Treat 999,999 in x as missing")
    assert not app.exception
    assert "Treat 999,999 in x as missing: done." in words(app).replace("\\", "")
    assert "x: 999,999 treated as missing." in words(app).replace("\\", "")
    name = app.query_params["table"]
    assert schema_of(name).inputs[0].number.codes == (999999.0,)
    again = linked(name)
    assert again.query_params["table"] == name
    again = press(again, "Read as numbers")
    assert schema_of(again.query_params["table"]).inputs[0].number.codes == ()
    assert "done." not in words(press(app, "Undo"))


@pytest.mark.usefixtures("checking")
def test_rows_that_contradict_others_are_not_trained_on_by_one_click_and_the_link_says_so() -> None:
    cells = [f"{i * i % 89},{i * i % 97}.5,{i * i % 83}" for i in range(120)]
    lines = [f"{row},{'no' if i % 2 else 'yes'}" for i, row in enumerate(cells)]
    rows = "\n".join(["a,b,c,y", *lines, *lines, *(f"{row},no" for row in cells[:20:2])])
    app = predicting(brought(rows, "labels.csv"), "y")
    label = next(button.label for button in app.button if button.label.startswith("Don't train on the"))
    app = press(app, label)
    assert not app.exception
    assert "Both are judged on the same validation rows" in words(app)
    name = app.query_params["table"]
    aside = schema_of(name).untrained
    assert f"{len(aside)} rows are not trained on" in words(app)
    again = linked(name)
    assert again.query_params["table"] == name
    again = press(again, "Train on all rows")
    assert schema_of(again.query_params["table"]).untrained == ()


@pytest.mark.usefixtures("checking")
def test_rare_classes_are_weighed_by_one_click_and_the_link_says_so() -> None:
    rows = "x,y\n" + "".join(f"{(i * i) % 97}.5,{'no' if i % 8 else 'yes'}\n" for i in range(200))
    app = press(predicting(brought(rows, "rare.csv"), "y"), "Balance the classes")
    assert not app.exception
    assert "Balance the classes: done." in words(app)
    assert app.query_params["class_weights"] == "true"
    name = app.query_params["table"]
    app = press(app, "Undo")
    assert "class_weights" not in app.query_params
    again = visit("your_data", own_seeds=3)
    again.query_params["table"], again.query_params["class_weights"] = name, "true"
    again.run()
    assert next(box for box in again.checkbox if box.label == "Balanced class weights").value
