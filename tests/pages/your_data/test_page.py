"""A visitor brings a table: it is read, trained on once they say what to predict, and taken along to the lab."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.results import Results
from dashboard.data.brought import Brought
from dashboard.data.parts import SPLITS
from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.data.tables.storage import schema_of
from dashboard.engine.batch import Batch
from dashboard.experiment.arms import grid
from dashboard.experiment.experiment import Experiment
from pages.your_data.finding.networks import finding
from pages.your_data.sections.bringing import CHOOSING_SECONDS
from pages.your_data.tasks import check_table, make_dataset
from pages.your_data.trials.example import FILE, TARGET, example_csv
from pages.your_data.trials.sizes import own_arms, own_experiment
from tests.language.as_read import as_read
from tests.pages.inline_engine import CheckingEngine, StartingEngine, put_in_place
from tests.pages.opened import opened, visit
from tests.trained import trained

P = ParamSpec("P")
T = TypeVar("T")
OWN = "hours,subject,passed\n" + "".join(f"{i},{'xyz'[i % 3]},{'ny'[i // 20]}\n" for i in range(40))
ASKED = "What do you want to predict?"


@pytest.fixture
def no_training(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not about results: tables are read all the same."""
    put_in_place(StartingEngine, monkeypatch)


@pytest.fixture
def checking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is about what checks find."""
    put_in_place(CheckingEngine, monkeypatch)


def words(app: AppTest) -> str:
    return "\n".join(element.value for element in (*app.markdown, *app.caption))


def brought(content: str | bytes = OWN, name: str = "exam.csv") -> AppTest:
    app = opened("your_data", own_seeds=3)
    plain = content.encode() if isinstance(content, str) else content
    return app.file_uploader[0].upload(name, plain, "text/csv").run()


def predicting(app: AppTest, target: str) -> AppTest:
    return next(box for box in app.selectbox if box.label == ASKED).set_value(target).run()


def experiment(target: str = TARGET, **choices: Any) -> Experiment:
    return own_experiment(make_table(keep(example_csv(), FILE), TableChoices(target, **choices)))


def said(asked: Experiment) -> str:
    arms = own_arms(asked)
    return finding(Results.of(arms, [trained(one) for one in grid(arms, 3)]), SPLITS[:2])


@pytest.mark.long
def test_until_a_file_is_brought_the_example_is_shown_and_named_as_made_up() -> None:
    app = opened("your_data", own_seeds=3)
    assert not app.exception
    assert app.title[0].value.endswith("?")
    assert "a made-up table of rented flats" in words(app)
    assert said(experiment()) in words(app)


@pytest.mark.usefixtures("no_training")
def test_a_file_takes_the_example_s_place_and_nothing_is_trained_until_its_target_is_named() -> None:
    app = brought()
    assert not app.exception
    assert "flats" not in words(app)
    assert "| subject | a category | 0 | x, y, z |" in words(app)
    assert r"40 rows of exam\.csv. Nothing is trained until you choose." in words(app)
    assert "predicting" not in words(app)
    app = predicting(app, "passed")
    assert r"40 rows of exam\.csv\. 2 columns as 4 inputs, predicting passed." in words(app)


@pytest.mark.usefixtures("no_training")
@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "exam\\.csv: The file is empty"),
        (b"\x89PNG\r\n\x1a\n", "This is a picture"),
        (b"a,b\n1,2\n", "No column can be"),
    ],
)
def test_a_file_that_is_no_table_leaves_the_reason_and_nothing_of_another_file(content: bytes, problem: str) -> None:
    app = predicting(brought(), "passed")
    app = app.file_uploader[0].upload("exam.csv", content, "text/csv").run()
    for _ in range(2):
        assert not app.exception
        assert problem in app.error[0].value
        assert "predicting" not in words(app)
        assert "flats" not in words(app)
        assert not app.selectbox
        app.run()


def silent(*_: object) -> None:
    raise TimeoutError


@pytest.mark.usefixtures("no_training")
@pytest.mark.parametrize("predicted", [False, True])
def test_a_server_that_is_too_busy_to_answer_can_be_asked_again(
    monkeypatch: pytest.MonkeyPatch, *, predicted: bool
) -> None:
    # A file that no other test has had described.
    content = OWN.replace("subject", f"course {predicted}")
    app = brought(content) if predicted else opened("your_data", own_seeds=3)
    with monkeypatch.context() as busy:
        busy.setattr("pages.your_data.sections.work.answer", silent)
        file = app.file_uploader[0]
        app = predicting(app, "passed") if predicted else file.upload("exam.csv", content.encode(), "text/csv").run()
        assert "No answer within 120 seconds, so it was given up" in app.error[0].value
    app = next(one for one in app.button if one.label == "Try again").click().run()
    assert not app.error
    assert ("predicting passed" in words(app)) == predicted
    assert f"| course {predicted} | a category | 0 | x, y, z |" in words(app)


@pytest.mark.usefixtures("no_training")
def test_a_file_over_the_size_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_UPLOAD_MB", "1")
    app = brought("a,b\n" + "1,2\n" * 500_000, "long.csv")
    assert app.file_uploader[0].label.endswith(as_read("up to 1 MB"))
    said = r"long\.csv: The file is 2\.0 MB, and the limit is 1 MB\. Upload fewer rows, or leave columns out\."
    assert app.error[0].value == as_read(said)


@pytest.mark.usefixtures("no_training")
def test_many_whole_numbers_that_a_link_has_as_classes_are_its_classes() -> None:
    rows = "".join(f"{i % 25},{i * 7 % 31}.5\n" for i in range(250))
    name = make_table(keep(f"mark,x\n{rows}".encode(), "marks.csv"), TableChoices("mark", classes=True))
    app = visit("your_data", own_seeds=3)
    app.query_params["table"] = name
    app.run()
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
    other = visit("your_data", own_seeds=3)
    other.query_params["table"] = app.query_params["table"]
    other.run()
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
def test_what_was_converted_is_said_with_its_count() -> None:
    rows = "".join(f'"${i},043.15",{i}\n' for i in range(1, 41))
    assert r"wage\: read '$1,043\.15' as 1043\.15 in 40 of 40 cells" in words(brought("wage,y\n" + rows)).replace(
        r"\$", "$"
    )


@pytest.mark.usefixtures("no_training")
def test_that_more_was_converted_than_is_listed_is_said() -> None:
    header = ",".join(f"wage {j}" for j in range(43))
    rows = "\n".join(",".join(f"${i + j}" for j in range(43)) for i in range(1, 41))
    assert "3 more notes." in words(brought(f"{header}\n{rows}"))


@pytest.mark.usefixtures("no_training")
def test_of_columns_that_are_not_listed_a_single_one_is_one() -> None:
    header, rows = ",".join(f"x{j}" for j in range(41)), "\n".join(",".join([f"{i}.5"] * 41) for i in range(20))
    assert "One more column." in words(brought(f"{header}\n{rows}"))


@pytest.mark.usefixtures("no_training")
def test_a_single_input_is_not_called_several() -> None:
    app = predicting(brought("a,b\n" + "".join(f"{i}.5,{i % 7}.25\n" for i in range(40))), "b")
    left_out = next(one for one in app.multiselect if one.label == "Leave out")
    assert left_out.placeholder == "Nothing: the other column is the input"
    assert "1 input, predicting b" in words(app)


@pytest.mark.usefixtures("no_training")
def test_what_can_t_be_learned_is_said_in_place_of_a_chart() -> None:
    app = predicting(brought("a,b\n" + "".join(f"{i}.5,{i}.25\n" for i in range(10))), "b")
    assert not app.exception
    assert "The table has 10 rows, and 20 are needed" in app.error[0].value


@pytest.mark.usefixtures("no_training")
def test_the_page_s_link_opens_the_same_choices() -> None:
    asked = experiment(target="floor", classes=True, inputs=("size", "year"))
    app = visit("your_data", own_seeds=3)
    app.query_params["table"] = asked.data.dataset
    app.run()
    assert not app.exception
    assert app.query_params["table"] == asked.data.dataset
    assert "3 inputs, predicting floor" in words(app)


@pytest.mark.usefixtures("no_training")
def test_a_link_to_a_table_that_is_gone_says_so_until_a_file_is_brought() -> None:
    app = visit("your_data", own_seeds=3)
    app.query_params["table"] = "table-" + "0" * 16
    for _ in range(2):
        app.run()
        assert "no longer kept here" in app.error[0].value
        assert "rents" not in words(app)
    app = app.file_uploader[0].upload("exam.csv", OWN.encode(), "text/csv").run()
    assert not app.error
    assert "40 rows of exam" in words(app)


@pytest.mark.usefixtures("no_training")
def test_any_file_is_taken_so_that_its_reader_says_what_to_do_with_it() -> None:
    assert not opened("your_data", own_seeds=3).file_uploader[0].proto.type


@pytest.mark.usefixtures("no_training")
def test_files_are_listed_and_deleted(tmp_path: Path) -> None:
    app = brought()
    app = app.file_uploader[0].upload("other.csv", OWN.encode() + b"41,x,y\n", "text/csv").run()
    assert r"exam\.csv, 20" in words(app)
    assert r"other\.csv, 20" in words(app)
    asked = next(block for block in app.get("popover") if block.proto.popover.label == "Delete")
    assert [button.label for button in asked.button] == ["Delete"]
    next(button for button in app.button if button.label == "Delete").click().run()
    assert r"exam\.csv, 20" not in words(app)
    next(button for button in app.button if button.label == "Delete").click().run()
    assert "a made-up table of rented flats" in words(app)
    assert not app.file_uploader[0].value


@pytest.mark.usefixtures("no_training")
def test_after_a_reload_files_are_listed_in_the_browser_that_brought_them_and_in_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dashboard.ui.web.browser.browser_key", lambda: "k" * 32)
    brought(OWN, "exam.csv")
    brought(OWN + "41,x,y\n", "kept.csv")
    again = opened("your_data", own_seeds=3)
    assert re.search(r"kept\\\.csv, [\d: -]+, 41 rows", words(again))
    # It is the last one that it begins with.
    assert r"41 rows of kept\.csv" in words(again)
    again = pressed(again, "Open")
    assert "Open again" in {button.label for button in again.button}
    assert r"40 rows of exam\.csv" in words(again)
    for _ in range(2):
        again = pressed(again, "Delete")
    assert "a made-up table of rented flats" in words(again.run())
    monkeypatch.setattr("dashboard.ui.web.browser.browser_key", lambda: "l" * 32)
    assert "kept" not in words(opened("your_data", own_seeds=3))


@pytest.mark.usefixtures("no_training")
@pytest.mark.parametrize(("minutes_to_utc", "when"), [(-540, "1970-01-01 09:00"), (300, "1969-12-31 19:00")])
def test_a_file_s_time_is_that_of_the_visitor_s_clock(
    minutes_to_utc: int, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.timezone_offset", minutes_to_utc)
    monkeypatch.setattr("pages.your_data.sections.files.brought_by", lambda _: (Brought("file-0", "own.csv", 0.0),))
    assert f"own\\.csv, {when}" in words(opened("your_data", own_seeds=3))


PATIENTS = "patient,diagnosis,crp,days\n" + "".join(
    f"Erika Geheim{i},{('HIV', 'flu', 'cancer')[i % 3]},{(7 * i) % 31}.5,{i}.25\n" for i in range(60)
)


@pytest.mark.usefixtures("checking")
def test_a_link_shows_no_cell_of_columns_that_are_no_inputs_and_lets_nobody_delete_the_file() -> None:
    owner = predicting(brought(PATIENTS, "patients.csv"), "days")
    next(one for one in owner.multiselect if one.label == "Leave out").set_value(["diagnosis"]).run()
    next(one for one in owner.selectbox if one.label.startswith("Keep together")).set_value("patient").run()
    assert "Erika Geheim0" in words(owner)
    other = visit("your_data", own_seeds=3)
    other.query_params["table"] = owner.query_params["table"]
    other.run()
    assert not other.exception
    assert "1 input, predicting days" in words(other)
    assert "| patient | left out | 0 |" in words(other)
    offered = [option for box in (*other.selectbox, *other.multiselect) for option in box.options]
    assert not any(one in f"{words(other)} {offered}" for one in ("Geheim", "HIV", "diagnosis"))
    assert not any(button.label in ("Delete", "Open") for button in other.button)
    owner.run()
    assert r"patients\.csv, 20" in words(owner)


@pytest.mark.usefixtures("no_training")
def test_whoever_brings_a_linked_file_sees_all_of_it() -> None:
    owner = predicting(brought(PATIENTS, "patients.csv"), "days")
    other = visit("your_data", own_seeds=3)
    other.query_params["table"] = owner.query_params["table"]
    other.run()
    assert "Geheim" not in words(other)
    other = other.file_uploader[0].upload("patients.csv", PATIENTS.encode(), "text/csv").run()
    assert "Geheim" in words(other)
    assert any(button.label == "Delete" for button in other.button)


@pytest.mark.usefixtures("no_training")
def test_one_click_takes_the_data_to_the_trial_of_remedies() -> None:
    app = opened("your_data", own_seeds=3)
    next(button for button in app.button if button.label == "Try every remedy on this data").click().run()
    assert app.title[0].value == "Which fix helps?"
    assert any(caption.value.startswith(r"The lab's experiment: rents\: rent, 240 samples") for caption in app.caption)


@pytest.mark.usefixtures("no_training")
def test_a_stranger_s_column_name_is_text_and_not_markdown() -> None:
    app = brought(b"**a** | <b>,y\n" + b"".join(b"%d,%d\n" % (i, i) for i in range(30)), "x.csv")
    assert r"\*\*a\*\* &#124; \<b\>" in words(app)


LEAKY = "size,after,y\n" + "".join(f"{(7 * i) % 31}.5,{i}.25,{i}.0\n" for i in range(120))


def pressed(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


@pytest.mark.usefixtures("checking")
def test_what_a_check_finds_is_said_and_one_click_leaves_it_out_and_another_takes_it_back() -> None:
    app = predicting(brought(LEAKY, "leaky.csv"), "y")
    assert not app.exception
    assert "**after alone predicts y: 1.00" in words(app).replace("\\", "")
    app = pressed(app, "Leave out after")
    assert not app.exception
    assert "Leave out after: done." in words(app)
    assert "1 input, predicting y" in words(app)
    assert "Nothing else was found in the table itself" in words(app)
    app = pressed(app, "Undo")
    assert "2 inputs, predicting y" in words(app)
    assert "done." not in words(app)


def test_the_large_network_is_trained_before_anything_else_is_asked_of_the_workers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []

    class Asked(CheckingEngine):
        def submit_all(self, experiments: Iterable[Experiment], owner: str, **_: object) -> Batch:
            batch = super().submit_all(experiments, owner)
            asked.append(batch.runs[0].record.experiment.model.hidden_layers)
            return batch

        def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
            asked.append(function)
            return super().call(function, *args, **kwargs)

    put_in_place(Asked, monkeypatch)
    app = brought()
    asked.clear()
    assert not predicting(app, "passed").exception
    # The other models wait until networks can be compared.
    assert asked == [make_dataset, (64, 64), check_table]


def test_while_somebody_chooses_a_target_nothing_is_compiled_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    expected: list[float] = []
    monkeypatch.setattr(CheckingEngine, "expect", lambda _, seconds: expected.append(seconds))
    put_in_place(CheckingEngine, monkeypatch)
    predicting(brought(OWN.replace("hours", "minutes")), "passed")
    assert expected == [CHOOSING_SECONDS]


@pytest.mark.usefixtures("checking")
def test_the_price_of_a_step_is_shown_until_something_else_is_chosen() -> None:
    app = pressed(predicting(brought(LEAKY, "leaky.csv"), "y"), "Leave out after")
    assert "Leave out after: done." in words(app)
    app = next(box for box in app.selectbox if box.label == "Split in order of").set_value("size").run()
    assert not app.exception
    assert "done." not in words(app)


@pytest.mark.usefixtures("checking")
def test_of_two_steps_pressed_before_the_page_is_drawn_the_second_is_taken_from_where_the_first_was() -> None:
    coded = LEAKY.replace("\n3.5,", "\n99999.0,")
    app = predicting(brought(coded, "leaky.csv"), "y")
    buttons = {button.label: button for button in app.button}
    first, second = buttons["Leave out after"], buttons["Treat 99,999 in size as missing"]
    first.click()
    app = second.click().run()
    assert not app.exception
    assert "Treat 99,999 in size as missing: done." in words(app).replace("\\", "")
    schema = schema_of(app.query_params["table"])
    assert [one.name for one in schema.inputs] == ["size", "after"]
    app = pressed(app, "Leave out after")
    assert "Leave out after: done." in words(app)
    schema = schema_of(app.query_params["table"])
    assert [one.name for one in schema.inputs] == ["size"]
    assert schema.inputs[0].number.codes == (99999.0,)


@pytest.mark.usefixtures("checking")
def test_rows_are_split_by_group_by_choice_and_by_link() -> None:
    rows = "id,x,y\n" + "".join(f"{i // 6},{(i * i) % 97}.5,{(i // 6 * 37) % 50 + i % 6 / 10}\n" for i in range(240))
    app = predicting(brought(rows, "visits.csv"), "y")
    app = pressed(app, "Split by id")
    assert not app.exception
    name = app.query_params["table"]
    assert schema_of(name).group == "id"
    again = visit("your_data", own_seeds=3)
    again.query_params["table"] = name
    again.run()
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
    app = pressed(app, "Keep one of each set of near copies")
    assert not app.exception
    assert "Keep one of each set of near copies: done." in words(app)
    assert "are the same as another one" not in words(app)
    assert schema_of(app.query_params["table"]).rows == 90
    again = visit("your_data", own_seeds=3)
    again.query_params["table"] = app.query_params["table"]
    again.run()
    assert next(box for box in again.checkbox if box.label == "Keep one of each set of nearly identical rows").value
    assert "Keep one of each set of near copies: done." not in words(pressed(app, "Undo"))


@pytest.mark.usefixtures("checking")
def test_a_code_is_read_as_missing_by_one_click_and_the_link_says_so_and_another_click_takes_it_back() -> None:
    rows = "x,z,y\n" + "".join(f"{999999 if i in (3, 50) else i * i % 97},{i * 7 % 61},{i}.25\n" for i in range(150))
    app = pressed(predicting(brought(rows, "coded.csv"), "y"), "Treat 999,999 in x as missing")
    assert not app.exception
    assert "Treat 999,999 in x as missing: done." in words(app).replace("\\", "")
    assert "x: 999,999 treated as missing." in words(app).replace("\\", "")
    name = app.query_params["table"]
    assert schema_of(name).inputs[0].number.codes == (999999.0,)
    again = visit("your_data", own_seeds=3)
    again.query_params["table"] = name
    again.run()
    assert again.query_params["table"] == name
    again = pressed(again, "Read as numbers")
    assert schema_of(again.query_params["table"]).inputs[0].number.codes == ()
    assert "done." not in words(pressed(app, "Undo"))


@pytest.mark.usefixtures("checking")
def test_rows_that_contradict_others_are_not_trained_on_by_one_click_and_the_link_says_so() -> None:
    cells = [f"{i * i % 89},{i * i % 97}.5,{i * i % 83}" for i in range(120)]
    lines = [f"{row},{'no' if i % 2 else 'yes'}" for i, row in enumerate(cells)]
    rows = "\n".join(["a,b,c,y", *lines, *lines, *(f"{row},no" for row in cells[:20:2])])
    app = predicting(brought(rows, "labels.csv"), "y")
    label = next(button.label for button in app.button if button.label.startswith("Don't train on the"))
    app = pressed(app, label)
    assert not app.exception
    assert "Both are judged on the same validation rows" in words(app)
    name = app.query_params["table"]
    aside = schema_of(name).untrained
    assert f"{len(aside)} rows are not trained on" in words(app)
    again = visit("your_data", own_seeds=3)
    again.query_params["table"] = name
    again.run()
    assert again.query_params["table"] == name
    again = pressed(again, "Train on all rows")
    assert schema_of(again.query_params["table"]).untrained == ()


@pytest.mark.usefixtures("checking")
def test_rare_classes_are_weighed_by_one_click_and_the_link_says_so() -> None:
    rows = "x,y\n" + "".join(f"{(i * i) % 97}.5,{'no' if i % 8 else 'yes'}\n" for i in range(200))
    app = pressed(predicting(brought(rows, "rare.csv"), "y"), "Balance the classes")
    assert not app.exception
    assert "Balance the classes: done." in words(app)
    assert app.query_params["class_weights"] == "true"
    name = app.query_params["table"]
    app = pressed(app, "Undo")
    assert "class_weights" not in app.query_params
    again = visit("your_data", own_seeds=3)
    again.query_params["table"], again.query_params["class_weights"] = name, "true"
    again.run()
    assert next(box for box in again.checkbox if box.label == "Balanced class weights").value
