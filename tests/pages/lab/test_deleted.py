"""A table that is deleted in another tab, while the lab shows what was trained on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.data.tables.storage import delete_file, schema_of
from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.settings import to_link
from dashboard.experiment.splits import make_splits
from dashboard.ui.controls.widgets import key_of
from pages.lab.sections.session import BEFORE, RUN
from pages.your_data.trials.sizes import own_experiment
from tests.made import made_record
from tests.pages.inline_engine import MADE, InlineEngine, finished, put_in_place
from tests.pages.opened import visit, words

TABLE = "hours,days\n" + "".join(f"{i % 7}.5,{i}.25\n" for i in range(60))


class Made(InlineEngine):
    """Makes up the training that the lab shows."""

    def submit(self, experiment: Experiment, owner: str) -> Run:
        record = replace(made_record(MADE, experiment=experiment), splits=make_splits(experiment))
        return finished(record, owner, keep_weights=True)


def test_the_lab_says_that_the_table_is_gone_and_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(Made, monkeypatch)
    name = make_table(keep(TABLE.encode(), "deleted.csv"), TableChoices("days"))
    app = visit("lab")
    for setting, value in to_link(own_experiment(name)).items():
        app.query_params[setting] = value
    app.run()
    next(one for one in app.button if one.label == "Pin").click().run()
    next(one for one in app.select_slider if one.key == key_of("samples")).set_value(50).run()
    assert not app.exception
    assert app.session_state[BEFORE.name].experiment.data.dataset == name
    delete_file(schema_of(name).source)
    for _ in range(2):
        app.run()
        assert not app.exception
        assert not app.error
        assert "upload it again on the page Your data" in words(app)
        assert app.session_state[RUN.name].record.experiment.data.dataset == "moons"
        assert not any("deleted" in option for box in app.selectbox for option in box.options)
