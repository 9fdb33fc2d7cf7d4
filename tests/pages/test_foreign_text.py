"""What a stranger calls a file, its columns and its classes stays text on every page that names it."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.analysis.snapshots import weights_by_epoch
from dashboard.data.own_data import own_data
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.figures.panel import encode
from dashboard.ui.lessons import LESSONS
from dashboard.ui.plain import plain
from pages.lab.figures.learned import learned_panels
from tests.pages.foreign.live_markup import read_as_markdown
from tests.pages.inline_engine import InlineEngine, StartingEngine, put_in_place
from tests.pages.opened import visit, words
from tests.trained import trained

TARGET = "a@m4rk.example :red[m4rk] $m4rk$ `m4rk`"
LABELS = ("**m4rk** one", "<i>m4rk</i> [m4rk](m4rk)")
COLUMN = "<b>m4rk</b> _m4rk_"
# As it is brought, and as it is stored.
FILES = ("~~m4rk~~", "__m4rk__")
# Pages that train on the data of the lab, and name it before they do.
NAMED = {"which_fix", "which_activation"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a data set whose every name is markup."""
    file = tmp_path_factory.mktemp("foreign") / f"{FILES[0]}.csv"
    rows = (f"{place},{LABELS[place // 20]}" for place in range(40))
    file.write_text("\n".join((f"{COLUMN},{TARGET}", *rows)), "utf-8")
    return own_data(file, TARGET)


@pytest.mark.parametrize("name", LESSONS)
def test_no_page_shows_a_file_s_names_as_markup(name: str, hostile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)
    app = lab(hostile)
    app._page_hash = calc_hash(name)
    app.run()
    assert not app.exception
    texts = [*read_as_markdown(app._tree)]
    assert [text for text in texts if is_alive(text)] == []
    assert name not in NAMED or any("m4rk" in text for text in texts)


def test_the_lab_s_results_do_not_either(hostile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(InlineEngine, monkeypatch)
    app = lab(hostile)
    app.query_params.update({"dataset": "moons"})
    app.run()
    assert "m4rk" in words(app), "the line of change names the data set"
    assert [text for text in read_as_markdown(app._tree) if is_alive(text)] == []


def test_no_chart_of_the_lab_reads_a_class_s_name_as_tags(hostile: str) -> None:
    record = trained(change(Experiment(), dataset=hostile, epochs=2), keep_weights=True)
    panels = learned_panels(record, weights_by_epoch(record))
    drawn = json.dumps([panel.payload() for panel in panels], default=encode)
    assert "m4rk" in drawn
    assert "<i>m4rk" not in drawn
    assert "<b>m4rk" not in drawn


def lab(dataset: str) -> AppTest:
    """The lab, after it has trained on that data set, as far as the engine lets it."""
    app = visit("lab")
    app.query_params.update({"dataset": dataset, "epochs": "5"})
    app.run()
    app.query_params.clear()
    return app


def is_alive(text: str) -> bool:
    """Whether any of the names stands there as it was written."""
    foreign = (TARGET, COLUMN, *LABELS, *FILES)
    for one in foreign:
        text = text.replace(plain(one), "")
    return "m4rk" in text


def test_the_names_are_seen_where_they_are_alive(hostile: str) -> None:
    assert is_alive(f"predicting {TARGET}")
    assert not is_alive(f"predicting {plain(TARGET)}")
