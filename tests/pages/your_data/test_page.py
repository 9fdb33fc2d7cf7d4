"""A visitor brings a CSV: it is read, trained on, and taken along to the lab."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.results import Results
from dashboard.data.csv_schema import infer_schema
from dashboard.data.csv_table import parse_csv
from dashboard.data.own_data import save_table
from dashboard.experiment.arms import grid
from dashboard.experiment.experiment import Experiment
from pages.your_data.finding import finding
from pages.your_data.trials.example import FILE, TARGET, example_csv
from pages.your_data.trials.sizes import own_arms, own_experiment
from tests.pages.inline_engine import StartingEngine, put_in_place
from tests.pages.opened import opened
from tests.trained import trained

EXAMPLE = parse_csv(example_csv(), FILE)
OWN = "hours,subject,passed\n" + "".join(f"{i},{'xyz'[i % 3]},{'ny'[i // 20]}\n" for i in range(40))


@pytest.fixture
def no_training(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not about results."""
    put_in_place(StartingEngine, monkeypatch)


def words(app: AppTest) -> str:
    return "\n".join(element.value for element in (*app.markdown, *app.caption))


def experiment(**choice: object) -> Experiment:
    return own_experiment(save_table(EXAMPLE, infer_schema(EXAMPLE, **{"target": TARGET} | choice)), 20_000)  # type: ignore[arg-type]


def said(asked: Experiment) -> str:
    arms = own_arms(asked)
    return finding(Results.of(arms, [trained(one) for one in grid(arms, 3)]))


def test_until_a_file_is_brought_the_example_is_shown_and_named_as_made_up() -> None:
    app = opened("your_data", own_seeds=3)
    assert not app.exception
    assert app.title[0].value.endswith("?")
    assert "flats that are made up" in words(app)
    assert said(experiment()) in words(app)


@pytest.mark.usefixtures("no_training")
def test_a_file_takes_the_example_s_place_and_says_how_each_column_was_read() -> None:
    app = opened("your_data", own_seeds=3)
    app.file_uploader[0].upload("exam.csv", OWN.encode(), "text/csv").run()
    assert not app.exception
    assert "flats" not in words(app)
    assert "| subject | a category | 0 | x, y, z |" in words(app)
    assert r"40 rows of exam\.csv\. 4 inputs, predicting passed." in words(app)


@pytest.mark.usefixtures("no_training")
def test_a_file_that_is_no_table_is_refused_with_the_reason_and_the_last_one_stays() -> None:
    app = opened("your_data", own_seeds=3)
    app.file_uploader[0].upload("numbers.csv", b"1,2\n3,4\n", "text/csv").run()
    assert not app.exception
    assert app.error[0].value == (
        "numbers.csv: The first line holds '1, 2', and no names. Put the columns' names on top."
    )
    assert r"231 rows of rents\.csv" in words(app)


def test_other_columns_are_another_experiment() -> None:
    app = opened("your_data", own_seeds=3)
    app.multiselect[0].set_value(["size", "district"]).run()
    assert said(experiment(inputs=("size", "district"))) in words(app)


def test_few_numbers_may_be_predicted_as_classes() -> None:
    app = opened("your_data", own_seeds=3)
    app.selectbox[0].set_value("floor").run()
    app.segmented_control[0].set_value("classes").run()
    assert said(experiment(target="floor", classes=True)) in words(app)


@pytest.mark.usefixtures("no_training")
def test_what_can_t_be_learned_is_said_in_place_of_a_chart() -> None:
    app = opened("your_data", own_seeds=3)
    app.file_uploader[0].upload("few.csv", b"a,b\n1,2\n2,3\n", "text/csv").run()
    assert not app.exception
    assert "2 rows are complete" in app.error[0].value


@pytest.mark.usefixtures("no_training")
def test_one_click_takes_the_data_to_the_trial_of_remedies() -> None:
    app = opened("your_data", own_seeds=3)
    next(button for button in app.button if button.label == "Try every remedy on these data").click().run()
    assert app.title[0].value == "Which fix helps?"
    assert any(caption.value.startswith("The lab's experiment: rents: rent, 231 samples") for caption in app.caption)


@pytest.mark.usefixtures("no_training")
def test_a_stranger_s_column_name_is_text_and_not_markdown() -> None:
    app = opened("your_data", own_seeds=3)
    app.file_uploader[0].upload("x.csv", b"**a** | <b>,y\n" + b"".join(b"%d,%d\n" % (i, i) for i in range(30))).run()
    assert r"\*\*a\*\* &#124; \<b\>" in words(app)
