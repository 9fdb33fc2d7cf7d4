"""What is predicted, and what each column is read as."""

from __future__ import annotations

import pytest

from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from pages.your_data.trials.example import FILE, TARGET, example_csv
from tests.pages.your_data.visitor import brought, experiment, linked, predicting, words


@pytest.mark.usefixtures("no_training")
def test_many_whole_numbers_that_a_link_has_as_classes_are_its_classes() -> None:
    rows = "".join(f"{i % 25},{i * 7 % 31}.5\n" for i in range(250))
    name = make_table(keep(f"mark,x\n{rows}".encode(), "marks.csv"), TableChoices("mark", classes=True))
    app = linked(name)
    assert not app.exception
    assert app.query_params["table"] == name
    assert "predicting mark" in words(app)
    assert "mark has 25 different values" in next(one.label for one in app.segmented_control)


@pytest.mark.usefixtures("no_training")
def test_few_whole_numbers_are_asked_about_before_anything_is_trained() -> None:
    app = predicting(brought(example_csv(), FILE), "floor")
    assert "7 different values (0, 1, 2, 3, 4, 5, …)" in app.segmented_control[0].label
    assert "predicting" not in words(app)
    app.segmented_control[0].set_value("classes").run()
    assert "predicting floor. Always answering" in words(app)


@pytest.mark.usefixtures("no_training")
def test_columns_are_left_out_and_read_otherwise_by_choice() -> None:
    app = predicting(brought(example_csv(), FILE), TARGET)
    next(one for one in app.multiselect if one.label == "Leave out").set_value(["rooms", "year"]).run()
    next(one for one in app.selectbox if one.label == "Read as another type").set_value("floor").run()
    next(one for one in app.segmented_control if one.label == "Read floor as").set_value("category").run()
    asked = experiment(inputs=("size", "floor", "district", "balcony", "distance"), kinds={"floor": "category"})
    assert app.query_params["table"] == asked.data.dataset
    assert "14 inputs, predicting rent" in words(app)


@pytest.mark.usefixtures("no_training")
def test_texts_of_which_the_most_frequent_are_read_may_be_read_as_words_too() -> None:
    app = brought("note,size,y\n" + "".join(f"a {i % 25} note,{i % 7},{i}\n" for i in range(100)))
    assert "Texts that can be read as words, too\\: note" in words(app)
    next(one for one in app.selectbox if one.label == "Read as another type").set_value("note").run()
    next(one for one in app.segmented_control if one.label == "Read note as").set_value("words").run()
    assert "as words, too" not in words(app)


@pytest.mark.usefixtures("no_training")
def test_texts_that_hardly_repeat_are_read_as_words_by_choice() -> None:
    app = predicting(brought("note,size,y\n" + "".join(f"a {i} note,{i % 7},{i}\n" for i in range(60))), "y")
    assert "Left out, and can be read as words" in words(app)
    assert "groups of three and four letters" not in words(app)
    next(one for one in app.selectbox if one.label == "Read as another type").set_value("note").run()
    next(one for one in app.segmented_control if one.label == "Read note as").set_value("words").run()
    assert "11 inputs, predicting y" in words(app)
    assert "| note | words | 0 | a 0 note |" in words(app)
    assert "groups of three and four letters" in words(app)
    assert "can be read as words" not in words(app)
    other = linked(app.query_params["table"])
    assert "11 inputs, predicting y" in words(other)
    assert "groups of three and four letters" in words(other)


@pytest.mark.usefixtures("no_training")
def test_leaving_out_rows_with_gaps_is_offered_with_its_price() -> None:
    app = predicting(brought(example_csv(), FILE), TARGET)
    price = next(box for box in app.checkbox if box.label.startswith("Leave out rows"))
    assert price.label == "Leave out rows with empty cells: year is empty in 9 of 240"
    price.check().run()
    assert r"231 rows of rents\.csv" in words(app)


@pytest.mark.usefixtures("no_training")
def test_a_column_that_is_left_out_costs_no_rows() -> None:
    rows = "".join(
        f"{'' if i % 2 else i},{'' if i % 9 == 0 else -i},{'' if i == 7 else i % 5},{i}\n" for i in range(60)
    )
    app = predicting(brought("leak,size,part,y\n" + rows), "y")

    def price() -> str:
        return next(box.label for box in app.checkbox if box.label.startswith("Leave out rows"))

    assert price().endswith("leak is empty in 30 of 60, and 2 more columns have empty cells")
    next(one for one in app.multiselect if one.label == "Leave out").set_value(["leak"]).run()
    assert price().endswith("size is empty in 7 of 60, and one more column has empty cells")
    next(one for one in app.multiselect if one.label == "Leave out").set_value(["leak", "part"]).run()
    assert price().endswith("size is empty in 7 of 60")


@pytest.mark.usefixtures("no_training")
def test_rows_with_words_in_a_column_of_numbers_are_counted_where_they_are_left_out() -> None:
    rows = "".join(f"{'nope' if i % 6 == 0 else i % 5 + 1},{i}\n" for i in range(60))
    app = predicting(brought("mark,y\n" + rows), "mark")
    next(one for one in app.segmented_control if "different values" in one.label).set_value("a number").run()
    assert "10 rows without a value in mark are left out." in words(app)
    app = predicting(app, "y")
    assert not [box for box in app.checkbox if box.label.startswith("Leave out rows")]
    next(box for box in app.selectbox if box.label == "Read as another type").set_value("mark").run()
    next(one for one in app.segmented_control if one.label == "Read mark as").set_value("number").run()
    (leave_out,) = [box for box in app.checkbox if box.label.startswith("Leave out rows")]
    assert leave_out.label.endswith("mark is empty in 10 of 60")
    assert "| mark | a number | 10 |" in words(app)


@pytest.mark.usefixtures("no_training")
def test_a_single_input_is_not_called_several() -> None:
    app = predicting(brought("a,b\n" + "".join(f"{i}.5,{i % 7}.25\n" for i in range(40))), "b")
    left_out = next(one for one in app.multiselect if one.label == "Leave out")
    assert left_out.placeholder == "Nothing: the other column is the input"
    assert "1 input, predicting b" in words(app)
