"""Tables of one's own that are called alike: the lab stays with the one that is opened."""

from __future__ import annotations

import pytest

from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.experiment.links.settings import to_link
from dashboard.ui.controls.widgets import key_of
from pages.lab.sections.session import RUN
from pages.your_data.trials.sizes import own_experiment
from tests.pages.inline_engine import put_in_place
from tests.pages.lab.test_deleted import Made
from tests.pages.opened import visit

TABLE = "hours,days,rent\n" + "".join(f"{i % 7}.5,{i % 11},{i}.25\n" for i in range(60))


def test_a_table_that_is_opened_again_stays_where_another_has_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(Made, monkeypatch)
    source = keep(TABLE.encode(), "rents.csv")
    whole, narrower = (make_table(source, TableChoices("rent", inputs)) for inputs in ((), ("hours",)))
    app = visit("lab")
    for name in (whole, narrower, whole):
        app.query_params.clear()
        for setting, value in to_link(own_experiment(name)).items():
            app.query_params[setting] = value
        app.run()
    next(one for one in app.select_slider if one.key == key_of("samples")).set_value(50).run()
    assert not app.exception
    assert app.session_state[RUN.name].record.experiment.data.dataset == whole
    shown = app.selectbox(key=key_of("dataset")).options
    assert {"rents: rent", "rents: rent (2)"} <= {*shown}
