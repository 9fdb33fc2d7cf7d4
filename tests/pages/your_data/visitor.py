"""A visitor who brings a table, or opens a link to one."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.experiment.experiment import Experiment
from pages.your_data.trials.example import FILE, TARGET, example_csv
from pages.your_data.trials.sizes import own_experiment
from tests.pages.opened import opened, visit

OWN = "hours,subject,passed\n" + "".join(f"{i},{'xyz'[i % 3]},{'ny'[i // 20]}\n" for i in range(40))
ASKED = "What do you want to predict?"


def words(app: AppTest) -> str:
    return "\n".join(element.value for element in (*app.markdown, *app.caption))


def brought(content: str | bytes = OWN, name: str = "exam.csv") -> AppTest:
    app = opened("your_data", own_seeds=3)
    plain = content.encode() if isinstance(content, str) else content
    return app.file_uploader[0].upload(name, plain, "text/csv").run()


def predicting(app: AppTest, target: str) -> AppTest:
    return next(box for box in app.selectbox if box.label == ASKED).set_value(target).run()


def linked(table: str) -> AppTest:
    """The page as the link to a table opens it."""
    app = visit("your_data", own_seeds=3)
    app.query_params["table"] = table
    return app.run()


def experiment(target: str = TARGET, **choices: Any) -> Experiment:
    return own_experiment(make_table(keep(example_csv(), FILE), TableChoices(target, **choices)))
